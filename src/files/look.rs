//! Looks at a folder: lists what has changed, and asks for the stamp of each file.

use std::ffi::OsStr;
use std::io;
use std::os::fd::AsFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;

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
        see(root.as_fd(), &[], earlier).map(Self)
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
fn see(folder: impl AsFd + Sync, below: &[u8], earlier: &Sight) -> Option<Vec<SeenFolder>> {
    let depth = path(below).components().count();
    let stamp = fstat(&folder).ok().as_ref().map(Stamp::from);
    let known = earlier.folder(below).filter(|known| known.stamp.is_some() && known.stamp == stamp);
    let (names, fault) = match known {
        Some(known) => {
            let names = known.entries.iter();
            (names.map(|seen| (seen.name.clone(), seen.nature.clone())).collect(), None)
        }
        None => match wanted(&folder, &path(below)) {
            Ok(names) => (names, None),
            Err(error) => (Vec::new(), Some(Message::from(&error))),
        },
    };
    let entries = names.into_iter().map(|(name, nature)| seen(&folder, name, nature));
    let entries: Vec<Seen> = entries.collect();
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
        Self { below, stamp: None, fault, entries: Vec::new() }
    }
}

/// The names in a folder that concern a registry, each with what it is.
fn wanted(folder: impl AsFd, below: &Path) -> io::Result<Vec<(Vec<u8>, Nature)>> {
    let is_top = below.as_os_str().is_empty();
    let is_wanted = |name: &OsStr| !is_name_left_out(name, is_top) || is_page(&below.join(name));
    let entries = entries(folder)?.into_iter().filter(|(name, _)| is_wanted(name));
    Ok(entries.map(|(name, nature)| (name.into_vec(), nature)).collect())
}

/// An entry of a folder with its stamp. A file that has vanished since is one that cannot be read.
fn seen(folder: impl AsFd, name: Vec<u8>, nature: Nature) -> Seen {
    let stat = (nature == Nature::File)
        .then(|| statat(&folder, OsStr::from_bytes(&name), AtFlags::SYMLINK_NOFOLLOW).ok());
    let is_file = |stat: &Stat| FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    let stamp = stat.flatten().filter(is_file).as_ref().map(Stamp::from);
    Seen { name, nature, stamp }
}
