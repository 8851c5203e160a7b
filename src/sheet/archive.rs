//! The zip archive that a workbook is: which program's, and whether it can be read in bounded memory.
//!
//! What an archive says of its own sizes is not believed: each part is unpacked once, and measured.

use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MAX_CELL, MAX_STRINGS, MAX_UNPACKED};
use super::source::Input;
use super::{Format, SheetError};
use crate::message;

/// How many times larger than packed a part may be, beyond the size below which none is looked at.
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 1 << 24;

/// The most parts.
const MAX_PARTS: usize = 10_000;

pub(super) type Archive<'s> = ZipArchive<BufReader<Input<'s>>>;

/// Opens an archive from its beginning.
pub(super) fn open(mut input: Input<'_>) -> Result<Archive<'_>, SheetError> {
    input.rewind().map_err(SheetError::system)?;
    ZipArchive::new(BufReader::new(input)).map_err(broken)
}

/// Which program's workbook an archive is; an error for those that are not read.
pub(super) fn format(archive: &Archive<'_>) -> Result<Format, SheetError> {
    let names: Vec<String> =
        archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |part: &str| names.iter().any(|name| name == part);
    let has_end = |end: &str| names.iter().any(|name| name.ends_with(end));
    if has_end("vbaproject.bin") {
        return Err(SheetError::new(message!("sheet.has-macros")));
    }
    if has_end("workbook.bin") {
        return Err(SheetError::new(message!("sheet.binary-workbook")));
    }
    if has("content.xml") {
        return Ok(Format::Ods);
    }
    if has_end("workbook.xml") {
        return Ok(Format::Xlsx);
    }
    Err(SheetError::new(message!("sheet.other-archive")))
}

/// What is known of an archive that can be read.
pub(super) struct Measured {
    /// Whether cells may be merged in a workbook of Excel.
    pub(super) has_merges: bool,
}

/// Unpacks every part once, and holds it against what is read in bounded memory.
pub(super) fn measure(archive: &mut Archive<'_>) -> Result<Measured, SheetError> {
    if archive.len() > MAX_PARTS {
        return Err(SheetError::new(message!("sheet.too-many-parts", limit = MAX_PARTS)));
    }
    let (mut unpacked, mut has_merges) = (0, false);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(broken)?;
        let name = part.name().map_err(broken)?.to_lowercase();
        let small = SMALL.max(part.compressed_size().saturating_mul(MAX_RATIO));
        let most = if name.ends_with("sharedstrings.xml") { MAX_STRINGS } else { MAX_UNPACKED };
        let most = most.min(small).min(MAX_UNPACKED - unpacked);
        let mut marks = Marks::default();
        marks.read(&mut part, most)?;
        let is_markup = [".xml", ".rels", ".vml"].iter().any(|end| name.ends_with(end));
        if is_markup && marks.longest > MAX_CELL {
            return Err(SheetError::new(message!("sheet.cell-too-long", limit = MAX_CELL)));
        }
        unpacked += marks.length;
        has_merges |= marks.has_merges;
    }
    Ok(Measured { has_merges })
}

/// What is counted in a part.
#[derive(Default)]
struct Marks {
    length: u64,
    /// The longest stretch of bytes without a bracket, and the one that is counted.
    longest: usize,
    stretch: usize,
    has_merges: bool,
    matched: usize,
}

impl Marks {
    fn read(&mut self, part: &mut impl Read, most: u64) -> Result<(), SheetError> {
        let mut chunk = vec![0; 1 << 16];
        loop {
            let read = part.read(&mut chunk).map_err(|_| cut_off())?;
            if read == 0 {
                return Ok(());
            }
            self.length += read as u64;
            if self.length > most {
                return Err(SheetError::new(message!("sheet.unpacks-too-far")));
            }
            self.count(&chunk[..read]);
        }
    }

    fn count(&mut self, bytes: &[u8]) {
        const MERGE: &[u8] = b"mergeCell";
        // Every other byte of a part in UTF-16 is zero.
        for byte in bytes.iter().filter(|byte| **byte != 0) {
            self.stretch = if matches!(byte, b'<' | b'>') { 0 } else { self.stretch + 1 };
            self.longest = self.longest.max(self.stretch);
            self.matched = match *byte {
                byte if byte == MERGE[self.matched] => self.matched + 1,
                byte => usize::from(byte == MERGE[0]),
            };
            if self.matched == MERGE.len() {
                self.has_merges = true;
                self.matched = 0;
            }
        }
    }
}

/// What is wrong with an archive, in our words where it is the common thing.
pub(super) fn broken(error: ZipError) -> SheetError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => has_password(),
        ZipError::InvalidArchive(_) | ZipError::Io(_) => cut_off(),
        other => SheetError::new(message!("sheet.unreadable-archive", error = other.to_string())),
    }
}

pub(super) fn has_password() -> SheetError {
    SheetError::new(message!("sheet.password"))
}

fn cut_off() -> SheetError {
    SheetError::new(message!("sheet.damaged"))
}
