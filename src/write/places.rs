//! Where paths below a registry lead. Of each folder this is found out once.

use std::collections::{HashMap, HashSet};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::WriteError;

/// Finds the places of files below a registry.
pub(super) struct Places<'p> {
    /// The registry, canonical.
    root: &'p Path,
    /// The folders that were found, by their paths below the registry.
    folders: HashMap<PathBuf, Folder>,
    /// Folders that are not there, and that somebody was told to make.
    told: HashSet<PathBuf>,
}

struct Folder {
    /// Where it really is.
    real: PathBuf,
    /// Itself and the folders above it that are not there, from the top.
    missing: Vec<PathBuf>,
}

/// Where a file is, or will be.
pub(super) struct Place {
    /// The file; where the path is a link, that which it leads to.
    pub(super) target: PathBuf,
    /// The folders that it needs, that are not there, and that nobody was told to make before.
    pub(super) new_folders: Vec<PathBuf>,
    /// Whether nothing is there.
    pub(super) is_free: bool,
}

impl<'p> Places<'p> {
    pub(super) fn new(root: &'p Path) -> Self {
        Self { root, folders: HashMap::new(), told: HashSet::new() }
    }

    /// The file that a path below the registry leads to, which need not be there yet. Where the path is a
    /// link, that is what it leads to, so that the link stays one.
    pub(super) fn target(&mut self, below: &Path) -> Result<Place, WriteError> {
        let path = self.root.join(below);
        let found = path.symlink_metadata();
        if found.as_ref().is_ok_and(Metadata::is_symlink) {
            self.names(below)?;
            let target = fs::canonicalize(&path).map_err(WriteError::system("find", &path))?;
            return match target.starts_with(self.root) {
                true => Ok(Place { target, new_folders: Vec::new(), is_free: false }),
                false => Err(WriteError::LeadsOut(below.to_owned())),
            };
        }
        let is_free = found.is_err_and(|error| error.kind() == ErrorKind::NotFound);
        Ok(Place { is_free, ..self.own(below)? })
    }

    /// The file at a path below the registry; where that is a link, the link itself.
    pub(super) fn own(&mut self, below: &Path) -> Result<Place, WriteError> {
        let (folder, name) = self.names(below)?;
        if !self.folders.contains_key(folder) {
            let found =
                self.folder(folder).ok_or_else(|| WriteError::LeadsOut(below.to_owned()))??;
            self.folders.insert(folder.to_owned(), found);
        }
        let folder = &self.folders[folder];
        let missing = folder.missing.iter().filter(|folder| self.told.insert((*folder).clone()));
        let new_folders = missing.cloned().collect();
        Ok(Place { target: folder.real.join(name), new_folders, is_free: false })
    }

    /// The folder and the name of a path that goes nowhere but down.
    fn names<'b>(&self, below: &'b Path) -> Result<(&'b Path, &'b std::ffi::OsStr), WriteError> {
        let goes_down = below.components().all(|part| matches!(part, Component::Normal(_)));
        match (below.parent(), below.file_name()) {
            (Some(folder), Some(name)) if goes_down => Ok((folder, name)),
            _ => Err(WriteError::LeadsOut(below.to_owned())),
        }
    }

    /// Where a folder really is; `None` where that is outside of the registry.
    fn folder(&self, below: &Path) -> Option<Result<Folder, WriteError>> {
        let path = self.root.join(below);
        let there = path.ancestors().find(|path| path.symlink_metadata().is_ok()).unwrap_or(&path);
        let real = match fs::canonicalize(there) {
            Ok(real) => real,
            Err(error) => return Some(Err(WriteError::system("find", there)(error))),
        };
        let rest = path.strip_prefix(there).unwrap_or(Path::new(""));
        let mut folder = Folder { real, missing: Vec::new() };
        for part in rest {
            folder.real.push(part);
            folder.missing.push(folder.real.clone());
        }
        folder.real.starts_with(self.root).then_some(Ok(folder))
    }
}
