//! Which folder is the registry: the one that was named, or the nearest with a `mieux.toml`.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::source::SETTINGS;
use crate::message;

/// The registry for a command: `named` where the user named one, else the one that `start` lies in,
/// else `start/registry`.
///
/// The answer is relative to the working folder wherever the question was.
///
/// # Errors
/// If there is no such registry; the message says what to type.
pub fn find_registry(named: Option<&Path>, start: &Path) -> anyhow::Result<PathBuf> {
    if let Some(root) = named {
        if !root.is_dir() {
            bail!(message!("error.no-folder", path = root.display()));
        }
        if !root.join(SETTINGS).is_file() {
            bail!(message!("error.not-a-registry", path = root.display()));
        }
        return Ok(root.to_owned());
    }
    for folder in upwards(start) {
        let below =
            if folder == Path::new(".") { "registry".into() } else { folder.join("registry") };
        for candidate in [folder.clone(), below] {
            if candidate.join(SETTINGS).is_file() {
                return Ok(candidate);
            }
        }
    }
    bail!(message!("error.no-registry"))
}

/// Where the registry in `root` lies below the top of its git repository; `None` if it lies in none.
#[must_use]
pub fn below_repository(root: &Path) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let top = root.ancestors().find(|folder| folder.join(".git").exists())?;
    root.strip_prefix(top).ok().map(Path::to_owned)
}

/// Whether the schemas lie beside the registry in `root`, where the first line of a record leads editors.
#[must_use]
pub fn has_schemas(root: &Path) -> bool {
    root.join("../schemas/action.schema.json").is_file()
}

/// `start` and the folders above it; a relative path goes on with `..` above the working folder.
fn upwards(start: &Path) -> Vec<PathBuf> {
    let named = start.ancestors().map(|folder| {
        if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
    });
    let mut folders: Vec<PathBuf> = named.collect();
    if start.is_relative() {
        let depth = std::env::current_dir().map_or(0, |folder| folder.ancestors().count());
        let mut above = PathBuf::new();
        for _ in 1..depth {
            above.push("..");
            folders.push(above.clone());
        }
    }
    folders
}
