//! The records of an open registry, shown to somebody as they are read.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::file;
use super::names::Names;
use super::typed::{self, Body};
use crate::model::Kind;
use crate::registry::{FileId, Held, Registry, SourceFile};
use crate::schema::references;

/// How many files are in memory at once before what they hold is put away.
pub(super) const AT_ONCE: usize = 1024;

/// Reads the records and claims of an open registry.
///
/// `look` is shown every file while its tree is there, with the open registry beside it, and told
/// whether the file has the shape of its kind. What it answers comes back in the order of the files.
/// Where it answers `None` the text and the tree are let go, so that a large registry fits in memory;
/// [`recall`] brings them back.
pub fn read_records<S: Send>(
    registry: &mut Registry,
    look: impl Fn(&Registry, FileId, &SourceFile, bool) -> Option<S> + Sync,
) -> Vec<(FileId, S)> {
    let mut seen = look_again(registry, &look);
    let unread = files(registry, |file| file.held == Held::Name);
    read(registry, &unread, &look, &mut seen, Follow::No);
    sorted(registry, seen)
}

/// Reads the records and claims that are `wanted` (asked with the path below the registry), and every
/// record that one of them refers to, directly or through others. Where no file is named like such a
/// record all of its kind are read, since one may state its id. For `look` see [`read_records`].
pub fn read_records_around<S: Send>(
    registry: &mut Registry,
    wanted: impl Fn(&Path) -> bool,
    look: impl Fn(&Registry, FileId, &SourceFile, bool) -> Option<S> + Sync,
) -> Vec<(FileId, S)> {
    let mut seen = look_again(registry, &look);
    let names = Names::of(registry);
    let mut next = files(registry, |file| file.held == Held::Name && wanted(&file.below));
    while !next.is_empty() {
        let named = read(registry, &next, &look, &mut seen, Follow::Yes);
        let found = named.iter().flat_map(|(kind, id)| names.find(*kind, id)).copied();
        let unread = found.filter(|id| registry.file(*id).held == Held::Name);
        next = unread.collect::<BTreeSet<FileId>>().into_iter().collect();
    }
    sorted(registry, seen)
}

/// Brings the text and tree of these files back, where they were let go. What has changed on the disk
/// since then is seen as it is now.
pub fn recall(registry: &mut Registry, wanted: &BTreeSet<FileId>) {
    let limit = registry.config.max_file_size;
    let let_go = |(position, file): &(usize, &mut SourceFile)| {
        file.held == Held::Record && wanted.contains(&FileId(*position))
    };
    let files = registry.files.iter_mut().enumerate().filter(let_go).collect::<Vec<_>>();
    files.into_par_iter().for_each(|(_, source)| file::read(source, limit));
}

/// Takes out what was typed from these files of records.
pub(super) fn forget(registry: &mut Registry, is_meant: impl Fn(FileId) -> bool) {
    registry.actions.retain(|record| !is_meant(record.file));
    registry.activities.retain(|record| !is_meant(record.file));
    registry.experts.retain(|record| !is_meant(record.file));
    registry.partners.retain(|record| !is_meant(record.file));
    registry.unreadable.retain(|file| !is_meant(*file));
}

/// Shows the files that are in memory already.
pub(super) fn look_again<S: Send>(
    registry: &Registry,
    look: &(impl Fn(&Registry, FileId, &SourceFile, bool) -> Option<S> + Sync),
) -> Vec<(FileId, S)> {
    let known = files(registry, |file| file.held == Held::Content);
    let seen = known.into_par_iter().filter_map(|id| {
        let is_typed = registry.unreadable.binary_search(&id).is_err();
        Some((id, look(registry, id, registry.file(id), is_typed)?))
    });
    seen.collect()
}

fn files(registry: &Registry, is_meant: impl Fn(&SourceFile) -> bool) -> Vec<FileId> {
    registry.files_with_ids().filter(|(_, file)| is_meant(file)).map(|(id, _)| id).collect()
}

/// Whether somebody wants to know which records the files refer to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Follow {
    Yes,
    No,
}

/// Reads these files into the registry, some at a time; the records that they refer to.
fn read<S: Send>(
    registry: &mut Registry,
    ids: &[FileId],
    look: &(impl Fn(&Registry, FileId, &SourceFile, bool) -> Option<S> + Sync),
    seen: &mut Vec<(FileId, S)>,
    follow: Follow,
) -> BTreeSet<(Kind, String)> {
    let limit = registry.config.max_file_size;
    let mut named = BTreeSet::new();
    for some in ids.chunks(AT_ONCE) {
        let fill = |file: &mut SourceFile| file::read(file, limit);
        let read = some.par_iter().map(|id| Read::new(registry, *id, fill, look, follow));
        for one in read.collect::<Vec<Read<S>>>() {
            named.extend(one.put_away(registry, seen));
        }
    }
    named
}

/// A file as it comes from the disk.
pub(super) struct Read<S> {
    id: FileId,
    source: SourceFile,
    body: Option<Body>,
    /// What was answered when it was shown.
    seen: Option<S>,
    named: Vec<(Kind, String)>,
}

impl<S> Read<S> {
    /// A file with what `fill` puts into it, shown to `look`.
    pub(super) fn new(
        registry: &Registry,
        id: FileId,
        fill: impl Fn(&mut SourceFile),
        look: impl Fn(&Registry, FileId, &SourceFile, bool) -> Option<S>,
        follow: Follow,
    ) -> Self {
        let mut source = registry.file(id).clone();
        fill(&mut source);
        let body = typed::body(&source);
        let seen = look(registry, id, &source, body.is_some());
        let root = source.root.as_ref().filter(|_| follow == Follow::Yes);
        let named = root.map_or_else(Vec::new, |root| references(source.kind, root));
        let named = named.into_iter().map(|(kind, id)| (kind, id.to_owned())).collect();
        if seen.is_none() {
            source.let_go();
        }
        Self { id, source, body, seen, named }
    }

    /// Puts the file into the registry and what was answered to the rest; the records that it names.
    pub(super) fn put_away(
        self,
        registry: &mut Registry,
        seen: &mut Vec<(FileId, S)>,
    ) -> Vec<(Kind, String)> {
        registry.files[self.id.0] = self.source;
        typed::keep(registry, self.id, self.body);
        seen.extend(self.seen.map(|answer| (self.id, answer)));
        self.named
    }
}

/// Puts everything into the order of the files, whichever came first.
pub(super) fn sorted<S>(registry: &mut Registry, mut seen: Vec<(FileId, S)>) -> Vec<(FileId, S)> {
    sort(registry);
    seen.sort_by_key(|(file, _)| *file);
    seen
}

fn sort(registry: &mut Registry) {
    registry.actions.sort_by_key(|record| record.file);
    registry.activities.sort_by_key(|record| record.file);
    registry.experts.sort_by_key(|record| record.file);
    registry.partners.sort_by_key(|record| record.file);
    registry.claims.sort_by_key(|record| record.file);
    registry.unreadable.sort_unstable();
}
