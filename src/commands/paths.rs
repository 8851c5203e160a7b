//! The files and folders that somebody names on the command line.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::files::find_registry;
use mieux::message;
use mieux::registry::{Registry, SourceFile};

use crate::globals::Globals;

/// The registry that the paths lie in.
pub(super) fn root(paths: &[PathBuf], globals: &Globals) -> anyhow::Result<PathBuf> {
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        bail!(message!("paths.missing", path = missing.display()));
    }
    match paths.first() {
        Some(path) => find_registry(globals.named_registry(), path),
        None => globals.root(),
    }
}

/// The path of a file of a registry, as the user would type it.
pub(super) fn shown(registry: &Registry, below: &Path) -> PathBuf {
    let path = registry.root.join(below);
    path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)
}

/// The paths, as they lie below the registry; empty where they name all of it.
pub(super) fn below(paths: &[PathBuf], root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let absolute = |path: &Path| {
        let cannot_find =
            |error| message!("paths.cannot-find", path = path.display()).because(error);
        fs::canonicalize(path).map_err(cannot_find)
    };
    let top = absolute(root)?;
    let mut below = Vec::new();
    for path in paths {
        // A link is judged where it is, not where it leads.
        let wanted = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if path.is_symlink() => {
                absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?
                    .join(name)
            }
            _ => absolute(path)?,
        };
        if top.starts_with(&wanted) {
            return Ok(Vec::new());
        }
        match wanted.strip_prefix(&top) {
            Ok(path) => below.push(path.to_owned()),
            Err(_) => {
                bail!(message!("paths.outside", path = path.display(), registry = root.display()))
            }
        }
    }
    Ok(below)
}

/// Whether to report on a file.
pub(super) fn is_chosen(file: &SourceFile, below: &[PathBuf]) -> bool {
    below.is_empty() || below.iter().any(|path| file.below.starts_with(path))
}
