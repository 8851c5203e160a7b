//! Looks at a folder: lists what has changed, and asks for the stamp of each file.

use std::ffi::OsStr;
use std::io;
use std::os::fd::AsFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;
use std::sync::Arc;

use ahash::AHashMap;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use rustix::fs::{AtFlags, FileType, Stat, fstat, statat};

use super::entries::{entries, open_folder};
use super::listed::Nature;
use super::sight::{Seen, SeenFolder, Sight, Stamp, path};
use super::source::{is_name_left_out, is_page};
use crate::message::Message;

/// How many folders may lie in each other. No registry has so many, and each is held open on the way.
const MAX_DEPTH: usize = 16;

impl Sight {
    /// Looks at an open folder. Folders of which an earlier look has the same list are not listed again. `None` if
    /// they lie too deep in each other.
    pub(super) fn of(root: impl AsFd, earlier: &Self) -> Option<Self> {
        see(root.as_fd(), &[], &earlier.folders()).map(Self)
    }
}

impl From<&Stat> for Stamp {
    fn from(stat: &Stat) -> Self {
        let nanoseconds = |seconds: i64, rest: u64| {
            let rest = i64::try_from(rest).unwrap_or_default();
            seconds.saturating_mul(1_000_000_000).saturating_add(rest)
        };
        Self {
            size: stat.st_size.unsigned_abs(),
            modified: nanoseconds(stat.st_mtime, stat.st_mtime_nsec),
            changed: nanoseconds(stat.st_ctime, stat.st_ctime_nsec),
            inode: stat.st_ino,
        }
    }
}

/// What is in an open folder and those below it.
fn see(
    folder: impl AsFd + Sync,
    below: &[u8],
    earlier: &AHashMap<&[u8], &SeenFolder>,
) -> Option<Vec<SeenFolder>> {
    let depth = path(below).components().count();
    let stamp = fstat(&folder).ok().as_ref().map(Stamp::from);
    let known = earlier.get(below).filter(|known| known.stamp.is_some() && known.stamp == stamp);
    let (entries, fault) = match known {
        Some(known) => (seen_again(&folder, &known.entries), None),
        None => match wanted(&folder, &path(below)) {
            Ok(entries) => (entries.into(), None),
            Err(error) => (Arc::default(), Some(Message::from(&error))),
        },
    };
    let folders: Vec<&Seen> = entries.iter().filter(|seen| seen.nature == Nature::Folder).collect();
    if depth == MAX_DEPTH && !folders.is_empty() {
        return None;
    }
    let deeper = folders.into_par_iter().map(|seen| {
        let below = path(below).join(path(&seen.name)).into_os_string().into_vec();
        match open_folder(&folder, &path(&seen.name)) {
            Ok(opened) => see(opened, &below, earlier),
            Err(error) => Some(vec![SeenFolder::closed(below, &error)]),
        }
    });
    let deeper: Option<Vec<Vec<SeenFolder>>> = deeper.collect();
    let own = SeenFolder { below: below.to_owned(), stamp, fault, entries };
    Some(std::iter::once(own).chain(deeper?.into_iter().flatten()).collect())
}

impl SeenFolder {
    /// A folder that cannot be opened.
    fn closed(below: Vec<u8>, error: &io::Error) -> Self {
        let fault = Some(Message::from(error));
        Self { below, stamp: None, fault, entries: Arc::default() }
    }
}

/// What concerns a registry in a folder.
fn wanted(folder: impl AsFd, below: &Path) -> io::Result<Vec<Seen>> {
    let is_top = below.as_os_str().is_empty();
    let is_wanted = |name: &OsStr| !is_name_left_out(name, is_top) || is_page(&below.join(name));
    let entries = entries(&folder)?.into_iter().filter(|(name, _)| is_wanted(name));
    let entries = entries.map(|(name, nature)| {
        let name = name.into_vec();
        let stamp = stamp(&folder, &name, &nature);
        Seen { name, nature, stamp }
    });
    Ok(entries.collect())
}

/// What is in a folder whose list did not change: the same entries, unless a file in it did.
fn seen_again(folder: impl AsFd, known: &Arc<Vec<Seen>>) -> Arc<Vec<Seen>> {
    let mut entries = known.clone();
    for (at, seen) in known.iter().enumerate() {
        let stamp = stamp(&folder, &seen.name, &seen.nature);
        if stamp != seen.stamp {
            Arc::make_mut(&mut entries)[at].stamp = stamp;
        }
    }
    entries
}

/// The stamp of an entry. A file that has vanished since is one that cannot be read.
fn stamp(folder: impl AsFd, name: &[u8], nature: &Nature) -> Option<Stamp> {
    let name = OsStr::from_bytes(name);
    let stat =
        (*nature == Nature::File).then(|| statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW).ok());
    let is_file = |stat: &Stat| FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    stat.flatten().filter(is_file).as_ref().map(Stamp::from)
}
