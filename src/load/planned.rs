//! The registry as it would be with files that nobody has written yet.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::file::{known, refill};
use super::list::{Listed, kind_of};
use super::records::{AT_ONCE, Follow, Read, forget, look_again, sorted};
use crate::registry::{FileId, Held, Registry, SourceFile};

/// Texts by the file that they are for.
pub type Planned<'t> = BTreeMap<FileId, &'t str>;

/// The registry with these texts planned for files below it, whether they are there or not; only their
/// names are known until [`read_planned`]. Nothing is read from the disk or written to it.
#[must_use]
pub fn with_planned<'t>(
    mut registry: Registry,
    texts: impl IntoIterator<Item = (&'t Path, &'t str)>,
) -> (Registry, Planned<'t>) {
    let files = registry.files_with_ids();
    let there: BTreeMap<PathBuf, FileId> =
        files.map(|(id, file)| (file.below.clone(), id)).collect();
    let mut planned = Planned::new();
    for (below, text) in texts {
        let id = there.get(below).copied().unwrap_or(FileId(registry.files.len()));
        if id.0 == registry.files.len() {
            let path = registry.root.join(below);
            let path = path.strip_prefix("./").unwrap_or(&path).to_owned();
            let (below, kind) = (below.to_owned(), kind_of(below));
            registry.files.push(known(Listed { path, below, kind, stray: None }));
        } else {
            registry.files[id.0].held = Held::Name;
        }
        planned.insert(id, text);
    }
    forget(&mut registry, |file| planned.contains_key(&file));
    (registry, planned)
}

/// Reads the planned texts into the registry. For `look` see [`super::read_records`]; it is shown what is
/// in memory already as well.
pub fn read_planned<S: Send>(
    registry: &mut Registry,
    planned: &Planned<'_>,
    look: impl Fn(&Registry, FileId, &SourceFile, bool) -> Option<S> + Sync,
) -> Vec<(FileId, S)> {
    let mut seen = look_again(registry, &look);
    let ids: Vec<FileId> = planned.keys().copied().collect();
    for some in ids.chunks(AT_ONCE) {
        let read = some.par_iter().map(|id| {
            let fill = |file: &mut SourceFile| refill(file, planned[id].to_owned());
            Read::new(registry, *id, fill, &look, Follow::No)
        });
        for one in read.collect::<Vec<Read<S>>>() {
            one.put_away(registry, &mut seen);
        }
    }
    sorted(registry, seen)
}

/// The registry as it would be with other texts in some of its files of records. Nothing is read from
/// the disk or written to it.
#[must_use]
pub fn with_texts(registry: &Registry, texts: &BTreeMap<FileId, String>) -> Registry {
    let texts =
        texts.iter().map(|(file, text)| (registry.file(*file).below.as_path(), text.as_str()));
    whole(registry, texts).0
}

/// The registry as it would be with one more file at this path below it, and which file that is.
/// Nothing is read from the disk or written to it.
#[must_use]
pub fn with_new_file(registry: &Registry, below: &Path, text: &str) -> (Registry, FileId) {
    let (changed, files) = whole(registry, [(below, text)]);
    (changed, files[0])
}

/// The registry with these texts, all of it in memory, and the files that they are.
fn whole<'t>(
    registry: &Registry,
    texts: impl IntoIterator<Item = (&'t Path, &'t str)>,
) -> (Registry, Vec<FileId>) {
    let (mut changed, planned) = with_planned(registry.clone(), texts);
    read_planned(&mut changed, &planned, |_, _, _, _| Some(()));
    (changed, planned.into_keys().collect())
}
