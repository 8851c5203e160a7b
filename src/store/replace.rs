//! A file outside of registries that gets other bytes: it holds its old bytes or its new ones at any instant.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::create::create_file;

/// Replaces the bytes of a file, which keeps its rights; a link stays a link. What is no regular file is written to.
///
/// # Errors
/// If the system refuses. The file then has its old bytes.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize()?;
    let found = path.metadata()?;
    let (true, Some(name)) = (found.is_file(), path.file_name()) else {
        return fs::write(path, bytes);
    };
    let mut draft = OsString::from(".");
    draft.push(name);
    draft.push(".draft");
    let draft = path.with_file_name(draft);
    // One that a killed program has left is of no use.
    let _ = fs::remove_file(&draft);
    let mut file = create_file(&draft, true)?;
    let filled = file.write_all(bytes).and_then(|()| file.set_permissions(found.permissions()));
    let replaced = filled.and_then(|()| fs::rename(&draft, &path));
    if replaced.is_err() {
        let _ = fs::remove_file(&draft);
    }
    replaced
}
