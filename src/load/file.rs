//! One file to text, tree and faults.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::list::{Listed, kind_of};
use crate::model::{FileKind, SourceFile};
use crate::yaml::{Document, Fault, FaultKind, read as read_yaml};

/// Reads a file. What cannot be read is a fault of the file, never an error of the command.
pub(super) fn read(listed: Listed, limit: u64) -> SourceFile {
    let Listed { path, below, kind, stray } = listed;
    let (text, document) = match stray {
        Some(why) => (String::new(), refused(FaultKind::Stray(why), 0)),
        None => content(&path, limit),
    };
    source(path, below, kind, text, document)
}

/// A file that is known to be there and is not read.
pub(super) fn unread(listed: Listed) -> SourceFile {
    let Listed { path, below, kind, .. } = listed;
    let (text, root, faults) = (String::new(), None, Vec::new());
    SourceFile { path, below, kind, is_read: false, text, root, faults }
}

/// The file that these bytes below the registry are.
pub(super) fn of_bytes(below: PathBuf, bytes: Vec<u8>) -> SourceFile {
    let kind = kind_of(&below);
    let (text, document) = parsed(bytes);
    let path = below.clone();
    source(path, below, kind, text, document)
}

fn source(
    path: PathBuf,
    below: PathBuf,
    kind: FileKind,
    text: String,
    Document { root, faults }: Document,
) -> SourceFile {
    SourceFile { path, below, kind, is_read: true, text, root, faults }
}

fn content(path: &Path, limit: u64) -> (String, Document) {
    match bytes(path, limit) {
        Ok(Ok(bytes)) => parsed(bytes),
        Ok(Err(size)) => (String::new(), refused(FaultKind::TooLarge(size), 0)),
        Err(error) => (String::new(), refused(FaultKind::Unreadable(why(path, &error)), 0)),
    }
}

/// Bytes as text, with what the reader makes of it.
fn parsed(bytes: Vec<u8>) -> (String, Document) {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let document = read_yaml(&text);
            (text, document)
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, refused(FaultKind::NotUtf8, valid))
        }
    }
}

/// Why a file cannot be read, in the system's words without their number; and where it leads, if
/// it is a link.
fn why(path: &Path, error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    match path.read_link() {
        Ok(target) => format!("it is a link to `{}`: {words}", target.display()),
        Err(_) => words.to_owned(),
    }
}

/// The bytes of a file, or its size where that is over the limit. A file that grows while it is
/// read is read no further than the limit.
fn bytes(path: &Path, limit: u64) -> io::Result<Result<Vec<u8>, u64>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Ok(Err(size));
    }
    let mut bytes = Vec::new();
    // Where there is no room for it the file is unreadable; the command goes on.
    bytes.try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX))?;
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    Ok(if read > limit { Err(read) } else { Ok(bytes) })
}

fn refused(kind: FaultKind, at: usize) -> Document {
    Document { root: None, faults: vec![Fault { kind, span: at..at }] }
}
