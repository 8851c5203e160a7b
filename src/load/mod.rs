//! Folder to registry: every file is read once, and a bad file never keeps the others out.

mod config;
mod file;
mod find;
mod list;
mod some;

use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use serde::Deserialize;

pub use find::find_registry;
use list::list;
pub use some::load_files;

use crate::model::{Config, FileId, FileKind, Kind, Record, Registry, SourceFile, Vocabulary};
use crate::yaml::from_node;

/// Reads the registry in `root`.
///
/// What is wrong with the files is not an error: it is kept with each file for the rules.
///
/// # Errors
/// Where `root` has no readable `mieux.toml`, or a folder of it cannot be listed.
pub fn load_registry(root: &Path) -> anyhow::Result<Registry> {
    let config = config::read(root)?;
    let limit = config.max_file_size;
    let files: Vec<SourceFile> =
        list(root)?.into_par_iter().map(|listed| file::read(listed, limit)).collect();
    Ok(registry(root.to_owned(), config, files))
}

/// The registry that files with these paths below it and these bytes would be. Nothing is read from
/// the disk, so nothing is listed or left alone either: what is given is taken as it is.
#[must_use]
pub fn registry_of_texts(config: Config, files: Vec<(PathBuf, Vec<u8>)>) -> Registry {
    let files = files.into_iter().map(|(below, bytes)| file::of_bytes(below, bytes));
    let mut files: Vec<SourceFile> = files.collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    registry(PathBuf::new(), config, files)
}

/// Files as a registry with its typed records.
fn registry(root: PathBuf, config: Config, files: Vec<SourceFile>) -> Registry {
    let mut registry = Registry { root, config, files, ..Registry::default() };
    let record = FileKind::Record;
    registry.actions = typed(&mut registry, record(Kind::Action));
    registry.activities = typed(&mut registry, record(Kind::Activity));
    registry.experts = typed(&mut registry, record(Kind::Expert));
    registry.partners = typed(&mut registry, record(Kind::Partner));
    registry.claims = typed(&mut registry, FileKind::Claims);
    let vocabularies: Vec<Record<Vocabulary>> = typed(&mut registry, FileKind::Vocabulary);
    registry.vocabularies = vocabularies.into_iter().map(|vocabulary| vocabulary.body).collect();
    registry.unreadable.sort_unstable();
    registry
}

/// The typed contents of all files of a kind; those of another shape are noted as unreadable.
fn typed<T: for<'de> Deserialize<'de> + Send>(
    registry: &mut Registry,
    kind: FileKind,
) -> Vec<Record<T>> {
    let read: Vec<(FileId, Option<T>)> = registry
        .files_with_ids()
        .filter(|(_, file)| file.kind == kind && file.is_read)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(id, file)| (id, file.root.as_ref().and_then(|root| from_node(root).ok())))
        .collect();
    let mut records = Vec::with_capacity(read.len());
    for (file, body) in read {
        match body {
            Some(body) => records.push(Record { file, body }),
            None => registry.unreadable.push(file),
        }
    }
    records
}
