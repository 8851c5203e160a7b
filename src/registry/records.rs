//! The registry as a value: files, typed records, vocabularies, index.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use smol_str::SmolStr;

use super::body::AnyRecord;
use super::facts::{Detail, FileFacts, KeptFile, Link, ReadFile};
use super::file::{FileId, Marks, Reading, SourceFile};
use super::index::Index;
use super::late::{Late, LateFiles};
use super::listing::kind_of;
use super::resting::{Record, wake};
use super::{Config, Source};
use crate::files::Files;
use crate::model::{
    Action, Activity, ClaimFile, Expert, FileKind, Identifier, Incomplete, Kind, PageText, Partner,
    Vocabularies,
};
use crate::schema::{Schemas, Shape};
use crate::yaml::{Fault, FaultKind, Node, Stray};

/// A registry in memory.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// Its folder, as the command was given it; empty for one that is only in memory.
    pub root: PathBuf,
    /// Its settings.
    pub config: Config,
    /// What its files may hold.
    pub schemas: Schemas,
    /// Every file, sorted by path.
    pub files: Vec<SourceFile>,
    /// Actions, sorted by file.
    pub actions: Vec<Record<Action>>,
    /// Activities, sorted by file.
    pub activities: Vec<Record<Activity>>,
    /// Experts, sorted by file.
    pub experts: Vec<Record<Expert>>,
    /// Partners, sorted by file.
    pub partners: Vec<Record<Partner>>,
    /// Published figures, sorted by file.
    pub claims: Vec<Record<ClaimFile>>,
    /// Texts of the programme that are no records, sorted by file.
    pub pages: Vec<Record<PageText>>,
    /// Controlled lists.
    pub vocabularies: Vocabularies,
    /// The errors of its files, where they were asked for, so that lists and figures can name them.
    pub incomplete: Vec<Incomplete>,
    /// How much is known of the files.
    pub(super) detail: Detail,
    /// Which record has which id, and which refers to which; empty if only records are known.
    pub(super) index: Index,
}

impl Registry {
    /// The file of this id.
    ///
    /// # Panics
    /// If the id comes from another registry.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0]
    }

    /// What a kind of file may hold.
    #[must_use]
    pub fn shape(&self, kind: FileKind) -> &Shape {
        self.schemas.shape(kind)
    }

    /// Every file with its id.
    pub fn files_with_ids(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(position, file)| (FileId(position), file))
    }

    /// The file at this path below the registry.
    #[must_use]
    pub(crate) fn file_at(&self, below: &Path) -> Option<FileId> {
        self.files.binary_search_by(|file| file.below.as_path().cmp(below)).ok().map(FileId)
    }

    /// The text and tree of a file; `None` if they are not in memory.
    #[must_use]
    pub fn source(&self, id: FileId) -> Option<&Source> {
        self.file(id).source()
    }

    /// The tree of a file; `None` if it is not in memory, or the text could not be read.
    #[must_use]
    pub fn root(&self, id: FileId) -> Option<&Node> {
        self.source(id)?.root.as_ref()
    }

    /// The text of a file; empty if it is not in memory, or the file could not be opened.
    #[must_use]
    pub fn text(&self, id: FileId) -> &str {
        self.source(id).map_or("", |source| &source.text)
    }

    /// Files of which no typed content is known: they cannot be read, or have another shape than
    /// their kind.
    pub fn unreadable(&self) -> impl Iterator<Item = FileId> {
        let files = self.files_with_ids().filter(|(_, file)| {
            let is_read = matches!(file.reading, Reading::Failed | Reading::Misshapen);
            is_read && file.kind.schema().is_some()
        });
        files.map(|(id, _)| id)
    }

    /// Whether there may be records of this kind in a folder that cannot be listed.
    #[must_use]
    pub(crate) fn hides_some(&self, kind: Kind) -> bool {
        let is_closed = |file: &SourceFile| {
            file.known_faults()
                .iter()
                .any(|fault| matches!(fault.kind, FaultKind::UnreadableFolder(_)))
        };
        let of_kind = |file: &SourceFile| kind_of(&file.below) == FileKind::Record(kind);
        self.files.iter().filter(|file| is_closed(file)).any(of_kind)
    }

    /// The ids that private files on experts have without a record of the expert, by path.
    pub(crate) fn private_without_expert(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let is_alone = |fault: &Fault| fault.kind == FaultKind::Stray(Stray::NoExpert);
        let alone = self.files.iter().filter(move |file| file.known_faults().iter().any(is_alone));
        alone.map(SourceFile::stem)
    }

    /// Every id that a record had before, with the record's kind and the id that it has now.
    pub fn former_ids(&self) -> impl Iterator<Item = (Kind, &str, &str)> {
        Kind::ALL.into_iter().flat_map(move |kind| {
            let marked = self.marked(kind, |marks| marks.has_former_ids);
            marked.flat_map(move |(_, record)| {
                let former = record.former_ids().iter();
                former.map(move |former| (kind, former.as_str(), record.id()))
            })
        })
    }

    /// Every identifier that a record has in a list of others, with the kind of the record and its file, in the
    /// order of the files.
    pub(crate) fn identifiers(&self) -> impl Iterator<Item = (Kind, &Identifier, FileId)> {
        let with_identifiers = [Kind::Action, Kind::Partner].into_iter();
        with_identifiers.flat_map(move |kind| {
            let marked = self.marked(kind, |marks| marks.has_identifiers);
            marked.flat_map(move |(file, record)| {
                record.identifiers().iter().map(move |identifier| (kind, identifier, file))
            })
        })
    }

    /// Reads the records that rest in the index, on all cores: for callers that look into each of them.
    pub(crate) fn wake(&self) {
        wake(&self.actions);
        wake(&self.activities);
        wake(&self.experts);
        wake(&self.partners);
    }

    /// The record of a file in the list of its kind.
    pub(super) fn typed<'r, T>(
        &self,
        id: FileId,
        kind: Kind,
        records: &'r [Record<T>],
    ) -> Option<&'r Record<T>> {
        let file = self.file(id);
        let is_there = file.kind == FileKind::Record(kind) && file.reading == Reading::Complete;
        records.get(file.position).filter(|_| is_there)
    }

    /// Every typed record with its file, in the order of the files.
    pub fn records(&self) -> impl Iterator<Item = (FileId, AnyRecord<'_>)> {
        self.files_with_ids().filter_map(|(id, _)| Some((id, self.record(id)?)))
    }

    /// The typed records of a kind with their files, in the order of the files.
    pub fn records_of(&self, kind: Kind) -> impl Iterator<Item = (FileId, AnyRecord<'_>)> {
        let files = self.files_with_ids();
        let files = files.filter(move |(_, file)| file.kind == FileKind::Record(kind));
        files.filter_map(|(id, _)| Some((id, self.record(id)?)))
    }

    /// The typed records of a kind that are marked so, with their files, in the order of the files.
    fn marked(
        &self,
        kind: Kind,
        is_so: impl Fn(Marks) -> bool,
    ) -> impl Iterator<Item = (FileId, AnyRecord<'_>)> {
        let files = self.files_with_ids();
        let marked =
            files.filter(move |(_, file)| file.kind == FileKind::Record(kind) && is_so(file.marks));
        marked.filter_map(|(id, _)| Some((id, self.record(id)?)))
    }

    /// The file of the first record of a kind.
    #[must_use]
    pub(crate) fn first_record(&self, kind: Kind) -> Option<FileId> {
        let mut files = self.files_with_ids();
        let is_such = |file: &SourceFile| {
            file.kind == FileKind::Record(kind) && file.reading == Reading::Complete
        };
        files.find(|(_, file)| is_such(file)).map(|(id, _)| id)
    }

    /// Whether there is a file for this vocabulary, readable or not.
    #[must_use]
    pub(crate) fn has_vocabulary_file(&self, name: &str) -> bool {
        let mut files = self.files.iter().filter(|file| file.kind == FileKind::Vocabulary);
        files.any(|file| file.stem() == name)
    }

    /// The first file that states the name of this vocabulary.
    #[must_use]
    pub(crate) fn first_vocabulary_file(&self, name: &str) -> Option<FileId> {
        let mut files = self.files_with_ids().filter(|(_, file)| file.kind == FileKind::Vocabulary);
        files.find(|(_, file)| file.stated_id() == Some(name)).map(|(id, _)| id)
    }

    /// Whether every file was read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.files.iter().all(|file| file.reading != Reading::Pending)
    }

    /// How many files of records of this kind there are, readable or not.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.files.iter().filter(|file| file.kind == FileKind::Record(kind)).count()
    }

    /// The files that a change of this file may concern: those that it speaks of, those that speak of it
    /// by an id that it has or had, and those that share an id with it.
    pub(crate) fn linked_with(&self, id: FileId) -> Vec<FileId> {
        let file = self.file(id);
        let former = self.record(id).map_or(&[][..], AnyRecord::former_ids);
        let stem = file.stem();
        let own = [file.stated_id(), Some(&*stem)].into_iter().flatten();
        let own: Vec<&str> = own.chain(former.iter().map(SmolStr::as_str)).collect();
        let mut linked: Vec<FileId> =
            own.iter().flat_map(|id| self.index().mentioning(id)).collect();
        let mentioned = self.index().mentions(id).map(SmolStr::as_str).chain(own);
        linked.extend(mentioned.flat_map(|id| self.index().bearers_of_any_kind(id)));
        linked
    }

    /// The files that refer to this record, in the order of the files.
    #[must_use]
    pub(crate) fn files_referring_to(&self, kind: Kind, id: &str) -> Vec<FileId> {
        self.index().referrers(kind, id)
    }

    /// The files that speak of an id in any way and as any kind, and those whose record has it.
    pub(crate) fn files_with_id(&self, id: &str) -> impl Iterator<Item = FileId> {
        let index = self.index();
        index.mentioning(id).into_iter().chain(index.bearers_of_any_kind(id))
    }

    /// The activities of an action, in the order of the files.
    pub fn activities_of(&self, action: &str) -> impl Iterator<Item = &Record<Activity>> {
        let files = self.files_referring_to(Kind::Action, action).into_iter();
        let activities = files.filter_map(|file| self.activity(file));
        activities.filter(move |activity| activity.body.action.as_deref() == Some(action))
    }

    /// The first file that states the id of a record of this kind.
    #[must_use]
    pub(crate) fn first_stating(&self, kind: Kind, id: &str) -> Option<FileId> {
        self.index().stating(kind, id).next()
    }

    /// Which record has which id, and which refers to which.
    ///
    /// # Panics
    /// If only the records of the registry were loaded.
    #[must_use]
    pub(crate) fn index(&self) -> &Index {
        assert!(self.detail == Detail::All, "a registry of records alone has no index");
        &self.index
    }

    /// Reads a file of this registry; what it says is not part of the registry until [`Self::put`].
    #[must_use]
    pub(crate) fn read(&self, files: &dyn Files, id: FileId) -> ReadFile {
        self.parsed(id, self.source_in(files, id))
    }

    /// The text and tree of a file as it is now.
    fn source_in(&self, files: &dyn Files, id: FileId) -> Arc<Source> {
        let file = self.file(id);
        Arc::new(Source::read(files, &file.below, file.kind, self.config.max_file_size()))
    }

    /// What a file with this source says.
    #[must_use]
    pub fn parsed(&self, id: FileId, source: Arc<Source>) -> ReadFile {
        let SourceFile { kind, below, .. } = self.file(id);
        if *kind == FileKind::Page {
            let name = below.file_name().unwrap_or_default().to_string_lossy();
            let facts = FileFacts::of_page(&name, &source);
            return ReadFile { file: id, source, facts };
        }
        let facts = source.root.as_ref();
        let facts = facts
            .map(|root| FileFacts::of(*kind, root, &self.schemas, &self.vocabularies, self.detail));
        ReadFile { file: id, source, facts: facts.unwrap_or_default() }
    }

    /// Puts what a file says into the registry. Typed records are in order once
    /// [`Self::sort_records`] was called.
    pub(crate) fn put(&mut self, kept: KeptFile) {
        let KeptFile { file: id, reading, marks, source, facts } = kept;
        self.put_facts(id, reading, facts.id, &facts.links);
        let file = &mut self.files[id.0];
        (file.source, file.marks) = (source, marks);
        self.put_body(id, facts.body);
    }

    /// Puts what a file states and refers to into the registry.
    pub(super) fn put_facts(
        &mut self,
        id: FileId,
        reading: Reading,
        stated: Option<SmolStr>,
        links: &[Link],
    ) {
        let file = &mut self.files[id.0];
        file.reading = reading;
        (file.source, file.late) = (None, None);
        let kind = match file.kind {
            FileKind::Record(kind) => Some(kind),
            FileKind::Claims
            | FileKind::Vocabulary
            | FileKind::Extension
            | FileKind::Page
            | FileKind::Stray => None,
        };
        if self.detail == Detail::All {
            self.index.add_facts(id, kind, stated.as_deref(), links);
        }
        self.files[id.0].id = stated;
    }

    /// Brings the text and tree of files back if they were dropped. What has changed since then is seen
    /// as it is now.
    pub fn load_sources(&mut self, files: &dyn Files, wanted: &BTreeSet<FileId>) {
        let dropped = wanted.iter().filter(|id| self.file(**id).source.is_none());
        let dropped: Vec<FileId> = dropped.copied().collect();
        let read = dropped.par_iter().map(|id| self.source_in(files, *id));
        for (id, source) in dropped.iter().zip(read.collect::<Vec<Arc<Source>>>()) {
            self.files[id.0].source = Some(source);
        }
    }

    /// Has the sources that are not in memory read from these files when they are asked for.
    pub(crate) fn read_late(&mut self, files: &LateFiles) {
        let limit = self.config.max_file_size();
        for file in self.files.iter_mut().filter(|file| file.source.is_none()) {
            file.late = Some(Box::new(Late::new(files.clone(), limit)));
        }
    }
}
