//! The lock of a registry: any number of readers, or one writer.
//!
//! It is the system's lock on a file, which ends with the process that holds it, however that ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::place::sync_folder;
use super::{Event, Tell, WriteError};

/// The folder below a registry that holds what only `mieux` itself needs.
const FOLDER: &str = ".mieux";

/// Whether to wait for another process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Until it is done.
    Yes,
    /// Not at all: [`WriteError::Busy`].
    No,
}

/// Whether a reader has the lock.
pub(super) enum Shared {
    /// For as long as this is kept.
    Held { _lock: File },
    /// Nobody has ever written to this registry.
    NoFile,
    /// The file cannot be opened, or the disk knows no locks.
    CannotLock,
}

/// A file of the registry that only `mieux` itself needs.
pub(super) fn own_file(root: &Path, name: &str) -> PathBuf {
    root.join(FOLDER).join(name)
}

/// Keeps everybody else out until the file is dropped. Makes the lock where there is none.
pub(super) fn exclusive(root: &Path, wait: Wait, tell: &mut Tell<'_>) -> Result<File, WriteError> {
    let folder = root.join(FOLDER);
    if !folder.is_dir() {
        fs::create_dir(&folder)
            .or_else(unless_there)
            .map_err(WriteError::system("make", &folder))?;
        sync_folder(root)?;
    }
    let ignore = own_file(root, ".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n").map_err(WriteError::system("write", &ignore))?;
    }
    let path = own_file(root, "lock");
    let open = File::options().write(true).create(true).truncate(false).open(&path);
    let file = open.map_err(WriteError::system("write", &path))?;
    take(&file, wait, tell, File::try_lock, File::lock)
        .map_err(WriteError::system("lock", &path))?
        .then_some(file)
        .ok_or(WriteError::Busy)
}

/// Keeps writers out until the file is dropped. Writes nothing, so that a reader needs no right to.
pub(super) fn shared(root: &Path, wait: Wait, tell: &mut Tell<'_>) -> Result<Shared, WriteError> {
    let file = match File::open(own_file(root, "lock")) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Shared::NoFile),
        Err(_) => return Ok(Shared::CannotLock),
    };
    match take(&file, wait, tell, File::try_lock_shared, File::lock_shared) {
        Ok(true) => Ok(Shared::Held { _lock: file }),
        Ok(false) => Err(WriteError::Busy),
        Err(_) => Ok(Shared::CannotLock),
    }
}

/// Whether the lock could be had, where it is not waited for.
fn take(
    file: &File,
    wait: Wait,
    tell: &mut Tell<'_>,
    at_once: impl Fn(&File) -> Result<(), TryLockError>,
    waiting: impl Fn(&File) -> io::Result<()>,
) -> io::Result<bool> {
    match at_once(file) {
        Ok(()) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
        Err(TryLockError::WouldBlock) if wait == Wait::No => Ok(false),
        Err(TryLockError::WouldBlock) => {
            tell(Event::Waiting);
            waiting(file).map(|()| true)
        }
    }
}

fn unless_there(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) }
}
