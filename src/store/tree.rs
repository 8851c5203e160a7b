//! The folders below a registry, each opened from the one above it, so that no link leads elsewhere.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::error::WriteError;
use super::folder::Folder;
use super::record_path::is_private;
use crate::files::PRIVATE;

/// An open registry folder.
#[derive(Debug)]
pub(super) struct Tree {
    /// The path of the registry, canonical.
    path: PathBuf,
    root: Arc<Folder>,
    /// The folder that `private/` leads to, where that is another one.
    private: Option<Arc<Folder>>,
    /// The folder that was opened last: files that are written one after the other mostly share it.
    last: Mutex<Option<(PathBuf, Arc<Folder>)>>,
}

impl Tree {
    /// Opens the folder of a registry; `root` is canonical.
    ///
    /// # Errors
    /// If it is not there, or may not be opened.
    pub(super) fn open(root: &Path) -> Result<Self, WriteError> {
        let folder = Folder::open(root).map_err(WriteError::system("store.cannot-open", root))?;
        Ok(Self {
            path: root.to_owned(),
            root: Arc::new(folder),
            private: None,
            last: Mutex::new(None),
        })
    }

    /// Opens the folder of a registry, with what its `private/` leads to where that is a link; both paths are
    /// canonical.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(super) fn of_registry(root: &Path, private: Option<&Path>) -> Result<Self, WriteError> {
        let open = |path: &Path| {
            Folder::open(path).map(Arc::new).map_err(WriteError::system("store.cannot-open", path))
        };
        Ok(Self { private: private.map(open).transpose()?, ..Self::open(root)? })
    }

    /// Whether what is private lies on a disk that may be another one.
    pub(super) fn has_private_elsewhere(&self) -> bool {
        self.private.is_some()
    }

    /// The open folder in which a path begins, and the parts below it.
    fn start<'b>(&self, below: &'b Path) -> (Arc<Folder>, &'b Path) {
        match (&self.private, below.strip_prefix(PRIVATE)) {
            (Some(private), Ok(below)) => (Arc::clone(private), below),
            _ => (Arc::clone(&self.root), below),
        }
    }

    /// The path of the registry, canonical.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder of the registry.
    pub(super) fn root(&self) -> &Folder {
        &self.root
    }

    /// The folder at this path below the registry. A link on the way is an error.
    pub(super) fn folder(&self, below: &Path) -> io::Result<Arc<Folder>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((path, folder)) = last.as_ref()
            && path == below
        {
            return Ok(Arc::clone(folder));
        }
        let (mut folder, rest) = self.start(below);
        for part in rest.components() {
            folder = Arc::new(folder.enter(name(part)?)?);
        }
        *last = Some((below.to_owned(), Arc::clone(&folder)));
        Ok(folder)
    }

    /// The same, with the folders made that are not there.
    pub(super) fn make_folder(&self, below: &Path) -> io::Result<Arc<Folder>> {
        // The one that was opened last may have been removed since.
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let (mut folder, rest) = self.start(below);
        for part in rest.components() {
            folder.make(name(part)?, !is_private(below))?;
            folder = Arc::new(folder.enter(name(part)?)?);
        }
        Ok(folder)
    }

    /// The folders on the way to this path that are not there, from the top. A link on the way is
    /// an error.
    pub(super) fn missing(&self, below: &Path) -> io::Result<Vec<PathBuf>> {
        let mut missing = Vec::new();
        let (mut folder, rest) = self.start(below);
        let mut path = if rest == below { PathBuf::new() } else { PathBuf::from(PRIVATE) };
        for part in rest.components() {
            let name = name(part)?;
            path.push(name);
            if missing.is_empty() {
                match folder.enter(name) {
                    Ok(found) => {
                        folder = Arc::new(found);
                        continue;
                    }
                    Err(error) if error.kind() == ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
            missing.push(path.clone());
        }
        Ok(missing)
    }
}

/// The name that a part of a path is; `..` and the like are none.
fn name(part: Component<'_>) -> io::Result<&OsStr> {
    match part {
        Component::Normal(name) => Ok(name),
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}
