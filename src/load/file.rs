//! One file to text, tree and faults.

use std::fs;
use std::path::PathBuf;

use crate::model::{FileKind, SourceFile};
use crate::yaml::{Document, Fault, FaultKind, read as read_yaml};

/// Reads a file. What cannot be read is a fault of the file, never an error of the command.
pub(super) fn read(kind: FileKind, path: PathBuf) -> SourceFile {
    match fs::read(&path).map(String::from_utf8) {
        Ok(Ok(text)) => {
            let Document { root, faults } = read_yaml(&text);
            SourceFile { path, kind, text, root, faults }
        }
        Ok(Err(error)) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let words = "the text is not UTF-8".to_owned();
            refused(kind, path, text, valid, words)
        }
        Err(error) => {
            let words = format!("the file cannot be read: {error}");
            refused(kind, path, String::new(), 0, words)
        }
    }
}

fn refused(kind: FileKind, path: PathBuf, text: String, at: usize, words: String) -> SourceFile {
    let fault = Fault { kind: FaultKind::Syntax(words), span: at..at };
    SourceFile { path, kind, text, root: None, faults: vec![fault] }
}
