//! Files to a registry: settings and vocabularies first, then the records, some at a time.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::body::vocabulary;
use super::facts::{Detail, KeptFile};
use super::file::{FileId, Reading, SourceFile};
use super::listing::concerned;
use super::settings::{SettingFault, read as read_settings};
use super::source::Source;
use super::{Config, Registry};
use crate::files::{Files, Folder, Listed, Memory, SETTINGS};
use crate::message;
use crate::message::Message;
use crate::model::{FileKind, Kind, Language, Vocabularies};
use crate::schema::{MAX_EXTENSION_SIZE, Schemas, Shape, extended_kind, extension_path};
use crate::yaml::{Fault, FaultKind};

/// How many files are in memory at once before what they say is put into the registry.
pub(crate) const AT_ONCE: usize = 1024;

/// Settings, and their text where they have one.
type Settings = (Config, Option<Source>);

/// The largest settings file that is read, in bytes.
const MAX_SETTINGS_SIZE: u64 = 1024 * 1024;

/// Why a folder cannot be opened as a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The folder cannot be opened; the reason in the system's words.
    Folder(PathBuf, Message),
    /// The settings cannot be read; why not.
    Unreadable(PathBuf, Message),
    /// Something is wrong with the settings; what, and what to do.
    Settings(PathBuf, String),
}

impl OpenError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Folder(path, reason) => {
                message!("error.cannot-open", path = path.display(), reason = reason.clone())
            }
            Self::Unreadable(path, reason) => {
                message!("error.cannot-read", path = path.display(), reason = reason.clone())
            }
            Self::Settings(path, faults) => {
                message!("error.settings", path = path.display(), faults)
            }
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for OpenError {}

/// Reads the registry in the folder `root`, with the text and tree of every file.
///
/// What is wrong with the files is not an error: it is kept with each file for the rules.
///
/// # Errors
/// If `root` has no readable `mieux.toml`, or something is wrong with it.
pub fn load_registry(root: &Path) -> Result<Registry, OpenError> {
    read_registry(&folder(root)?, root)
}

/// The same for the registry of these files. `root` is where it is.
///
/// # Errors
/// As [`load_registry`].
pub fn read_registry(files: &dyn Files, root: &Path) -> Result<Registry, OpenError> {
    let mut registry = open_right_registry(files, root)?;
    registry.read_all(files, true);
    Ok(registry)
}

/// The same with its settings and vocabularies; of its other files only the names are known.
///
/// # Errors
/// As [`load_registry`].
pub fn open_right_registry(files: &dyn Files, root: &Path) -> Result<Registry, OpenError> {
    Ok(open_with(right_settings(files)?, files, &files.list(), root, Detail::All))
}

/// Reads the registry in the folder `root`, and keeps only what its files say, not their texts. This is
/// enough for lists and figures.
///
/// # Errors
/// As [`load_registry`].
pub fn load_records(root: &Path) -> Result<Registry, OpenError> {
    let files = folder(root)?;
    let mut registry =
        open_with(right_settings(&files)?, &files, &files.list(), root, Detail::Records);
    registry.read_all(&files, false);
    Ok(registry)
}

/// The registry with its settings and vocabularies; of its other files only the names are known. `root`
/// is where it is, empty if it is only in memory. What is wrong with the settings is kept with their file.
///
/// # Errors
/// If the settings cannot be read.
pub fn open_registry(files: &dyn Files, root: &Path) -> Result<Registry, OpenError> {
    open_listed_registry(files, &files.list(), root)
}

/// The same of which it is known what there is below it, sorted by path.
///
/// # Errors
/// As [`open_registry`].
pub(crate) fn open_listed_registry<'l>(
    files: &dyn Files,
    listed: impl IntoIterator<Item = &'l Listed>,
    root: &Path,
) -> Result<Registry, OpenError> {
    Ok(open_with(settings(files)?, files, listed, root, Detail::All))
}

/// Whether the settings of these files are right.
///
/// # Errors
/// If they cannot be read, or something is wrong with them.
pub fn check_settings(files: &dyn Files) -> Result<(), OpenError> {
    right_settings(files).map(drop)
}

/// The language in which the registry in `root` wants to be spoken of; `None` if its settings do not say or
/// cannot be read.
#[must_use]
pub fn language_of(root: &Path) -> Option<Language> {
    let (config, _) = settings(&folder(root).ok()?).ok()?;
    config.lang
}

/// The registry that these files would be. What is given is taken as it is: nothing is left out.
#[must_use]
pub fn registry_of_texts(config: Config, files: Vec<(PathBuf, Vec<u8>)>) -> Registry {
    let files: Memory = files.into_iter().collect();
    let mut registry = open_with((config, None), &files, &files.list(), Path::new(""), Detail::All);
    registry.read_all(&files, true);
    registry
}

fn folder(root: &Path) -> Result<Folder, OpenError> {
    Folder::open(root).map_err(|error| OpenError::Folder(root.to_owned(), error.into()))
}

/// The settings of a registry, and their text with what is wrong with it.
fn settings(files: &dyn Files) -> Result<Settings, OpenError> {
    let below = Path::new(SETTINGS);
    let path = files.shown(below);
    let unreadable = |reason| OpenError::Unreadable(path.clone(), reason);
    let bytes = files.read(below, MAX_SETTINGS_SIZE);
    let bytes = bytes.map_err(|error| unreadable(error.to_message(MAX_SETTINGS_SIZE)))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable(message!("error.not-utf-8")))?;
    let (config, source) = read_settings(text);
    Ok((config, Some(source)))
}

/// The same, for callers that need the settings to be right.
fn right_settings(files: &dyn Files) -> Result<Settings, OpenError> {
    let (config, source) = settings(files)?;
    let faults = source.iter().flat_map(|source| &source.faults);
    let words = faults.filter_map(|fault| match &fault.kind {
        FaultKind::Setting { message, help } => Some(format!("{message}; {help}")),
        _ => None,
    });
    match words.reduce(|first, next| format!("{first}\n{next}")) {
        Some(words) => Err(OpenError::Settings(files.shown(Path::new(SETTINGS)), words)),
        None => Ok((config, source)),
    }
}

fn open_with<'l>(
    settings: Settings,
    files: &dyn Files,
    listed: impl IntoIterator<Item = &'l Listed>,
    root: &Path,
    detail: Detail,
) -> Registry {
    let (config, settings) = settings;
    let (root, mut files_there) = (root.to_owned(), concerned(files, listed));
    if let Some(settings) = settings {
        add_settings(files, &mut files_there, settings);
    }
    let mut registry = Registry { root, config, files: files_there, detail, ..Registry::default() };
    let limit = registry.config.max_file_size();
    for file in &mut registry.files {
        if matches!(file.kind, FileKind::Vocabulary | FileKind::Extension) {
            file.source = Some(Arc::new(Source::read(files, &file.below, file.kind, limit)));
        }
    }
    registry.schemas = schemas(&registry);
    let roots = registry.ids_of(FileKind::Vocabulary);
    let roots = roots.into_iter().filter_map(|id| vocabulary(registry.root(id)?));
    registry.vocabularies = roots.collect();
    if detail == Detail::All {
        registry.index.reserve(registry.files.len());
        (0..registry.files.len()).for_each(|position| registry.index_name(FileId(position)));
    }
    let extensions = registry.ids_of(FileKind::Extension);
    for id in registry.ids_of(FileKind::Vocabulary).into_iter().chain(extensions) {
        let source = registry.files[id.0].source.take().unwrap_or_default();
        let read = registry.parsed(id, source);
        registry.put(read.keep(true));
    }
    registry
}

/// Adds the settings to the files of a registry, in their place.
fn add_settings(files: &dyn Files, all: &mut Vec<SourceFile>, settings: Source) {
    let below = PathBuf::from(SETTINGS);
    let at = all.partition_point(|other| other.below < below);
    let mut file = SourceFile::new(files.shown(&below), below, FileKind::Stray);
    (file.reading, file.source) = (Reading::Failed, Some(Arc::new(settings)));
    all.insert(at, file);
}

/// The schemas of a registry: those that the program carries, with the fields that its extensions add.
fn schemas(registry: &Registry) -> Schemas {
    let extensions = registry.files.iter().filter(|file| file.kind == FileKind::Extension);
    let texts = extensions.filter_map(|file| {
        let source = file.source.as_deref().filter(|source| source.faults.is_empty())?;
        Some((extended_kind(&file.below)?, source.text.as_str()))
    });
    Schemas::extended(texts)
}

/// The schemas of the registry in the folder `root`, with the fields that its extensions add to them. No
/// other file is read; an extension that cannot be read adds nothing, and `invalid-extension` says so.
#[must_use]
pub fn load_schemas(root: &Path) -> Schemas {
    let Ok(files) = Folder::open(root) else { return Schemas::default() };
    let extensions = Kind::ALL.into_iter().filter_map(|kind| {
        let below = extension_path(kind);
        let is_link = root.join(&below).is_symlink();
        let source = Source::read(&files, &below, FileKind::Extension, MAX_EXTENSION_SIZE);
        (!is_link && source.faults.is_empty()).then_some((kind, source.text))
    });
    let extensions: Vec<(Kind, String)> = extensions.collect();
    Schemas::extended(extensions.iter().map(|(kind, text)| (*kind, text.as_str())))
}

/// The vocabularies of the registry in the folder `root` that the codes of a file of this shape come from. No other
/// file is read; a vocabulary that cannot be read is left out.
#[must_use]
pub fn load_vocabularies(root: &Path, shape: &Shape) -> Vocabularies {
    let Ok(files) = Folder::open(root) else { return Vocabularies::default() };
    let limit = Config::default().max_file_size();
    let read = |name: &str| {
        let below = Path::new(FileKind::Vocabulary.folder()).join(format!("{name}.yaml"));
        vocabulary(Source::read(&files, &below, FileKind::Vocabulary, limit).root.as_ref()?)
    };
    shape.vocabularies().into_iter().filter_map(read).collect()
}

impl Registry {
    /// Adds what is wrong with the settings beyond their form to what is known of their file. There is no such
    /// file where the registry is only in memory.
    pub(crate) fn add_setting_faults(&mut self, faults: &[SettingFault]) {
        let file = self.file_at(Path::new(SETTINGS));
        if let Some(source) = file.and_then(|file| self.files[file.0].source.as_mut()) {
            let added: Vec<Fault> = faults.iter().map(|one| one.in_text(&source.text)).collect();
            Arc::make_mut(source).faults.extend(added);
        }
    }

    /// Enters a file into the index by its name.
    pub(super) fn index_name(&mut self, id: FileId) {
        let file = &self.files[id.0];
        if let FileKind::Record(kind) = file.kind {
            self.index.add_name(id, kind, &file.stem());
        }
    }

    fn ids_of(&self, kind: FileKind) -> Vec<FileId> {
        self.files_with_ids().filter(|(_, file)| file.kind == kind).map(|(id, _)| id).collect()
    }

    /// Reads every file that was not read so far.
    fn read_all(&mut self, files: &dyn Files, keeps_source: bool) {
        let mut queue = Queue::of_all(self);
        self.make_room(queue.waiting());
        while let Some(ids) = queue.next(self) {
            let read = ids.par_iter().map(|id| self.read(files, *id).keep(keeps_source));
            read.collect::<Vec<KeptFile>>().into_iter().for_each(|one| self.put(one));
        }
        self.sort_records();
    }
}

/// Which files are to be read next.
pub struct Queue {
    next: Vec<FileId>,
    /// The files that were handed out last and whose references are to be followed; `None` if no
    /// references are.
    last: Option<Vec<FileId>>,
}

impl Queue {
    /// Every file that was not read so far.
    #[must_use]
    pub fn of_all(registry: &Registry) -> Self {
        Self { next: pending(registry, |_| true), last: None }
    }

    /// The files that are `wanted`, asked with their path below the registry, and every record that one
    /// of them refers to, directly or through others. If no file is named like such a record, all files
    /// of its kind are read, since one may state its id.
    #[must_use]
    pub fn around(registry: &Registry, wanted: impl Fn(&Path) -> bool) -> Self {
        Self { next: pending(registry, |file| wanted(&file.below)), last: Some(Vec::new()) }
    }

    /// The files that are known to come.
    #[must_use]
    pub fn waiting(&self) -> &[FileId] {
        &self.next
    }

    /// The next files, no more than fit in memory. What was handed out before must be in the registry.
    pub fn next(&mut self, registry: &Registry) -> Option<Vec<FileId>> {
        if self.next.is_empty() {
            self.next = referred_to(registry, self.last.as_mut()?);
        }
        let rest = self.next.split_off(self.next.len().min(AT_ONCE));
        let some = std::mem::replace(&mut self.next, rest);
        if let Some(last) = &mut self.last {
            last.extend(&some);
        }
        (!some.is_empty()).then_some(some)
    }
}

fn pending(registry: &Registry, is_wanted: impl Fn(&SourceFile) -> bool) -> Vec<FileId> {
    let files = registry.files_with_ids();
    let pending = files.filter(|(_, file)| file.reading == Reading::Pending && is_wanted(file));
    pending.map(|(id, _)| id).collect()
}

/// The files that were not read and may hold a record that one of these files refers to: those that are
/// named like it, else all of its kind.
fn referred_to(registry: &Registry, files: &mut Vec<FileId>) -> Vec<FileId> {
    let mut found = BTreeSet::new();
    let mut searched: BTreeSet<Kind> = BTreeSet::new();
    for (kind, id) in files.iter().flat_map(|file| registry.index().references(*file)) {
        let mut named = registry.index().bearers(kind, id).peekable();
        if named.peek().is_none() {
            searched.insert(kind);
        }
        found.extend(named.filter(|file| registry.file(*file).reading == Reading::Pending));
    }
    found.extend(pending(
        registry,
        |file| matches!(file.kind, FileKind::Record(kind) if searched.contains(&kind)),
    ));
    files.clear();
    found.into_iter().collect()
}
