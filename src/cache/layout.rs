//! The bytes of an index: what it is for, how long each part is, and a checksum of each.

use std::io::{Read, Seek, SeekFrom};

use crate::files::Part;

/// The first bytes of every index.
const MARK: &[u8; 16] = b"mieux index v002";

/// The length of all that comes before the parts.
const HEADER: usize = MARK.len() + 32 + Part::ALL.len() * 12 + 4;

/// Reads and writes the bytes of an index.
pub(super) struct Layout;

impl Layout {
    /// What comes before these parts.
    pub(super) fn header(key: &[u8; 32], parts: &[Vec<u8>; Part::ALL.len()]) -> Vec<u8> {
        let mut header = Vec::with_capacity(HEADER);
        header.extend(MARK);
        header.extend(key);
        for part in parts {
            header.extend((part.len() as u64).to_le_bytes());
            header.extend(crc32fast::hash(part).to_le_bytes());
        }
        header.extend(crc32fast::hash(&header).to_le_bytes());
        header
    }

    /// One part; `None` if the bytes are of another program or registry, or not those that were written.
    pub(super) fn read(
        file: &mut (impl Read + Seek),
        key: &[u8; 32],
        part: Part,
    ) -> Option<Vec<u8>> {
        let mut header = [0; HEADER];
        file.rewind().ok()?;
        file.read_exact(&mut header).ok()?;
        let (start, sum) = header.split_last_chunk::<4>()?;
        let table = start.strip_prefix(MARK)?.strip_prefix(key)?;
        if crc32fast::hash(start) != u32::from_le_bytes(*sum) {
            return None;
        }
        let mut place = HEADER as u64;
        for (one, row) in Part::ALL.iter().zip(table.chunks_exact(12)) {
            let (length, sum) = row.split_first_chunk::<8>()?;
            let length = u64::from_le_bytes(*length);
            if *one == part {
                file.seek(SeekFrom::Start(place)).ok()?;
                let mut bytes = Vec::new();
                file.take(length).read_to_end(&mut bytes).ok()?;
                let sum = u32::from_le_bytes(sum.try_into().ok()?);
                let is_whole = bytes.len() as u64 == length && crc32fast::hash(&bytes) == sum;
                return is_whole.then_some(bytes);
            }
            place = place.checked_add(length)?;
        }
        None
    }
}
