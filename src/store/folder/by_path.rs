//! A folder by its path, where the system opens no folders.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A folder.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Opens the folder at a path; its last part may not be a link.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        match fs::symlink_metadata(path)?.is_dir() {
            true => Ok(Self(path.to_owned())),
            false => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    /// Opens a folder in this one.
    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        Self::open(&self.0.join(name))
    }

    /// Makes a folder in this one. It may exist already. The folder above decides who may open it.
    pub(crate) fn make(&self, name: &OsStr, _is_for_all: bool) -> io::Result<()> {
        match fs::create_dir(self.0.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }

    /// Whether an entry is a link.
    pub(crate) fn is_link(&self, name: &OsStr) -> bool {
        self.0.join(name).is_symlink()
    }

    /// Whether there is no entry of this name.
    pub(crate) fn is_free(&self, name: &OsStr) -> bool {
        let found = fs::symlink_metadata(self.0.join(name));
        found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Opens a regular file for reading. Anything else is an error.
    pub(crate) fn read(&self, name: &OsStr) -> io::Result<File> {
        let path = self.0.join(name);
        match fs::symlink_metadata(&path)?.is_file() {
            true => File::open(path),
            false => Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file")),
        }
    }

    /// Creates a file for writing. The folder decides who may read it.
    pub(crate) fn create(&self, name: &OsStr, _is_for_all: bool) -> io::Result<File> {
        File::create_new(self.0.join(name))
    }

    /// Puts an entry in the place of another one of this folder.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    /// The system has no step that gives an entry a name only where none has it.
    pub(crate) fn rename_new(&self, _: &OsStr, _: &OsStr) -> io::Result<bool> {
        Ok(false)
    }

    /// The names of what is in it.
    pub(crate) fn names(&self) -> io::Result<Vec<OsString>> {
        fs::read_dir(&self.0)?.map(|entry| Ok(entry?.file_name())).collect()
    }

    /// Removes a file; of a link the link itself.
    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.0.join(name))
    }

    /// Removes an empty folder.
    pub(crate) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_dir(self.0.join(name))
    }

    /// Only Unix syncs folders.
    pub(crate) fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    /// Each file is synced by itself.
    pub(crate) fn sync_disk(&self) -> io::Result<bool> {
        Ok(false)
    }

    /// Whose folder it is cannot be asked here; it lies in the user's own.
    pub(crate) fn is_own(&self) -> io::Result<bool> {
        Ok(true)
    }

    /// The same of an open file.
    pub(crate) fn is_own_file(_: &File) -> io::Result<bool> {
        Ok(true)
    }
}
