//! One file to text, tree and faults.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::list::{Listed, kind_of};
use crate::model::SourceFile;
use crate::yaml::{Document, Fault, FaultKind, read as read_yaml};

/// Reads a file. What cannot be read is a fault of the file, never an error of the command.
pub(super) fn read(listed: Listed, limit: u64) -> SourceFile {
    let Listed { path, below, kind, stray } = listed;
    let (text, document) = match stray {
        Some(why) => (String::new(), refused(FaultKind::Stray(why), 0)),
        None => content(&path, limit),
    };
    SourceFile { path, below, kind, text, root: document.root, faults: document.faults }
}

/// The file that these bytes below the registry are.
pub(super) fn of_bytes(below: PathBuf, bytes: Vec<u8>) -> SourceFile {
    let kind = kind_of(&below);
    let (text, document) = parsed(bytes);
    let path = below.clone();
    SourceFile { path, below, kind, text, root: document.root, faults: document.faults }
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

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Listed, read};
    use crate::model::FileKind;
    use crate::yaml::FaultKind;

    fn fault(path: &Path) -> FaultKind {
        let (path, below) = (path.to_owned(), PathBuf::from("actions/x.yaml"));
        let listed = Listed { path, below, kind: FileKind::ALL[0], stray: None };
        let file = read(listed, 1000);
        assert_eq!((file.text.as_str(), &file.root), ("", &None));
        let [fault] = file.faults.as_slice() else { panic!("{:?}", file.faults) };
        fault.kind.clone()
    }

    #[test]
    fn a_file_that_has_vanished_since_it_was_listed_is_unreadable() {
        let folder = tempfile::tempdir().unwrap();
        let gone = fault(&folder.path().join("gone.yaml"));
        assert!(matches!(gone, FaultKind::Unreadable(_)), "{gone:?}");
        // What has become a folder can be opened, but not read.
        let folder = fault(folder.path());
        assert!(matches!(folder, FaultKind::Unreadable(_) | FaultKind::TooLarge(_)), "{folder:?}");
    }

    /// A device has no size and no end, as a file that grows while it is read.
    #[cfg(unix)]
    #[test]
    fn a_file_that_grows_is_read_no_further_than_the_limit() {
        assert_eq!(fault(Path::new("/dev/zero")), FaultKind::TooLarge(1001));
    }
}
