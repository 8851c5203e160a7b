//! Which files a plan is about: links are followed once, before anything is written, and never out of the
//! registry.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::error::WriteError;
use super::plan::{Change, Plan};
use super::record_path::can_be_record;
use super::tree::Tree;

/// The plan with the files that its paths lead to. Where a path is a link within the registry that is what the
/// link leads to, so that the link stays one.
///
/// # Errors
/// If a path leads out of the registry or cannot be that of a record, and if two lead to one file with
/// different changes.
pub(super) fn resolve<'p>(tree: &Tree, plan: &'p Plan) -> Result<Cow<'p, Plan>, WriteError> {
    let mut links: BTreeMap<&Path, PathBuf> = BTreeMap::new();
    for (below, change) in plan.changes() {
        if below.is_absolute() || below.components().any(|part| part == Component::ParentDir) {
            return Err(WriteError::LeadsOut(below.to_owned()));
        }
        if is_link(tree, below)? {
            links.insert(below, link_target(tree.path(), below, change)?);
        }
        let target = links.get(below).map_or(below, PathBuf::as_path);
        if !can_be_record(target) {
            return Err(WriteError::NotARecord(target.to_owned()));
        }
    }
    // A large plan is not copied for nothing.
    if links.is_empty() {
        Ok(Cow::Borrowed(plan))
    } else {
        with_targets(plan, &links).map(Cow::Owned)
    }
}

/// The plan with what links lead to in their place.
fn with_targets(plan: &Plan, links: &BTreeMap<&Path, PathBuf>) -> Result<Plan, WriteError> {
    let mut resolved = Plan::default();
    for (below, change) in plan.changes() {
        let target = links.get(below).map_or(below, PathBuf::as_path);
        match resolved.change(target) {
            Some(other) if other == change => {}
            Some(_) => return Err(WriteError::SameFile(below.to_owned())),
            None => resolved.add(target, change.clone()),
        }
    }
    Ok(resolved)
}

/// Whether a path is a link. A link on the way to it is an error.
fn is_link(tree: &Tree, below: &Path) -> Result<bool, WriteError> {
    let root = tree.path();
    let name = below.file_name().unwrap_or_default();
    match tree.folder(below.parent().unwrap_or(Path::new(""))) {
        Ok(folder) => Ok(folder.is_link(name)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(_) if below.ancestors().skip(1).any(|folder| root.join(folder).is_symlink()) => {
            Err(WriteError::LeadsOut(below.to_owned()))
        }
        Err(error) => Err(WriteError::system("store.cannot-open", &root.join(below))(error)),
    }
}

/// The path below the registry that a link leads to.
fn link_target(root: &Path, below: &Path, change: &Change) -> Result<PathBuf, WriteError> {
    if change.old.is_none() || change.new.is_none() {
        return Err(WriteError::Link(below.to_owned()));
    }
    let path = root.join(below);
    let target = fs::canonicalize(&path).map_err(WriteError::system("store.cannot-find", &path))?;
    match target.strip_prefix(root) {
        Ok(target) => Ok(target.to_owned()),
        Err(_) => Err(WriteError::LeadsOut(below.to_owned())),
    }
}
