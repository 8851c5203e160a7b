//! Some files of a registry, with no more of the others than these refer to.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::list::{Listed, list};
use super::{config, file, registry};
use crate::model::{FileKind, Kind, Registry, SourceFile};
use crate::schema::references;

/// Reads the files of the registry in `root` that are `wanted` (asked with the path below it), its
/// vocabularies, and every record that one of them refers to, directly or through others. Where no
/// file is named like such a record, all of its kind are read, since one may state its id. The other
/// files are known by name and kind only.
///
/// # Errors
/// As [`super::load_registry`].
pub fn load_files(root: &Path, wanted: impl Fn(&Path) -> bool) -> anyhow::Result<Registry> {
    let config = config::read(root)?;
    let listed = list(root)?;
    let named_like = Names::of(&listed);
    let is_wanted = |listed: &Listed| listed.kind == FileKind::Vocabulary || wanted(&listed.below);
    let mut next: Vec<usize> = (0..listed.len()).filter(|&at| is_wanted(&listed[at])).collect();
    let mut unread: Vec<Option<Listed>> = listed.into_iter().map(Some).collect();
    let mut files: Vec<(usize, SourceFile)> = Vec::new();
    while !next.is_empty() {
        let taken: Vec<(usize, Listed)> =
            next.iter().filter_map(|&at| Some((at, unread[at].take()?))).collect();
        let limit = config.max_file_size;
        let read: Vec<(usize, SourceFile)> =
            taken.into_par_iter().map(|(at, listed)| (at, file::read(listed, limit))).collect();
        let named: BTreeSet<(Kind, &str)> = read.iter().flat_map(|(_, one)| named(one)).collect();
        next =
            named.into_iter().flat_map(|(kind, id)| named_like.find(kind, id)).copied().collect();
        files.extend(read);
    }
    let left = unread.into_iter().enumerate();
    files.extend(left.filter_map(|(at, listed)| Some((at, file::unread(listed?)))));
    files.sort_unstable_by_key(|(at, _)| *at);
    let files = files.into_iter().map(|(_, source)| source).collect();
    Ok(registry(root.to_owned(), config, files))
}

/// The records that a file refers to.
fn named(source: &SourceFile) -> Vec<(Kind, &str)> {
    source.root.as_ref().map_or_else(Vec::new, |root| references(source.kind, root))
}

/// Where the files of records are, by what they are named like.
#[derive(Default)]
struct Names {
    by_id: HashMap<(Kind, String), Vec<usize>>,
    by_kind: HashMap<Kind, Vec<usize>>,
}

impl Names {
    fn of(listed: &[Listed]) -> Self {
        let mut names = Self::default();
        for (at, Listed { below, kind, .. }) in listed.iter().enumerate() {
            let (FileKind::Record(kind), Some(stem)) = (*kind, below.file_stem()) else { continue };
            let id = stem.to_string_lossy().into_owned();
            names.by_id.entry((kind, id)).or_default().push(at);
            names.by_kind.entry(kind).or_default().push(at);
        }
        names
    }

    /// The files that may hold a record.
    fn find(&self, kind: Kind, id: &str) -> &[usize] {
        let named = self.by_id.get(&(kind, id.to_owned()));
        named.or_else(|| self.by_kind.get(&kind)).map_or(&[], Vec::as_slice)
    }
}
