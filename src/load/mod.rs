//! Folder to registry: every file is read once, and a bad file never keeps the others out.

mod config;
mod file;
mod find;
mod list;
mod names;
mod planned;
mod private;
mod records;
mod typed;

use std::path::{Path, PathBuf};

pub use find::{find_registry, has_schemas};
use list::list;
pub use planned::{Planned, read_planned, with_new_file, with_planned, with_texts};
pub use private::{PrivateFile, private_file};
pub use records::{read_records, read_records_around, recall};

use crate::model::FileKind;
use crate::registry::{Config, FileId, Registry, SourceFile};

/// Reads the registry in `root`.
///
/// What is wrong with the files is not an error: it is kept with each file for the rules.
///
/// # Errors
/// Where `root` has no readable `mieux.toml`, or a folder of it cannot be listed.
pub fn load_registry(root: &Path) -> anyhow::Result<Registry> {
    let mut registry = open_registry(root)?;
    read_records(&mut registry, |_, _, _, _| Some(()));
    Ok(registry)
}

/// Reads the records of the registry in `root`, and keeps no more of them than what is typed: their
/// texts and trees are let go as soon as they were read. Enough for who lists and counts.
///
/// # Errors
/// As [`load_registry`].
pub fn load_records(root: &Path) -> anyhow::Result<Registry> {
    let mut registry = open_registry(root)?;
    read_records(&mut registry, |_, _, _, _| None::<()>);
    Ok(registry)
}

/// The registry in `root` with its settings and vocabularies; of its other files it knows the names.
///
/// # Errors
/// As [`load_registry`].
pub fn open_registry(root: &Path) -> anyhow::Result<Registry> {
    let config = config::read(root)?;
    let mut files: Vec<SourceFile> = list(root)?.into_iter().map(file::known).collect();
    let limit = config.max_file_size;
    for file in files.iter_mut().filter(|file| file.kind == FileKind::Vocabulary) {
        file::read(file, limit);
    }
    Ok(with_vocabularies(Registry { root: root.to_owned(), config, files, ..Registry::default() }))
}

/// The registry that files with these paths below it and these bytes would be. Nothing is read from
/// the disk, so nothing is listed or left alone either: what is given is taken as it is.
#[must_use]
pub fn registry_of_texts(config: Config, files: Vec<(PathBuf, Vec<u8>)>) -> Registry {
    let files = files.into_iter().map(|(below, bytes)| file::of_bytes(below, bytes));
    let mut files: Vec<SourceFile> = files.collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut registry = with_vocabularies(Registry { config, files, ..Registry::default() });
    let others = registry.files_with_ids().filter(|(_, file)| file.kind != FileKind::Vocabulary);
    for id in others.map(|(id, _)| id).collect::<Vec<FileId>>() {
        let body = typed::body(registry.file(id));
        typed::keep(&mut registry, id, body);
    }
    registry.unreadable.sort_unstable();
    registry
}

/// The registry with what its files of vocabularies say.
fn with_vocabularies(mut registry: Registry) -> Registry {
    let files = registry.files_with_ids().filter(|(_, file)| file.kind == FileKind::Vocabulary);
    let read: Vec<_> = files.map(|(id, file)| (id, typed::vocabulary(file))).collect();
    registry.unreadable =
        read.iter().filter(|(_, read)| read.is_none()).map(|(id, _)| *id).collect();
    registry.vocabularies = read.into_iter().filter_map(|(_, vocabulary)| vocabulary).collect();
    registry
}
