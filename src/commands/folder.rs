//! The folder that an export or a site goes to: written whole beside its place and then put there. Only a folder that
//! the same command has written gives way to another one, and only if nothing else is in it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::export::{ExportFile, generator};
use mieux::message;
use serde_json::Value;

use super::target::{ensure_new, folder};

/// What a command writes as a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Made {
    /// The command.
    pub(super) by: &'static str,
    /// The file in which the folder says what it is, and of which files it consists.
    pub(super) about: &'static str,
    /// Whether its files are on the disk before it takes the place of another: after a power failure what can be made
    /// again is made again, and waiting for many small files takes most of the time.
    pub(super) is_kept: bool,
}

/// A folder that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FolderTarget {
    path: PathBuf,
    made: Made,
    /// Whether a folder is there that the command wrote.
    is_there: bool,
}

impl FolderTarget {
    /// The folder at a path. It is asked before any work is done.
    pub(super) fn at(path: &Path, made: Made, overwrite: bool) -> anyhow::Result<Self> {
        let shown = path.display();
        let Ok(path_there) = path.canonicalize() else {
            ensure_new(path)?;
            return Ok(Self { path: path.to_owned(), made, is_there: false });
        };
        if !path_there.is_dir() {
            bail!(message!("folder.is-file", path = shown));
        }
        let there = files_below(&path_there).map_err(|error| cannot_write(path, error))?;
        if there.is_empty() {
            return Ok(Self { path: path_there, made, is_there: true });
        }
        let Some(written) = written(&path_there, made) else {
            bail!(message!("folder.foreign", path = shown, command = made.by));
        };
        if !overwrite {
            bail!(message!("target.exists", path = shown));
        }
        if let Some(file) = there.difference(&written).next() {
            bail!(message!("folder.foreign-file", path = shown, file, command = made.by));
        }
        Ok(Self { path: path_there, made, is_there: true })
    }

    /// Whether a folder that the command wrote is there, which it replaces.
    pub(super) fn replaces(&self) -> bool {
        self.is_there && self.path.join(self.made.about).is_file()
    }

    /// Writes the folder.
    pub(super) fn write<'f>(
        &self,
        files: impl Iterator<Item = &'f ExportFile>,
    ) -> anyhow::Result<()> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let draft = folder(&self.path).join(format!(".{name}.{}.draft", std::process::id()));
        let written = draw_up(&draft, files, self.made.is_kept).and_then(|()| self.put(&draft));
        if written.is_err() {
            let _ = fs::remove_dir_all(&draft);
        }
        Ok(written.map_err(|error| cannot_write(&self.path, error))?)
    }

    /// Puts the new folder at its place.
    fn put(&self, draft: &Path) -> io::Result<()> {
        if !self.is_there {
            // Where somebody else was faster, this fails: their folder is not empty.
            return fs::rename(draft, &self.path);
        }
        exchange(draft, &self.path)?;
        fs::remove_dir_all(draft)
    }
}

fn draw_up<'f>(
    draft: &Path,
    files: impl Iterator<Item = &'f ExportFile>,
    is_kept: bool,
) -> io::Result<()> {
    fs::create_dir(draft)?;
    for file in files {
        let path = draft.join(&file.path);
        fs::create_dir_all(folder(&path))?;
        fs::write(&path, &file.bytes)?;
        if is_kept {
            fs::File::open(&path)?.sync_all()?;
        }
    }
    Ok(())
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
    let mut aside = old.as_os_str().to_owned();
    aside.push(".old");
    let aside = PathBuf::from(aside);
    fs::rename(old, &aside)?;
    fs::rename(new, old)?;
    fs::rename(&aside, new)
}

/// The files of which a folder says that it consists; `None` if the command did not write it.
fn written(root: &Path, made: Made) -> Option<BTreeSet<String>> {
    let about: Value = serde_json::from_slice(&fs::read(root.join(made.about)).ok()?).ok()?;
    let program = generator();
    let program = program.split(' ').next()?;
    about["generator"].as_str()?.strip_prefix(program)?;
    let files = about["files"].as_array()?.iter().filter_map(Value::as_str);
    Some(files.map(str::to_owned).chain([made.about.to_owned()]).collect())
}

/// The files in a folder and in those below, with `/` between the parts of their paths.
fn files_below(root: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let parts = below.iter().map(|part| part.to_string_lossy());
            found.insert(parts.collect::<Vec<_>>().join("/"));
        }
    }
    Ok(found)
}

fn cannot_write(path: &Path, error: io::Error) -> message::ErrorWithCause {
    message!("target.cannot-write", path = path.display()).because(error)
}
