//! Where files are on the disk, and single steps with them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::WriteError;

/// Whether a file lies in the registry: not one that a symbolic link leads to elsewhere.
#[must_use]
pub fn lies_in(root: &Path, path: &Path) -> bool {
    let paths = (fs::canonicalize(root), fs::canonicalize(path));
    matches!(paths, (Ok(root), Ok(path)) if path.starts_with(&root))
}

/// Whether a file holds these bytes; `None` stands for a file that is not there.
pub(super) fn holds(path: &Path, bytes: Option<&[u8]>) -> Result<bool, WriteError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(bytes.is_none()),
        Err(error) => return Err(WriteError::system("read", path)(error)),
    };
    let Some(bytes) = bytes else { return Ok(false) };
    let read = |file: &mut File| -> io::Result<bool> {
        let mut found = Vec::new();
        let is_long = file.metadata()?.len() == bytes.len() as u64;
        // What grows at this moment is read no further than it takes to know.
        Ok(is_long
            && file.take(bytes.len() as u64 + 1).read_to_end(&mut found)? == bytes.len()
            && found == bytes)
    };
    read(&mut file).map_err(WriteError::system("read", path))
}

/// Removes a file, or finds it gone.
pub(super) fn remove_if_there(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(WriteError::system("remove", path)(error))
        }
        _ => Ok(()),
    }
}

/// Gives a file a name that no file has, in one step; whether it has it now. Where the name is taken, or the
/// system knows no such step, nothing is done.
#[cfg(target_os = "linux")]
pub(super) fn place_new(from: &Path, to: &Path) -> Result<bool, WriteError> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(true),
        Err(Errno::EXIST | Errno::INVAL | Errno::NOSYS) => Ok(false),
        Err(error) => Err(WriteError::system("write", to)(error.into())),
    }
}

/// Elsewhere one looks first.
#[cfg(not(target_os = "linux"))]
pub(super) fn place_new(_: &Path, _: &Path) -> Result<bool, WriteError> {
    Ok(false)
}

/// Makes sure that the names in a folder outlive a crash of the machine. One that is gone has none,
/// and only Unix opens folders.
pub(super) fn sync_folder(path: &Path) -> Result<(), WriteError> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(path).and_then(|folder| folder.sync_all()) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(WriteError::system("write", path)(error))
        }
        _ => Ok(()),
    }
}

/// Makes sure that all that was written to the disk of this file or folder outlives a crash of the machine;
/// whether it is there and the system can do that.
#[cfg(target_os = "linux")]
pub(super) fn sync_disk(path: Option<&Path>) -> Result<bool, WriteError> {
    let Some(path) = path else { return Ok(false) };
    match File::open(path).and_then(|file| Ok(rustix::fs::syncfs(file)?)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(WriteError::system("write", path)(error)),
    }
}

/// Elsewhere each file is synced by itself.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync_disk(_: Option<&Path>) -> Result<bool, WriteError> {
    Ok(false)
}
