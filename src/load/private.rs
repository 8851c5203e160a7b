//! What lies in `private/`, and whether git would take it along.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use ignore::WalkBuilder;

/// The folder for what identifies a person. It is never read with the records.
pub(super) const FOLDER: &str = "private";

/// The first file in `private/`, by path, that no `.gitignore` keeps out of git; `None` where there is
/// nothing that could be taken along. Only the ignore files of the registry and of the folders above it
/// count, not those of a machine.
pub(super) fn not_ignored(root: &Path) -> Option<PathBuf> {
    let private = root.join(FOLDER);
    if !private.is_dir() {
        return None;
    }
    let top = root.to_owned();
    let walk = WalkBuilder::new(root)
        .hidden(false)
        .ignore(false)
        .git_global(false)
        .require_git(false)
        .follow_links(false)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(move |entry| entry.path() == top || entry.path().starts_with(&private))
        .build();
    let files = walk.flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path).next()
}

/// What is held in private on an expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateFile {
    /// Where.
    pub path: PathBuf,
    /// Its text: names, contacts, the reference to a curriculum vitae, fees.
    pub text: String,
}

/// The private file on an expert, `private/experts/<id>.yaml`; `None` where there is none. To be called
/// only by who was told to look at what is private, or at whether there is any.
///
/// # Errors
/// Where the file is there and cannot be read.
pub fn private_file(root: &Path, id: &str) -> anyhow::Result<Option<PrivateFile>> {
    let path = root.join(FOLDER).join("experts").join(id).with_extension("yaml");
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(PrivateFile { path, text })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
