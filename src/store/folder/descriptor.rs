//! A folder by its descriptor: it stays the same folder whatever becomes of its path.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{
    AtFlags, Dir, FileType, Mode, OFlags, mkdirat, openat, renameat, statat, unlinkat,
};
use rustix::io::Errno;

/// An open folder.
#[derive(Debug)]
pub(crate) struct Folder(File);

/// How folders are opened: a link instead of one is an error.
fn folder_flags() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC
}

impl Folder {
    /// Opens the folder at a path; its last part may not be a link.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(File::from(rustix::fs::open(path, folder_flags(), Mode::empty())?)))
    }

    /// Opens a folder in this one.
    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        match openat(&self.0, name, folder_flags(), Mode::empty()) {
            Err(Errno::LOOP) => Err(io::ErrorKind::NotADirectory.into()),
            opened => Ok(Self(File::from(opened?))),
        }
    }

    /// Makes a folder in this one, for its owner alone or as `is_for_all` says. It may be there already.
    pub(crate) fn make(&self, name: &OsStr, is_for_all: bool) -> io::Result<()> {
        let mode = if is_for_all { 0o777 } else { 0o700 };
        match mkdirat(&self.0, name, Mode::from_raw_mode(mode)) {
            Err(Errno::EXIST) => Ok(()),
            made => Ok(made?),
        }
    }

    /// Whether an entry is a link.
    pub(crate) fn is_link(&self, name: &OsStr) -> bool {
        statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)
            .is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Symlink)
    }

    /// Whether there is no entry of this name.
    pub(crate) fn is_free(&self, name: &OsStr) -> bool {
        let found = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW);
        found.is_err_and(|error| error == Errno::NOENT)
    }

    /// Opens a regular file for reading. Anything else is an error, and is never waited for.
    pub(crate) fn read(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let irregular = || io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file");
        let file = match openat(&self.0, name, flags, Mode::empty()) {
            Err(Errno::LOOP) => return Err(irregular()),
            opened => File::from(opened?),
        };
        if file.metadata()?.is_file() { Ok(file) } else { Err(irregular()) }
    }

    /// Creates a file for writing. Only its owner may read it, or as `is_for_all` says whoever the user
    /// lets read new files.
    pub(crate) fn create(&self, name: &OsStr, is_for_all: bool) -> io::Result<File> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = if is_for_all { 0o666 } else { 0o600 };
        Ok(File::from(openat(&self.0, name, flags, Mode::from_raw_mode(mode))?))
    }

    /// Puts an entry in the place of another one of this folder.
    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(renameat(&self.0, from, &self.0, to)?)
    }

    /// Gives an entry a name that none has, in one step; whether it has it now. Where the name is taken, or
    /// the system has no such step, nothing is done.
    #[cfg(target_os = "linux")]
    pub(crate) fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<bool> {
        use rustix::fs::{RenameFlags, renameat_with};
        match renameat_with(&self.0, from, &self.0, to, RenameFlags::NOREPLACE) {
            Ok(()) => Ok(true),
            Err(Errno::EXIST | Errno::INVAL | Errno::NOSYS) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Elsewhere the caller looks first.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn rename_new(&self, _: &OsStr, _: &OsStr) -> io::Result<bool> {
        Ok(false)
    }

    /// The names of what is in it.
    pub(crate) fn names(&self) -> io::Result<Vec<OsString>> {
        let entries =
            Dir::read_from(&self.0)?.map(|entry| Ok(entry?.file_name().to_bytes().to_vec()));
        entries.map(|name: io::Result<Vec<u8>>| Ok(OsString::from_vec(name?))).collect()
    }

    /// Removes a file; of a link the link itself.
    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(unlinkat(&self.0, name, AtFlags::empty())?)
    }

    /// Removes an empty folder.
    pub(crate) fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        Ok(unlinkat(&self.0, name, AtFlags::REMOVEDIR)?)
    }

    /// Makes sure that the names in it outlive a crash of the machine.
    pub(crate) fn sync(&self) -> io::Result<()> {
        self.0.sync_all()
    }

    /// Makes sure that all that was written to its disk outlives a crash of the machine; whether the
    /// system can do that.
    #[cfg(target_os = "linux")]
    pub(crate) fn sync_disk(&self) -> io::Result<bool> {
        rustix::fs::syncfs(&self.0)?;
        Ok(true)
    }

    /// Elsewhere each file is synced by itself.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn sync_disk(&self) -> io::Result<bool> {
        Ok(false)
    }

    /// The folder itself, to lock it.
    pub(crate) fn into_file(self) -> File {
        self.0
    }

    /// Whether it belongs to this user, and nobody else may write to it.
    pub(crate) fn is_own(&self) -> io::Result<bool> {
        Ok(is_own(&self.0.metadata()?))
    }

    /// Whether an open file belongs to this user, and nobody else may write to it.
    pub(crate) fn is_own_file(file: &File) -> io::Result<bool> {
        Ok(is_own(&file.metadata()?))
    }
}

fn is_own(metadata: &Metadata) -> bool {
    metadata.uid() == rustix::process::geteuid().as_raw() && metadata.mode() & 0o022 == 0
}
