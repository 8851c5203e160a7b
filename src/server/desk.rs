//! One registry with the texts of it that are open in an editor, and what is found in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::Uri;
use memchr::memmem::Finder;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::document::Document;
use super::found::Found;
use super::uri::uri_of;
use crate::check::{CheckError, Options, Scope, Workspace};
use crate::files::{
    Files, Folder, PRIVATE, SETTINGS, Shelf, Stamps, Texts, file_on_expert, is_left_out,
};
use crate::finding::Finding;
use crate::message::Message;
use crate::model::{FileKind, Language};
use crate::registry::{FileId, OpenError, Registry, Source, kind_of};
use crate::words::Words;

/// The most bytes that are read of a file when it is closed or changed by others.
const MAX_SIZE: u64 = 64 * 1024 * 1024;

/// A registry that an editor works in.
pub(super) struct Desk {
    /// Where it is, without links in the path.
    pub(super) root: PathBuf,
    files: Arc<Folder>,
    workspace: Workspace<'static>,
    /// The open texts, by their paths below the registry.
    pub(super) documents: BTreeMap<PathBuf, Document>,
    /// The texts that have changed since the registry was last looked at.
    changed: BTreeSet<PathBuf>,
    /// The texts that could not be taken because the settings cannot be read. They are tried again with the next change.
    waiting: BTreeSet<PathBuf>,
    /// What is found in open texts that cannot be read. For all others the last text counts that could be, so that nothing
    /// else flickers while somebody types.
    unfinished: BTreeMap<PathBuf, (Arc<Source>, Vec<Finding>)>,
    /// The files as they were when the disk was last looked at.
    stamps: Stamps,
    /// Whether the disk is to be looked at.
    is_disk_due: bool,
    pub(super) found: Found,
}

impl Desk {
    /// Reads the registry in a folder, of which something may be kept on a shelf.
    ///
    /// # Errors
    /// If the folder or its settings cannot be read.
    pub(super) fn open(
        root: &Path,
        options: &Options,
        shelf: Option<Box<dyn Shelf>>,
    ) -> Result<Self, CheckError> {
        let folder = Folder::open(root)
            .map_err(|error| OpenError::Folder(root.to_owned(), Message::from(error)))?;
        let files = Arc::new(folder.reading_private().with_shelf(shelf));
        // Before it is read: what changes in between is seen as changed.
        let stamps = Stamps::of(root);
        let workspace = Workspace::open_shared(files.clone(), root, &Scope::All, options)?;
        let mut desk = Self {
            root: root.to_owned(),
            files,
            workspace,
            documents: BTreeMap::new(),
            changed: BTreeSet::new(),
            waiting: BTreeSet::new(),
            unfinished: BTreeMap::new(),
            stamps,
            is_disk_due: false,
            found: Found::default(),
        };
        desk.found = Found::new(desk.workspace.findings());
        Ok(desk)
    }

    /// The registry, as of the last look.
    pub(super) fn registry(&self) -> &Registry {
        self.workspace.registry()
    }

    /// The words in which it is spoken of: those that the user chose, or its settings, or else its editor.
    pub(super) fn words(&self, chosen: Option<Language>, of_client: Option<Language>) -> Words {
        let language = chosen.or(self.registry().config.lang).or(of_client);
        Words::of(language.unwrap_or_default())
    }

    /// The path of a file below the registry, if the registry reads such files; never one of `private/`.
    pub(super) fn below(&self, path: &Path) -> Option<PathBuf> {
        let below = path.strip_prefix(&self.root).ok()?;
        let is_settings = below == Path::new(SETTINGS);
        (is_settings || !is_left_out(below)).then(|| below.to_owned())
    }

    /// The file at a path below the registry.
    pub(super) fn file(&self, below: &Path) -> Option<FileId> {
        self.registry().file_at(below)
    }

    /// Takes a text that was opened.
    pub(super) fn add(&mut self, below: PathBuf, document: Document) {
        self.changed.insert(below.clone());
        self.documents.insert(below, document);
    }

    /// An open text, to change it.
    pub(super) fn change(&mut self, below: &Path) -> Option<&mut Document> {
        self.changed.insert(below.to_owned());
        self.documents.get_mut(below)
    }

    /// The file on the disk counts again.
    pub(super) fn close(&mut self, below: &Path) {
        self.documents.remove(below);
        self.changed.insert(below.to_owned());
    }

    /// Others have changed a file; an open text counts more than what is on the disk.
    pub(super) fn changed_by_others(&mut self, below: PathBuf) {
        if !self.documents.contains_key(&below) {
            self.changed.insert(below);
        }
    }

    /// Others may have changed any file, and nobody says which.
    pub(super) fn distrust_disk(&mut self) {
        self.is_disk_due = true;
    }

    fn look_at_disk(&mut self) {
        if std::mem::take(&mut self.is_disk_due) {
            let now = Stamps::of(&self.root);
            let changed = now.changed_since(&self.stamps);
            let known = changed.iter().filter_map(|below| self.below(&self.root.join(below)));
            let known: Vec<PathBuf> = known.collect();
            known.into_iter().for_each(|below| self.changed_by_others(below));
            self.stamps = now;
        }
    }

    /// Looks at what has changed. Returns whether there was anything.
    ///
    /// # Errors
    /// If the settings cannot be read. Records are up to date then; what depends on the settings is as it was.
    pub(super) fn look(&mut self) -> Result<bool, CheckError> {
        self.look_at_disk();
        if self.changed.is_empty() {
            return Ok(false);
        }
        self.changed.append(&mut self.waiting);
        let (mut records, mut others) = (Texts::new(), Texts::new());
        let changed = std::mem::take(&mut self.changed);
        let before = files_at(self.registry(), &changed);
        for below in changed.iter().cloned() {
            self.unfinished.remove(&below);
            let open = self.documents.get(&below).map(|open| open.text.clone().into_bytes());
            if let Some(known) = open.as_deref().and_then(|text| self.unfinished_text(&below, text))
            {
                self.unfinished.insert(below, known);
                continue;
            }
            let text = open.or_else(|| self.files.read(&below, MAX_SIZE).ok());
            match kind_of(&below) {
                FileKind::Record(_) => records.insert(below, text),
                _ => others.insert(below, text),
            };
        }
        before.iter().for_each(|files| self.found.changed(files));
        if records.is_empty() && others.is_empty() {
            return Ok(true);
        }
        let has_others = !others.is_empty();
        let of_records = self.take(records);
        let of_others = self.take(others);
        let findings = self.workspace.findings();
        let registry = self.workspace.registry();
        let is_same = |files: &BTreeSet<FileId>| {
            !has_others && files_at(registry, &changed).as_ref() == Some(files)
        };
        match before.filter(is_same) {
            Some(files) => self.found.update(findings, registry, &files),
            None => self.found = Found::new(findings),
        }
        of_records.and(of_others).map(|()| true)
    }

    /// Takes texts into the registry, or keeps in mind that they wait.
    fn take(&mut self, texts: Texts) -> Result<(), CheckError> {
        if texts.is_empty() {
            return Ok(());
        }
        let paths: Vec<PathBuf> = texts.keys().cloned().collect();
        let taken = self.workspace.update(texts);
        if taken.is_err() {
            self.waiting.extend(paths);
        }
        taken
    }

    /// What is found in a text that cannot be read, of a file that could be; `None` if it can.
    fn unfinished_text(&self, below: &Path, text: &[u8]) -> Option<(Arc<Source>, Vec<Finding>)> {
        let file = self.file(below)?;
        let source = Arc::new(Source::of_bytes(kind_of(below), text.to_owned()));
        let was_read = self.registry().file(file).faults().is_empty();
        (was_read && !source.faults.is_empty())
            .then(|| (source.clone(), self.workspace.findings_in(file, source)))
    }

    /// What is found in a file, with the text that the places are in.
    pub(super) fn findings(&self, file: FileId) -> (Arc<Source>, &[Finding]) {
        let below = &self.registry().file(file).below;
        if let Some((source, findings)) = self.unfinished.get(below) {
            return (source.clone(), findings);
        }
        (self.source(file), self.found.in_file(file))
    }

    /// Whether an open text cannot be read.
    pub(super) fn has_unfinished(&self) -> bool {
        !self.unfinished.is_empty()
    }

    /// Whether there is a private file on an expert. It is not opened.
    pub(super) fn has_private(&self, expert: &str) -> bool {
        let below = Path::new(PRIVATE).join(file_on_expert(expert));
        self.files.private_state().on_experts.contains(&below)
    }

    /// The text and tree of a file that can be read.
    pub(super) fn source(&self, file: FileId) -> Arc<Source> {
        self.workspace.source(file)
    }

    /// Those of some files whose texts contain a word.
    pub(super) fn files_with(&self, files: &[FileId], word: &str) -> Vec<FileId> {
        let finder = Finder::new(word);
        let (registry, documents, folder) = (self.registry(), &self.documents, &*self.files);
        let has_word = |file: &&FileId| {
            let below = &registry.file(**file).below;
            match documents.get(below) {
                Some(open) => finder.find(open.text.as_bytes()).is_some(),
                None => folder.read(below, MAX_SIZE).is_ok_and(|text| finder.find(&text).is_some()),
            }
        };
        files.par_iter().filter(has_word).copied().collect()
    }

    /// The address of a file, as the editor writes it if it has it open.
    pub(super) fn uri(&self, file: FileId) -> Uri {
        let below = &self.registry().file(file).below;
        let open = self.documents.get(below).map(|document| document.uri.clone());
        open.unwrap_or_else(|| uri_of(&self.root.join(below)))
    }
}

/// The files at these paths; `None` if one is not there.
fn files_at(registry: &Registry, paths: &BTreeSet<PathBuf>) -> Option<BTreeSet<FileId>> {
    paths.iter().map(|below| registry.file_at(below)).collect()
}
