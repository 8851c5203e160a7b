//! What is held in `private/` on an expert.

use std::fmt;
use std::path::{Path, PathBuf};

use super::beneath::read_regular_file;
use super::source::{PRIVATE, ReadError};

/// The largest private file that is read, in bytes.
const MAX_SIZE: u64 = 4 * 1024 * 1024;

/// What is held in private on an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its text: names, contacts, the reference to a curriculum vitae, fees.
    pub text: String,
}

/// Why a private file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateError(PathBuf, String);

impl fmt::Display for PrivateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "cannot read {}: {}", self.0.display(), self.1)
    }
}

impl std::error::Error for PrivateError {}

/// The private file on an expert, `private/experts/<id>.yaml` of the registry in `root`; `None` if there is
/// none. Only for commands that were told to read what is private, or to say whether there is any.
///
/// # Errors
/// If the id is not one, so that it could lead elsewhere, or the file is there and cannot be read.
pub fn private_file(root: &Path, id: &str) -> Result<Option<PrivateFile>, PrivateError> {
    let path = root.join(PRIVATE).join("experts").join(format!("{id}.yaml"));
    let fail = |words: &str| PrivateError(path.clone(), words.to_owned());
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(fail("the id of an expert is letters, digits and hyphens"));
    }
    if path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok(None);
    }
    match read_regular_file(&path, MAX_SIZE) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(PrivateFile { path, text })),
            Err(_) => Err(fail("it is not UTF-8")),
        },
        Err(ReadError::Unreadable(words)) => Err(fail(&words)),
        Err(ReadError::TooLarge(size)) => Err(fail(&format!("it has {size} bytes"))),
        Err(ReadError::LeadsOut) => Err(fail("it is a link")),
        Err(ReadError::NotAFile) => Err(fail("it is not a file")),
    }
}
