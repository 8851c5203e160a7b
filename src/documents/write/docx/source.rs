//! The archive that an office's own file is. Nothing that it says of itself is believed: it is read part by part, within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::reading::each;
use super::refusal::{ReferenceError, damaged};
use crate::message;

/// The largest part that is read, in bytes, and the most of all parts.
const MAX_PART: u64 = 16 * 1024 * 1024;
const MAX_ALL: usize = 64 * 1024 * 1024;
/// How long the end of an archive is, and where it counts the parts (APPNOTE 4.3.16).
const END: usize = 22;
const COUNT: usize = 10;

/// The archive that is read, and how much more of it may be.
pub(super) struct Source<'s> {
    archive: ZipArchive<Cursor<&'s [u8]>>,
    left: usize,
}

impl<'s> Source<'s> {
    /// Opens an archive in which each part is there once: of several with the same name every program takes another.
    pub(super) fn open(bytes: &'s [u8]) -> Result<Self, ReferenceError> {
        let no_word = |_| ReferenceError(message!("document.reference-no-word"));
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(no_word)?;
        let end = bytes.len().checked_sub(END + archive.comment().len());
        let count = end.and_then(|end| bytes.get(end + COUNT..)?.first_chunk().copied());
        if count.map(u16::from_le_bytes).is_some_and(|count| usize::from(count) > archive.len()) {
            return Err(ReferenceError(message!("document.reference-twice")));
        }
        Ok(Self { archive, left: MAX_ALL })
    }

    pub(super) fn bytes(&mut self, path: &str) -> Result<Vec<u8>, ReferenceError> {
        let part = self.archive.by_name(path).map_err(|_| damaged(path))?;
        let mut bytes = Vec::new();
        part.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|_| damaged(path))?;
        self.left = self.left.saturating_sub(bytes.len());
        if bytes.len() as u64 > MAX_PART || self.left == 0 {
            return Err(ReferenceError(message!("document.reference-large", part = path)));
        }
        Ok(bytes)
    }

    /// A part that is well-formed XML in UTF-8, without a document type.
    pub(super) fn xml(&mut self, path: &str) -> Result<String, ReferenceError> {
        let xml = String::from_utf8(self.bytes(path)?).map_err(|_| damaged(path))?;
        let xml = xml.strip_prefix('\u{feff}').unwrap_or(&xml).to_owned();
        // XML 1.0, 2.2: no other control characters.
        let is_letter = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
        let mut has_root = false;
        let is_clean = each(&xml, &mut |_, _| has_root = true).is_some();
        if is_clean && has_root && xml.chars().all(is_letter) {
            Ok(xml)
        } else {
            Err(damaged(path))
        }
    }
}
