//! Where there is something on a person: their record, every id that they had, and the files that are named
//! after one.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::bail;
use mieux::files::{PrivateFolder, copies_of_record};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::{FileKind, Kind, folded};
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::render::visible;
use mieux::view::referrers;
use mieux::yaml::{Node, read};

use super::record;

/// A person, by an id that they have or had.
pub(super) struct Person<'r> {
    registry: &'r Registry,
    /// The record; `None` if only `private/` has something on the person.
    pub(super) record: Option<(FileId, &'r SourceFile)>,
    /// Every id: the one that the record states, the one in its file name, and those that it had.
    pub(super) ids: Vec<String>,
    private: Option<PrivateFolder>,
}

impl<'r> Person<'r> {
    /// Finds a person.
    pub(super) fn find(registry: &'r Registry, id: &str) -> anyhow::Result<Self> {
        let private = PrivateFolder::open(&registry.root)?;
        let found = record::find(registry, id, Some(Kind::Expert)).unwrap_or_default();
        let record = found.first().copied().or_else(|| had(registry, id));
        let ids = match record {
            Some((file, source)) => ids(registry, file, source),
            None => vec![id.to_owned()],
        };
        let person = Self { registry, record, ids, private };
        // No other id is suggested: it would be somebody else's.
        if record.is_none() && person.private_files()?.is_empty() {
            let unknown = message!("unknown-reference.expert", id);
            bail!(message!("record.ids-of-kind", unknown, kinds = Kind::Expert.plural()));
        }
        Ok(person)
    }

    /// Finds a person by an id, or else by the name in a private file.
    pub(super) fn find_by_name(registry: &'r Registry, words: &str) -> anyhow::Result<Self> {
        let unknown = match Self::find(registry, words) {
            Ok(person) => return Ok(person),
            Err(unknown) => unknown,
        };
        let Some(private) = PrivateFolder::open(&registry.root)? else { return Err(unknown) };
        let mut ids = Vec::new();
        for below in private.files_on_experts()? {
            if is_named(&private.text(&below)?, words) {
                ids.extend(below.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
            }
        }
        match ids.as_slice() {
            [] => Err(unknown),
            [id] => Self::find(registry, id),
            several => bail!(message!("person.several", ids = Value::one_of(several))),
        }
    }

    /// The id by which the person was asked for, or their own where it was by name.
    pub(super) fn id<'i>(&'i self, words: &'i str) -> &'i str {
        let is_asked = |id: &&String| *id == words;
        self.ids.iter().find(is_asked).or(self.ids.first()).map_or(words, String::as_str)
    }

    /// The folder of private data, if there is one.
    pub(super) fn private(&self) -> Option<&PrivateFolder> {
        self.private.as_ref()
    }

    /// The files in `private/` that are named after the person, below that folder.
    pub(super) fn private_files(&self) -> anyhow::Result<Vec<PathBuf>> {
        let files = self.private.as_ref().map(|private| private.files_on(&self.ids));
        Ok(files.transpose()?.unwrap_or_default())
    }

    /// Commands that remove the private files once the record is gone: one for each id that has some.
    pub(super) fn commands_to_erase(&self) -> anyhow::Result<Vec<String>> {
        let mut commands = Vec::new();
        for id in &self.ids {
            let files = self.private.as_ref().map(|one| one.files_on(std::slice::from_ref(id)));
            if files.transpose()?.is_some_and(|files| !files.is_empty()) {
                commands.push(format!("mieux expert erase {id}"));
            }
        }
        Ok(commands)
    }

    /// The other files that have an id of the person in their text or name, as messages show them: lists in
    /// `private/`, and what an editor left beside the record.
    pub(super) fn other_files(&self) -> anyhow::Result<Vec<String>> {
        let mut files = Vec::new();
        if let Some(private) = &self.private {
            let mentions = private.files_that_mention(&self.ids)?;
            files.extend(mentions.iter().map(|below| private.shown(below)));
        }
        let root = &self.registry.root;
        files.extend(copies_of_record(root, &self.ids).iter().map(|below| root.join(below)));
        Ok(files.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect())
    }

    /// Where other records name the person: the file and the field.
    pub(super) fn references(&self) -> Vec<Message> {
        let of_id = |id| referrers(self.registry, Kind::Expert, id);
        let own = self.record.map(|(file, _)| file);
        let all = self.ids.iter().flat_map(|id| of_id(id));
        let others = all.filter(|(file, _)| Some(*file) != own);
        let shown = others.map(|(file, route)| {
            let path = self.registry.file(file).path.display();
            message!("person.place", path, field = route.to_string())
        });
        shown.collect()
    }

    /// The path of the record, and those that it had under its former ids.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let Some((_, source)) = self.record else { return Vec::new() };
        let under = |id: &String| source.path.with_file_name(format!("{id}.yaml"));
        let former = self.ids.iter().map(under).filter(|path| *path != source.path);
        std::iter::once(source.path.clone()).chain(former).collect()
    }
}

/// Whether a private file gives a person this name, whole or as given and family names in either order.
fn is_named(text: &str, name: &str) -> bool {
    let Some(root) = read(text).root else { return false };
    let field = |field: &str| root.get(field).and_then(Node::scalar_text).unwrap_or_default();
    let (given, family) = (field("given_name"), field("family_name"));
    let names = [field("name"), format!("{given} {family}"), format!("{family} {given}")];
    names.iter().any(|own| !own.trim().is_empty() && folded(own) == folded(name))
}

/// The ids that a record had, also if something else in it is wrong.
fn former_ids(source: &SourceFile) -> impl Iterator<Item = &str> {
    let former = source.root().and_then(|root| root.get("former_ids"));
    former.map_or(&[][..], Node::items).iter().filter_map(Node::as_str)
}

/// The record of the expert who had this id.
fn had<'r>(registry: &'r Registry, id: &str) -> Option<(FileId, &'r SourceFile)> {
    let experts = registry.files_with_ids();
    let mut experts = experts.filter(|(_, file)| file.kind == FileKind::Record(Kind::Expert));
    experts.find(|(_, file)| former_ids(file).any(|former| former == id))
}

/// Every id of a record but those that another expert has now.
fn ids(registry: &Registry, file: FileId, source: &SourceFile) -> Vec<String> {
    let former = former_ids(source);
    let of_others = registry
        .files_with_ids()
        .filter(|(other, one)| *other != file && one.kind == FileKind::Record(Kind::Expert));
    let of_others: BTreeSet<String> = of_others
        .flat_map(|(_, one)| [one.stem().into_owned(), one.stated_id().unwrap_or("").to_owned()])
        .collect();
    let own = source.stated_id().map(str::to_owned).into_iter().chain([source.stem().into_owned()]);
    let mut ids: Vec<String> = Vec::new();
    for id in own.chain(former.map(str::to_owned)) {
        if !of_others.contains(&id) && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
