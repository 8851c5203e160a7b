//! One file to text, tree and faults.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::list::{Listed, kind_of};
use crate::registry::{Held, SourceFile};
use crate::yaml::{Document, Fault, FaultKind, Value, read as read_yaml};

/// A file that is known to be there. One that does not belong there is not read; it says why.
pub(super) fn known(listed: Listed) -> SourceFile {
    let Listed { path, below, kind, stray } = listed;
    let faults: Vec<Fault> =
        stray.map(|why| Fault { kind: FaultKind::Stray(why), span: 0..0 }).into_iter().collect();
    let held = if faults.is_empty() { Held::Name } else { Held::Content };
    SourceFile { path, below, kind, held, id: None, text: String::new(), root: None, faults }
}

/// Reads a file. What cannot be read is a fault of the file, never an error of the command.
pub(super) fn read(file: &mut SourceFile, limit: u64) {
    fill(file, content(&file.path, limit));
}

/// Puts another text in place of what a file holds.
pub(super) fn refill(file: &mut SourceFile, text: String) {
    let document = read_yaml(&text);
    fill(file, (text, document));
}

/// The file that these bytes below the registry are.
pub(super) fn of_bytes(below: PathBuf, bytes: Vec<u8>) -> SourceFile {
    let kind = kind_of(&below);
    let mut file = known(Listed { path: below.clone(), below, kind, stray: None });
    fill(&mut file, parsed(bytes));
    file
}

fn fill(file: &mut SourceFile, (text, Document { root, faults }): (String, Document)) {
    file.held = Held::Content;
    file.id = root.as_ref().and_then(|root| match &root.get("id")?.value {
        Value::String(id) => Some(id.clone()),
        _ => None,
    });
    file.text = text;
    file.root = root;
    file.faults = faults;
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

    use super::{Listed, known, read};
    use crate::model::FileKind;
    use crate::yaml::FaultKind;

    fn fault(path: &Path) -> FaultKind {
        let (path, below) = (path.to_owned(), PathBuf::from("actions/x.yaml"));
        let listed = Listed { path, below, kind: FileKind::ALL[0], stray: None };
        let mut file = known(listed);
        read(&mut file, 1000);
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
