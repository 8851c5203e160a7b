//! A record that may rest: it is kept as bytes among those of others until somebody asks for it.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use borsh::{BorshDeserialize, BorshSerialize};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::file::FileId;
use crate::files::Packed;

/// A record or another typed content, and the file that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<T> {
    /// The file.
    pub file: FileId,
    /// The content.
    pub body: Held<T>,
}

/// What a file holds, which may have to be read from bytes first. It is used like a reference to it.
#[derive(Clone)]
pub struct Held<T> {
    body: OnceLock<Box<T>>,
    rest: Option<Rest<T>>,
}

/// Where its bytes are, and how they are read.
#[derive(Debug, Clone)]
struct Rest<T> {
    place: Place,
    read: fn(&[u8]) -> Box<T>,
}

/// Where the bytes of a record are.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) block: Arc<Block>,
    pub(super) range: Range<u32>,
}

/// Records one after the other as bytes, which are unpacked together.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) packed: Packed,
    bytes: OnceLock<Vec<u8>>,
}

/// Bytes are taken up only if their checksum says that this program wrote them.
const WRITTEN_HERE: &str = "a record that this program wrote can be read";

impl Block {
    pub(super) fn new(packed: Packed) -> Self {
        Self { packed, bytes: OnceLock::new() }
    }
}

impl Place {
    fn bytes(&self) -> &[u8] {
        let block = &self.block;
        let bytes = block.bytes.get_or_init(|| block.packed.unpack().expect(WRITTEN_HERE));
        &bytes[self.range.start as usize..self.range.end as usize]
    }
}

impl<T: BorshDeserialize> Held<T> {
    /// What is read from bytes when it is asked for.
    pub(super) fn resting(place: Place) -> Self {
        let read = |bytes: &[u8]| Box::new(borsh::from_slice(bytes).expect(WRITTEN_HERE));
        Self { body: OnceLock::new(), rest: Some(Rest { place, read }) }
    }
}

/// Reads records that rest, on all cores: for callers that look into each of them.
pub(super) fn wake<T: Send + Sync>(records: &[Record<T>]) {
    records.par_iter().for_each(|record| {
        let _: &T = &record.body;
    });
}

impl<T> From<Box<T>> for Held<T> {
    fn from(body: Box<T>) -> Self {
        Self { body: body.into(), rest: None }
    }
}

impl<T> From<T> for Held<T> {
    fn from(body: T) -> Self {
        Box::new(body).into()
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.body.get_or_init(|| {
            let Rest { place, read } = self.rest.as_ref().expect("what does not rest is there");
            read(place.bytes())
        })
    }
}

/// It is the same, whether it was read or not.
impl<T: PartialEq> PartialEq for Held<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for Held<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(out)
    }
}

/// What can be written as bytes, and read from them.
pub(super) trait CanRest {
    /// Where its bytes are, if it was not read from a file.
    fn place(&self) -> Option<&Place>;

    /// Adds its bytes to others.
    ///
    /// # Errors
    /// If a number in it is none.
    fn write(&self, out: &mut Vec<u8>) -> borsh::io::Result<()>;
}

impl<T: BorshSerialize> CanRest for Held<T> {
    fn place(&self) -> Option<&Place> {
        self.rest.as_ref().map(|rest| &rest.place)
    }

    fn write(&self, out: &mut Vec<u8>) -> borsh::io::Result<()> {
        match self.place() {
            Some(place) => out.extend_from_slice(place.bytes()),
            None => (**self).serialize(out)?,
        }
        Ok(())
    }
}
