//! A workspace after files have changed: what was read and checked of the others stays.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ahash::AHashSet;

use super::linked::check_linked;
use super::near::{NearNames, has_compared_name, records_near};
use super::rule::Again;
use super::rules::rule;
use super::scope::CheckError;
use super::sink::Raised;
use super::workspace::Workspace;
use crate::files::{Overlay, Texts, is_yaml};
use crate::model::{FileKind, Kind};
use crate::registry::{AT_ONCE, FileId, Registry, kind_of};

/// Up to how many files are compared with all others by name, one by one.
const MAX_ONE_BY_ONE: usize = 32;

impl Workspace<'_> {
    /// Lays texts over files, by their paths below the registry; `None` removes a file. All that is known
    /// of the registry, and its findings, are then as if the files had been so from the start.
    ///
    /// A change of a record costs what is linked with it. A change of the settings or of a vocabulary, to
    /// which every record may refer, costs as much as opening the registry again. The registry must have
    /// been opened whole.
    ///
    /// # Errors
    /// As [`Workspace::open`], if the settings change; the workspace is as it was then.
    pub fn update(&mut self, texts: Texts) -> Result<(), CheckError> {
        let is_other = |below: &PathBuf| !is_record(below);
        if texts.keys().any(is_other) || self.concerns_private_files(&texts) {
            return self.reopen(texts);
        }
        let paths: Vec<PathBuf> = texts.keys().cloned().collect();
        self.texts.extend(texts);
        self.update_records(&paths);
        Ok(())
    }

    /// Whether an expert comes or goes while there are private files on experts: one of them may have lost its
    /// record, or found it.
    fn concerns_private_files(&self, texts: &Texts) -> bool {
        let is_expert = |below: &Path| kind_of(below) == FileKind::Record(Kind::Expert);
        let mut experts = texts.iter().filter(|(below, _)| is_expert(below));
        let comes_or_goes =
            experts.any(|(below, text)| self.registry.file_at(below).is_some() != text.is_some());
        comes_or_goes && !self.files.private_state().on_experts.is_empty()
    }

    /// Takes the texts that are laid over these records into the registry.
    fn update_records(&mut self, paths: &[PathBuf]) {
        let was_complete = self.is_complete();
        let compares_all = paths.len() > MAX_ONE_BY_ONE;
        let mut change = Change { compares_all, ..Change::default() };
        let (mut added, mut changed, mut removed) = (Vec::new(), Vec::new(), Vec::new());
        for below in paths {
            match (self.registry.file_at(below), &self.texts[below]) {
                (Some(file), Some(_)) => changed.push(file),
                (Some(file), None) => removed.push(file),
                (None, Some(_)) => added.push(below.clone()),
                (None, None) => {}
            }
        }
        let mut gone = [changed, removed.clone()].concat();
        gone.sort_unstable();
        for file in &gone {
            change.add(&self.registry, *file);
            self.checked[file.0] = None;
        }
        self.registry.take(&gone);
        if !(added.is_empty() && removed.is_empty()) {
            let moved = self.rearrange(&added, &removed);
            change.renumber(&moved);
            self.check_unread_records();
        }
        for file in self.read_changed(paths) {
            change.add(&self.registry, file);
        }
        self.check_again(change, was_complete);
    }

    /// Makes room for new files and closes the gaps of those that are gone; where each file is now.
    fn rearrange(&mut self, added: &[PathBuf], removed: &[FileId]) -> Vec<Option<FileId>> {
        let files = Overlay::new(&*self.files, &self.texts);
        let moved = self.registry.rearrange(&files, added, removed);
        let mut checked = vec![None; self.registry.files.len()];
        for (old, mut of_file) in std::mem::take(&mut self.checked).into_iter().enumerate() {
            let Some(file) = moved[old] else { continue };
            if let Some(of_file) = &mut of_file {
                of_file.renumber(&moved);
            }
            checked[file.0] = of_file;
        }
        self.checked = checked;
        moved
    }

    /// Checks again the files with a record that is not read: where it could go depends on the other files.
    fn check_unread_records(&mut self) {
        let files = self.registry.files_with_ids();
        let unread = files.filter(|(_, file)| file.holds_unread_record());
        let unread: Vec<FileId> = unread.map(|(id, _)| id).collect();
        for id in unread {
            let own = self.checker.check_loaded_file(&self.registry, id);
            self.checked[id.0].get_or_insert_default().own = own.unwrap_or_default();
        }
    }

    /// Reads the changed files and checks each alone; which files they are.
    fn read_changed(&mut self, paths: &[PathBuf]) -> Vec<FileId> {
        let there = paths.iter().filter(|below| self.texts[*below].is_some());
        let files = there.filter_map(|below| self.registry.file_at(below));
        let files: Vec<FileId> = files.collect();
        self.registry.make_room(&files);
        for ids in files.chunks(AT_ONCE) {
            // They are in memory as texts that are laid over.
            self.read_some(ids, false);
        }
        self.registry.sort_records();
        files
    }

    /// Checks again what the change may concern.
    fn check_again(&mut self, mut change: Change, was_complete: bool) {
        change.has_turned = self.is_complete() != was_complete;
        let rules = self.registry_rules();
        let mut scopes: Vec<Again> = Vec::new();
        for (rule, _) in &rules {
            if let Some(again) = rule.check.again()
                && !scopes.contains(&again)
            {
                scopes.push(again);
            }
        }
        let files = self.registry.files_with_ids();
        let concerned =
            files.filter(|(id, file)| scopes.iter().copied().any(change.concerns(*id, file.kind)));
        let concerned: Vec<FileId> = concerned.map(|(id, _)| id).collect();
        self.load_dangling(&concerned);
        let near = match change.compares_all || change.near.len() > MAX_ONE_BY_ONE {
            true => NearNames::for_all(),
            false => NearNames::one_by_one(),
        };
        let wanted = |file: FileId| change.concerns(file, self.registry.file(file).kind);
        let found = check_linked(&self.context(&near), rules, &concerned, wanted);
        for file in &concerned {
            if let Some(checked) = &mut self.checked[file.0] {
                let is_concerned = change.concerns(*file, self.registry.file(*file).kind);
                checked.linked.retain(|raised| !is_concerned(scope_of(raised)));
            }
        }
        for (file, raised) in found {
            self.checked[file.0].get_or_insert_default().add_linked(raised);
        }
    }
}

/// When the rule of a finding is checked again.
fn scope_of(raised: &Raised) -> Again {
    rule(raised.finding.rule).and_then(|rule| rule.check.again()).unwrap_or(Again::Links)
}

/// Whether a path is one of records or claims, to which the rest of the registry is linked by ids alone.
pub(super) fn is_record(below: &Path) -> bool {
    is_yaml(below) && matches!(kind_of(below), FileKind::Record(_) | FileKind::Claims)
}

/// What a change may concern.
#[derive(Debug, Default)]
struct Change {
    /// The files that changed, and those that are linked with them before or after.
    linked: AHashSet<FileId>,
    /// The files whose names are near to theirs.
    near: AHashSet<FileId>,
    /// Whether all names are compared again instead.
    compares_all: bool,
    /// The kinds of record of which one has changed that is linked with its own kind.
    chains: BTreeSet<Kind>,
    /// Whether it has become known, or unknown, if every reference could be read.
    has_turned: bool,
}

impl Change {
    /// Whether a rule that is checked again so may find something else in this file.
    fn concerns(&self, file: FileId, kind: FileKind) -> impl Fn(Again) -> bool {
        let is_linked = self.linked.contains(&file);
        move |again| match again {
            _ if is_linked => true,
            Again::Links => false,
            Again::LinksOrCompleteness => self.has_turned,
            Again::Chain(chained) => {
                kind == FileKind::Record(chained) && self.chains.contains(&chained)
            }
            Again::Names if self.compares_all => has_compared_name(kind),
            Again::Names => self.near.contains(&file),
            Again::All => true,
        }
    }

    /// Adds a file as it is in the registry now.
    fn add(&mut self, registry: &Registry, file: FileId) {
        self.linked.insert(file);
        self.linked.extend(registry.linked_with(file));
        if !self.compares_all {
            self.near.extend(records_near(registry, file));
        }
        let FileKind::Record(kind) = registry.file(file).kind else { return };
        let (stem, id) = (registry.file(file).stem(), registry.file(file).stated_id());
        let follows = registry.index().speaks_of(file, kind);
        let is_followed = [id, Some(&*stem)].into_iter().flatten().any(|id| {
            let mut referring = registry.index().referrers(kind, id).into_iter();
            referring.any(|other| registry.file(other).kind == FileKind::Record(kind))
        });
        // What runs through all records of a kind is told when the first of them is checked.
        let is_first = registry.first_record(kind) == Some(file);
        if follows || is_followed || is_first {
            self.chains.insert(kind);
        }
    }

    fn renumber(&mut self, moved: &[Option<FileId>]) {
        for files in [&mut self.linked, &mut self.near] {
            *files = std::mem::take(files).into_iter().filter_map(|file| moved[file.0]).collect();
        }
    }
}
