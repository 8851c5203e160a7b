//! The folder in which another one is drawn up beside its place. A command that is killed leaves it behind; the next one
//! for the same place removes it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use mieux::export::ExportFile;

use super::target::folder;

/// How the name of a draft ends.
const DRAFT: &str = ".draft";
/// How that of a folder ends that gives way to a draft on a system that lets no two folders change places.
const OLD: &str = ".old";

/// A folder that is drawn up; it is removed if it is not put at its place.
pub(super) struct Draft {
    path: PathBuf,
    /// Tells other commands that this one is not done; a system that locks no folders keeps all drafts.
    _lock: Option<File>,
}

impl Draft {
    /// An empty folder beside the place that it is for. Drafts for it that were left behind are removed.
    pub(super) fn beside(place: &Path) -> io::Result<Self> {
        remove_abandoned(place, DRAFT);
        let path = beside(place, DRAFT);
        fs::create_dir(&path)?;
        Ok(Self { _lock: lock(&path), path })
    }

    /// Writes files into the folder.
    pub(super) fn fill<'f>(
        &self,
        files: impl Iterator<Item = &'f ExportFile>,
        is_kept: bool,
    ) -> io::Result<()> {
        for file in files {
            let path = self.path.join(&file.path);
            fs::create_dir_all(folder(&path))?;
            fs::write(&path, &file.bytes)?;
            if is_kept {
                File::open(&path)?.sync_all()?;
            }
        }
        Ok(())
    }

    /// Puts the folder at its place, where another one may be.
    pub(super) fn put(self, place: &Path, is_there: bool) -> io::Result<()> {
        if !is_there {
            // Where somebody else was faster, this fails: their folder is not empty.
            return fs::rename(&self.path, place);
        }
        exchange(&self.path, place)?;
        remove_abandoned(place, OLD);
        // Another command may take what has given way for a draft that was left behind.
        match fs::remove_dir_all(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The path of a hidden folder of this process beside a place.
fn beside(place: &Path, end: &str) -> PathBuf {
    folder(place).join(format!("{}{}{end}", beginning(place), std::process::id()))
}

/// How the names of the hidden folders beside a place begin.
fn beginning(place: &Path) -> String {
    format!(".{}.", place.file_name().unwrap_or_default().to_string_lossy())
}

/// Removes the hidden folders beside a place that no command is at work on, as far as that can be.
fn remove_abandoned(place: &Path, end: &str) {
    let beginning = beginning(place);
    let is_hidden = |name: &str| {
        let process = name.strip_prefix(&beginning).and_then(|rest| rest.strip_suffix(end));
        process.is_some_and(|process| process.bytes().all(|one| one.is_ascii_digit()))
    };
    for entry in fs::read_dir(folder(place)).into_iter().flatten().flatten() {
        let path = entry.path();
        if is_hidden(&entry.file_name().to_string_lossy()) && lock(&path).is_some() {
            let _ = fs::remove_dir_all(path);
        }
    }
}

/// The lock of a folder; `None` if a command has it.
fn lock(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

/// Lets two folders change places: in one step where the system can, so that there is never none.
#[cfg(target_os = "linux")]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).or_else(|_| in_two_steps(new, old))
}

#[cfg(not(target_os = "linux"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    in_two_steps(new, old)
}

fn in_two_steps(new: &Path, old: &Path) -> io::Result<()> {
    let aside = beside(old, OLD);
    fs::rename(old, &aside)?;
    fs::rename(new, old)?;
    fs::rename(&aside, new)
}
