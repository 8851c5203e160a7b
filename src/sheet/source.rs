//! Where the bytes of a table come from, so that each can be read twice.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use super::SheetError;
use crate::message;

/// How many bytes are taken from what can be read only once, such as a pipe.
const MAX_PIPED: u64 = 1 << 28;

/// How many bytes show what a file is.
const HEAD: u64 = 1 << 16;

/// A table that is to be read.
#[derive(Debug, Clone)]
pub enum Source<'s> {
    /// A file of this path.
    File(Cow<'s, Path>),
    /// Bytes in memory, such as those of standard input, with a name for messages.
    Bytes {
        /// What to call it in messages; an ending such as `.csv` says what it is.
        name: &'s str,
        /// Its content.
        bytes: Vec<u8>,
    },
}

impl Source<'_> {
    /// What it is called in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Bytes { name, .. } => (*name).to_owned(),
        }
    }

    /// The ending of its name in small letters; empty where it has none.
    pub(super) fn extension(&self) -> String {
        let path = match self {
            Self::File(path) => path.as_ref(),
            Self::Bytes { name, .. } => Path::new(name),
        };
        path.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase()
    }
}

/// An opened source, at its beginning.
pub(super) enum Input<'s> {
    File(File),
    Bytes(Cursor<Cow<'s, [u8]>>),
}

impl<'s> Input<'s> {
    pub(super) fn open(source: &'s Source<'_>) -> Result<Self, SheetError> {
        let path = match source {
            Source::File(path) => path,
            Source::Bytes { bytes, .. } => return Ok(Self::Bytes(Cursor::new(bytes.into()))),
        };
        let about = path.metadata().map_err(SheetError::system)?;
        if about.is_dir() {
            return Err(SheetError::new(message!("sheet.folder")));
        }
        let mut file = File::open(path).map_err(SheetError::system)?;
        if about.is_file() {
            return Ok(Self::File(file));
        }
        let mut bytes = Vec::new();
        file.by_ref().take(MAX_PIPED).read_to_end(&mut bytes).map_err(SheetError::system)?;
        if bytes.len() as u64 == MAX_PIPED {
            let limit = (MAX_PIPED >> 20).to_string();
            return Err(SheetError::new(message!("sheet.pipe-too-large", limit)));
        }
        Ok(Self::Bytes(Cursor::new(bytes.into())))
    }

    /// The first bytes; the next read begins at the first of them again.
    pub(super) fn head(&mut self) -> Result<Vec<u8>, SheetError> {
        let mut head = Vec::new();
        self.take(HEAD).read_to_end(&mut head).map_err(SheetError::system)?;
        self.rewind().map_err(SheetError::system)?;
        Ok(head)
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Bytes(bytes) => bytes.read(buffer),
        }
    }
}

impl Seek for Input<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Bytes(bytes) => bytes.seek(to),
        }
    }
}
