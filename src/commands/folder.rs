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

use super::draft::Draft;
use super::target::ensure_new;

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
    /// The path as the user has typed it.
    shown: PathBuf,
    made: Made,
    /// Whether a folder is there that the command wrote.
    is_there: bool,
}

impl FolderTarget {
    /// The folder at a path. It is asked before any work is done.
    pub(super) fn at(path: &Path, made: Made, overwrite: bool) -> anyhow::Result<Self> {
        let shown = path.display();
        let new = |place, is_there| Self { path: place, shown: path.to_owned(), made, is_there };
        let Ok(path_there) = path.canonicalize() else {
            ensure_new(path)?;
            return Ok(new(path.to_owned(), false));
        };
        if !path_there.is_dir() {
            bail!(message!("folder.is-file", path = shown));
        }
        let failed = |error| cannot_write(path, error);
        if fs::read_dir(&path_there).map_err(failed)?.next().is_none() {
            return Ok(new(path_there, true));
        }
        let Some(written) = written(&path_there, made) else {
            bail!(message!("folder.foreign", path = shown, command = made.by));
        };
        if !overwrite {
            bail!(message!("target.exists", path = shown));
        }
        let there = files_below(&path_there).map_err(failed)?;
        if let Some(file) = there.difference(&written).next() {
            bail!(message!("folder.foreign-file", path = shown, file, command = made.by));
        }
        Ok(new(path_there, true))
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
        let written = Draft::beside(&self.path).and_then(|draft| {
            draft.fill(files, self.made.is_kept)?;
            draft.put(&self.path, self.is_there)
        });
        Ok(written.map_err(|error| cannot_write(&self.shown, error))?)
    }
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
