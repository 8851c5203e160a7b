//! What is in an open folder.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, openat, statat};

use super::listed::Nature;

/// Opens a folder below an open one; an error where that is no folder, or a link.
pub(super) fn open_folder(folder: impl AsFd, below: &Path) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let named = if below.as_os_str().is_empty() { Path::new(".") } else { below };
    Ok(openat(folder, named, flags, Mode::empty())?)
}

/// What is in an open folder, in the order of the names.
pub(super) fn entries(folder: impl AsFd) -> io::Result<Vec<(OsString, Nature)>> {
    let mut entries = Vec::new();
    for entry in Dir::read_from(&folder)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if !matches!(name, b"." | b"..") {
            let name = OsStr::from_bytes(name);
            entries.push((name.to_owned(), nature(&folder, name, entry.file_type())));
        }
    }
    entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    Ok(entries)
}

/// What an entry of a folder is, of which the folder says this.
fn nature(folder: &impl AsFd, name: &OsStr, said: FileType) -> Nature {
    let look = |flags| {
        let found = statat(folder, name, flags);
        found.map(|found| FileType::from_raw_mode(found.st_mode))
    };
    match said {
        FileType::RegularFile => Nature::File,
        FileType::Directory => Nature::Folder,
        FileType::Symlink => match look(AtFlags::empty()) {
            Ok(FileType::Directory) => Nature::LinkToFolder,
            Ok(FileType::RegularFile) | Err(_) => Nature::Link,
            Ok(_) => Nature::Device,
        },
        FileType::Unknown => match look(AtFlags::SYMLINK_NOFOLLOW) {
            Ok(FileType::Unknown) => Nature::Device,
            Ok(known) => nature(folder, name, known),
            Err(_) => Nature::File,
        },
        _ => Nature::Device,
    }
}
