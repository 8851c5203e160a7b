//! Folder to registry: every file is read once, and a bad file never keeps the others out.

mod config;
mod file;
mod find;

use std::path::{Component, Path, PathBuf};

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
    let working_folder = std::env::current_dir().unwrap_or_default();
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
                paths.push((kind, tidy(entry.path(), &working_folder)));
            }
        }
    }
    paths.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(paths)
}

/// The path in its shortest form, seen from the working folder: without a leading `./`, and without
/// going up and down again by the same folders.
fn tidy(path: &Path, working_folder: &Path) -> PathBuf {
    let path = path.strip_prefix("./").unwrap_or(path);
    let parts: Vec<Component<'_>> = path.components().collect();
    let up = parts.iter().take_while(|part| **part == Component::ParentDir).count();
    let here: Vec<Component<'_>> = working_folder.components().collect();
    let left = &here[here.len().saturating_sub(up)..];
    let down = &parts[up..];
    let same = left.iter().zip(down).take_while(|(left, down)| left == down).count();
    let ups = std::iter::repeat_n(Component::ParentDir, up - same);
    ups.chain(down[same..].iter().copied()).collect()
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::tidy;

    #[test]
    fn a_path_is_shown_as_somebody_in_the_working_folder_would_type_it() {
        let here = Path::new("/home/user/registry/actions");
        for (path, shown) in [
            ("./a.yaml", "a.yaml"),
            ("../actions/a.yaml", "a.yaml"),
            ("../partners/pe/a.yaml", "../partners/pe/a.yaml"),
            ("../../registry/actions/a.yaml", "a.yaml"),
            ("../../registry/experts/a.yaml", "../experts/a.yaml"),
            ("registry/a.yaml", "registry/a.yaml"),
            ("/home/a.yaml", "/home/a.yaml"),
        ] {
            assert_eq!(tidy(Path::new(path), here), Path::new(shown), "{path}");
        }
    }
}
