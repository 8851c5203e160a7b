//! Opens files below a folder without being led out of it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::listed::Nature;
use super::source::{PRIVATE, ReadError, is_left_out};
use crate::message;

/// The bytes of the regular file at `path` if it is no link, at most `limit` of them. A device or a
/// pipe is refused and never waited for.
///
/// # Errors
/// If there is no such file, it is larger, not a regular file, or cannot be read.
pub(crate) fn read_regular_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let name = path.file_name().ok_or(ReadError::NotAFile)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let root = Root::open(folder.unwrap_or(Path::new(".")));
    let root = root.map_err(|error| reason(path, &error))?;
    match root.open_without_links(Path::new(name)) {
        Ok(file) => bytes(&file, || path.to_owned(), limit),
        Err(_) if path.is_symlink() => Err(ReadError::LeadsOut),
        Err(error) => Err(reason(path, &error)),
    }
}

/// A folder that is held open, so that what is below it cannot be exchanged on the way.
#[derive(Debug)]
pub(super) struct Root {
    path: PathBuf,
    #[cfg(unix)]
    folder: rustix::fd::OwnedFd,
}

impl Root {
    /// The bytes of a file below the folder. Links are followed as long as they stay below it and out
    /// of what a registry leaves alone, such as `private/`.
    pub(super) fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        let path = || self.path.join(below);
        let file = match self.open_without_links(below) {
            Ok(file) => file,
            Err(_) if path().is_symlink() => self.open_linked(&path())?,
            Err(error) => return Err(reason(&path(), &error)),
        };
        bytes(&file, path, limit)
    }

    /// The file that a link leads to, if it is one that a registry reads.
    fn open_linked(&self, path: &Path) -> Result<File, ReadError> {
        let below = self.target(path).map_err(|error| reason(path, &error))?;
        let below = below.filter(|below| !below.starts_with(PRIVATE) && !is_left_out(below));
        let below = below.ok_or(ReadError::LeadsOut)?;
        self.open_without_links(&below).map_err(|error| reason(path, &error))
    }

    /// Where a link leads, below the folder; `None` if it leads out.
    fn target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let (top, target) = (self.path.canonicalize()?, path.canonicalize()?);
        Ok(target.strip_prefix(top).ok().map(Path::to_owned))
    }
}

#[cfg(unix)]
impl Root {
    /// Holds a folder open.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        use rustix::fs::{Mode, OFlags, open};
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self { path: path.to_owned(), folder: open(path, flags, Mode::empty())? })
    }

    /// What is in a folder below it, in the order of the names; an error where that is no folder, or a link.
    pub(super) fn entries(&self, below: &Path) -> io::Result<Vec<(OsString, Nature)>> {
        super::entries::entries(super::entries::open_folder(&self.folder, below)?)
    }

    /// The folder itself.
    pub(super) fn folder(&self) -> impl rustix::fd::AsFd {
        &self.folder
    }

    #[cfg(target_os = "linux")]
    fn open_without_links(&self, below: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, ResolveFlags, openat2};
        use rustix::io::Errno;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        match openat2(&self.folder, below, flags(), Mode::empty(), resolve) {
            Ok(file) => Ok(File::from(file)),
            // Kernels before 5.6 do not have the call, some containers forbid it, and it may ask to
            // be tried again while folders are renamed.
            Err(Errno::NOSYS | Errno::PERM | Errno::AGAIN) => self.open_step_by_step(below),
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn open_without_links(&self, below: &Path) -> io::Result<File> {
        self.open_step_by_step(below)
    }

    /// Opens one folder after the other, and follows no link.
    fn open_step_by_step(&self, below: &Path) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, openat};
        let (folders, name) = steps(below)?;
        let mut folder = self.folder.try_clone()?;
        for step in folders {
            folder = openat(&folder, step, flags() | OFlags::DIRECTORY, Mode::empty())?;
        }
        Ok(File::from(openat(&folder, name, flags(), Mode::empty())?))
    }
}

/// A device is opened without waiting for it, and refused once it is known to be one.
#[cfg(unix)]
fn flags() -> rustix::fs::OFlags {
    use rustix::fs::OFlags;
    OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY
}

/// The folders and the name of a path that only goes down.
#[cfg(unix)]
fn steps(below: &Path) -> io::Result<(Vec<&std::ffi::OsStr>, &std::ffi::OsStr)> {
    let steps: Option<Vec<_>> = below
        .components()
        .map(|part| match part {
            std::path::Component::Normal(name) => Some(name),
            _ => None,
        })
        .collect();
    let mut steps = steps.ok_or(io::ErrorKind::InvalidInput)?;
    let name = steps.pop().ok_or(io::ErrorKind::InvalidInput)?;
    Ok((steps, name))
}

#[cfg(not(unix))]
impl Root {
    /// Remembers a folder; there are no descriptors of folders here.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        path.read_dir()?;
        Ok(Self { path: path.to_owned() })
    }

    /// What is in a folder below it, in the order of the names.
    pub(super) fn entries(&self, below: &Path) -> io::Result<Vec<(OsString, Nature)>> {
        let entry = |entry: io::Result<std::fs::DirEntry>| {
            let entry = entry?;
            let (own, target) = (entry.file_type()?, entry.path().metadata().ok());
            let nature = match target.map(|target| target.file_type()) {
                Some(target) if target.is_dir() && own.is_symlink() => Nature::LinkToFolder,
                Some(target) if target.is_dir() => Nature::Folder,
                Some(target) if !target.is_file() => Nature::Device,
                _ if own.is_symlink() => Nature::Link,
                _ => Nature::File,
            };
            Ok((entry.file_name(), nature))
        };
        let entries = self.path.join(below).read_dir()?.map(entry);
        let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
        entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Ok(entries)
    }

    fn open_without_links(&self, below: &Path) -> io::Result<File> {
        let path = self.path.join(below);
        if self.target(&path)?.as_deref() != Some(below) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        File::open(path)
    }
}

/// The bytes of an open file. One that grows while it is read is read as it was when it was opened.
fn bytes(file: &File, path: impl FnOnce() -> PathBuf, limit: u64) -> Result<Vec<u8>, ReadError> {
    let read = || -> io::Result<Result<Vec<u8>, ReadError>> {
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Ok(Err(ReadError::NotAFile));
        }
        let size = metadata.len();
        if size > limit {
            return Ok(Err(ReadError::TooLarge(size)));
        }
        // A file of the system can have no size, and something in it.
        let end = if size == 0 { limit.saturating_add(1) } else { size };
        let mut bytes = Vec::new();
        // If there is no memory for it, the file is unreadable, and the command goes on.
        bytes.try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX))?;
        file.take(end).read_to_end(&mut bytes)?;
        let read = bytes.len() as u64;
        Ok(if read > limit { Err(ReadError::TooLarge(read)) } else { Ok(bytes) })
    };
    read().unwrap_or_else(|error| Err(reason(&path(), &error)))
}

/// Why a file cannot be read; and where it leads, if it is a link.
fn reason(path: &Path, error: &io::Error) -> ReadError {
    ReadError::Unreadable(match path.read_link() {
        Ok(target) => message!("system.link", target = target.display(), reason = error),
        Err(_) => error.into(),
    })
}
