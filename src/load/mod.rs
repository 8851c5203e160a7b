//! Folder to registry: every file is read once, and a bad file never keeps the others out.

mod config;
mod file;
mod find;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use serde::Deserialize;
use walkdir::WalkDir;

pub use find::find_registry;

use crate::model::{FileId, FileKind, Kind, Record, Registry, SourceFile, Vocabulary};
use crate::yaml::from_node;

/// Reads the registry in `root`.
///
/// What is wrong with the files is not an error: it is kept with each file for the rules.
///
/// # Errors
/// Where `root` has no readable `mieux.toml`, or a folder of it cannot be listed.
pub fn load_registry(root: &Path) -> anyhow::Result<Registry> {
    let config = config::read(root)?;
    let paths = list(root)?;
    let files: Vec<SourceFile> =
        paths.into_par_iter().map(|(kind, path)| file::read(kind, path)).collect();
    let mut registry = Registry { root: root.to_owned(), config, files, ..Registry::default() };
    let record = FileKind::Record;
    registry.actions = typed(&mut registry, record(Kind::Action));
    registry.activities = typed(&mut registry, record(Kind::Activity));
    registry.experts = typed(&mut registry, record(Kind::Expert));
    registry.partners = typed(&mut registry, record(Kind::Partner));
    registry.claims = typed(&mut registry, FileKind::Claims);
    let vocabularies: Vec<Record<Vocabulary>> = typed(&mut registry, FileKind::Vocabulary);
    registry.vocabularies = vocabularies.into_iter().map(|vocabulary| vocabulary.body).collect();
    registry.unreadable.sort_unstable();
    Ok(registry)
}

/// The files of the registry, sorted by path.
fn list(root: &Path) -> anyhow::Result<Vec<(FileKind, PathBuf)>> {
    let mut paths = Vec::new();
    for kind in FileKind::ALL {
        let folder = root.join(kind.folder());
        if !folder.exists() {
            continue;
        }
        for entry in WalkDir::new(&folder) {
            let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
            let yaml =
                entry.path().extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
            if yaml && !entry.file_type().is_dir() {
                paths.push((kind, tidy(entry.into_path())));
            }
        }
    }
    paths.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(paths)
}

/// The path without a leading `./`.
fn tidy(path: PathBuf) -> PathBuf {
    path.strip_prefix("./").map(Path::to_owned).unwrap_or(path)
}

/// The typed contents of all files of a kind; those of another shape are noted as unreadable.
fn typed<T: for<'de> Deserialize<'de> + Send>(
    registry: &mut Registry,
    kind: FileKind,
) -> Vec<Record<T>> {
    let read: Vec<(FileId, Option<T>)> = registry
        .files_with_ids()
        .filter(|(_, file)| file.kind == kind)
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
