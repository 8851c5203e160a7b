//! A registry with its findings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::checked_file::{CheckedFile, FileFindings};
use super::collect::collect;
use super::context::RegistryContext;
use super::file_check::FileChecker;
use super::linked::{can_check, check_linked};
use super::near::NearNames;
use super::plan::{Options, PlanError, Planned, depends_on_day};
use super::rule::{Check, Rule};
use super::scope::{CheckError, Needed, Scope};
use super::settings;
use super::sink::Raised;
use crate::files::{Files, Overlay, Texts};
use crate::finding::Finding;
use crate::model::{FileKind, Kind};
use crate::registry::{
    FileId, KeptFile, LateFiles, Queue, Reading, Registry, Source, check_settings, open_registry,
};

/// A registry and what the rules find in it. When files change, only they and the files that they are
/// linked with are checked again; the findings are always those that a check of everything would give.
#[derive(Clone)]
pub struct Workspace<'f> {
    pub(super) files: Arc<dyn Files + 'f>,
    /// The texts that updates laid over the files.
    pub(super) texts: Texts,
    pub(super) options: Options,
    pub(super) registry: Registry,
    pub(super) checker: FileChecker,
    /// The rules that are asked for. Others may look as well, if what they find is kept.
    asked: Vec<Planned>,
    /// The files of experts that say how long they may be kept, where the records are not at hand.
    pub(super) judged: Option<Vec<FileId>>,
    /// What is known of each file, by its position; `None` if there is nothing to say.
    pub(super) checked: Vec<Option<Box<CheckedFile>>>,
}

impl<'f> Workspace<'f> {
    /// Reads and checks a registry. `root` is where it is, empty if it is only in memory.
    ///
    /// # Errors
    /// If the settings cannot be read, or the options name a rule that does not exist.
    pub fn open(
        files: &'f dyn Files,
        root: &Path,
        scope: &Scope,
        options: &Options,
    ) -> Result<Self, CheckError> {
        Self::open_shared(Arc::new(files), root, scope, options)
    }

    /// The same for who needs no more than what is found.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub(super) fn open_for_findings(
        files: &'f dyn Files,
        root: &Path,
        scope: &Scope,
        options: &Options,
    ) -> Result<Self, CheckError> {
        Self::open_for(Needed::Findings, Arc::new(files), root, scope, options)
    }

    /// The same with files that the workspace keeps.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub(crate) fn open_shared(
        files: Arc<dyn Files + 'f>,
        root: &Path,
        scope: &Scope,
        options: &Options,
    ) -> Result<Self, CheckError> {
        Self::open_for(Needed::Records, files, root, scope, options)
    }

    /// Reads and checks a registry. The texts of its files are read when somebody asks for them.
    ///
    /// # Errors
    /// As [`Workspace::open`], or if something is wrong with the settings.
    pub fn open_late(files: LateFiles, root: &Path, options: &Options) -> Result<Self, CheckError> {
        check_settings(&*files)?;
        let mut workspace = Self::open_shared(files.clone(), root, &Scope::All, options)?;
        workspace.registry.read_late(&files);
        Ok(workspace)
    }

    fn open_for(
        needed: Needed,
        files: Arc<dyn Files + 'f>,
        root: &Path,
        scope: &Scope,
        options: &Options,
    ) -> Result<Self, CheckError> {
        if *scope == Scope::All
            && let Some(workspace) = Self::resume(&files, root, options, needed)?
        {
            return Ok(workspace);
        }
        let registry = open_registry(&*files, root)?;
        let queue = match scope {
            Scope::All => Queue::of_all(&registry),
            Scope::Files(wanted) => {
                let wanted: BTreeSet<&Path> = wanted.iter().map(PathBuf::as_path).collect();
                Queue::around(&registry, |below| wanted.contains(below))
            }
        };
        Ok(Self::of_queue(files, registry, queue, options)?)
    }

    /// Reads these files of a registry and checks it.
    pub(super) fn of_queue(
        files: Arc<dyn Files + 'f>,
        registry: Registry,
        queue: Queue,
        options: &Options,
    ) -> Result<Self, PlanError> {
        let mut workspace = Self::new(files, registry, options)?;
        workspace.check_loaded();
        workspace.read(queue);
        workspace.check_all();
        Ok(workspace)
    }

    /// Checks a registry that is in memory with all its texts.
    ///
    /// # Errors
    /// If the options name a rule that does not exist.
    pub fn of_registry(
        files: &'f dyn Files,
        registry: Registry,
        options: &Options,
    ) -> Result<Self, PlanError> {
        let mut workspace = Self::new(Arc::new(files), registry, options)?;
        workspace.check_loaded();
        workspace.check_all();
        Ok(workspace)
    }

    pub(super) fn new(
        files: Arc<dyn Files + 'f>,
        mut registry: Registry,
        options: &Options,
    ) -> Result<Self, PlanError> {
        let faults = settings::faults(&registry, options);
        registry.add_setting_faults(&faults);
        let checker = FileChecker::new(&registry, options)?;
        let checked = vec![None; registry.files.len()];
        let (options, texts, asked) = (options.clone(), Texts::new(), checker.planned.clone());
        Ok(Self { files, texts, options, registry, checker, asked, judged: None, checked })
    }

    /// Lays texts over files and reads everything again.
    pub(super) fn reopen(&mut self, texts: Texts) -> Result<(), CheckError> {
        let mut all = self.texts.clone();
        all.extend(texts);
        let registry = open_registry(&Overlay::new(&*self.files, &all), &self.registry.root)?;
        let mut workspace = Self::new(self.files.clone(), registry, &self.options)?;
        workspace.texts = all;
        workspace.check_loaded();
        workspace.read(Queue::of_all(&workspace.registry));
        workspace.check_all();
        *self = workspace;
        Ok(())
    }

    /// The registry.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The registry.
    #[must_use]
    pub fn into_registry(self) -> Registry {
        self.registry
    }

    /// The registry and its findings, in the order of files and places.
    #[must_use]
    pub(crate) fn into_findings(mut self) -> (Registry, Vec<Finding>) {
        self.load_placed();
        let checked = std::mem::take(&mut self.checked).into_iter().flatten();
        let checked = checked.map(|checked| self.asked_of(*checked));
        let findings = collect(&self.registry, checked, &self.asked);
        (self.registry, findings)
    }

    /// The findings, in the order of files and places, with the texts of their files in memory.
    #[must_use]
    pub fn findings(&mut self) -> Vec<Finding> {
        self.load_placed();
        self.unplaced_findings()
    }

    /// The findings in the order of files, for callers that need no lines: texts are not loaded again.
    #[must_use]
    pub(crate) fn unplaced_findings(&self) -> Vec<Finding> {
        let checked = self.checked.iter().flatten();
        let checked = checked.map(|checked| self.asked_of(CheckedFile::clone(checked)));
        collect(&self.registry, checked, &self.asked)
    }

    /// The files of experts that say how long they may be kept.
    pub(super) fn judged(&self) -> Vec<FileId> {
        let expert = FileKind::Record(Kind::Expert);
        let files = self.registry.files_with_ids();
        let judged = files.filter(|(_, file)| file.kind == expert && file.marks.has_deadline);
        self.judged.clone().unwrap_or_else(|| judged.map(|(id, _)| id).collect())
    }

    /// What is known of a file, without what nobody asked for.
    fn asked_of(&self, mut checked: CheckedFile) -> CheckedFile {
        checked.own.raised.retain(|raised| self.is_asked(raised));
        checked.linked.retain(|raised| self.is_asked(raised));
        checked
    }

    /// Whether a finding is asked for: by its rule, and if it depends on the day, with a day.
    pub(super) fn is_asked(&self, raised: &Raised) -> bool {
        let id = raised.finding.rule;
        self.asked.iter().any(|(rule, _)| rule.id == id)
            && (self.options.today.is_some() || !depends_on_day(id))
    }

    /// What is found in a text alone that could be in a file of the registry, which stays as it is.
    #[must_use]
    pub(crate) fn findings_in(&self, file: FileId, source: Arc<Source>) -> Vec<Finding> {
        let read = self.registry.parsed(file, source);
        let own = self.checker.check_file(&self.registry, &read).unwrap_or_default();
        let checked = CheckedFile { own, ..CheckedFile::default() };
        let checked = self.asked_of(checked);
        collect(&self.registry, std::iter::once(checked), &self.asked)
    }

    /// The text and tree of a file, as the files are with the texts that are laid over them.
    #[must_use]
    pub(crate) fn source(&self, file: FileId) -> Arc<Source> {
        let known = self.registry.file(file).source.clone();
        known.unwrap_or_else(|| {
            self.registry.read(&Overlay::new(&*self.files, &self.texts), file).source
        })
    }

    /// Checks the files that are in memory, each alone.
    pub(super) fn check_loaded(&mut self) {
        let (registry, checker) = (&self.registry, &self.checker);
        let files: Vec<FileId> = registry.files_with_ids().map(|(id, _)| id).collect();
        let found = files
            .into_par_iter()
            .filter_map(|id| Some((id, checker.check_loaded_file(registry, id)?)));
        for (id, own) in found.collect::<Vec<(FileId, FileFindings)>>() {
            self.note(id, Some(own));
        }
    }

    /// Reads files and checks each alone. Texts that no finding is about are dropped.
    pub(super) fn read(&mut self, mut queue: Queue) {
        self.registry.make_room(queue.waiting());
        while let Some(ids) = queue.next(&self.registry) {
            self.read_some(&ids, true);
        }
        self.registry.sort_records();
    }

    /// Checks what needs all files.
    pub(super) fn check_all(&mut self) {
        let read = self.registry.files_with_ids();
        let read = read.filter(|(_, file)| file.reading != Reading::Pending);
        let read: Vec<FileId> = read.map(|(id, _)| id).collect();
        self.load_dangling(&read);
        let near = NearNames::for_all();
        let context = self.context(&near);
        let found = check_linked(&context, self.registry_rules(), &read, |_| |_| true);
        for (file, raised) in found {
            self.checked[file.0].get_or_insert_default().add_linked(raised);
        }
    }

    /// Reads no more files than fit in memory and checks each alone; `keeps` says whether the texts stay in
    /// memory in which something is found.
    pub(super) fn read_some(&mut self, ids: &[FileId], keeps: bool) {
        let (registry, checker) = (&self.registry, &self.checker);
        let files = Overlay::new(&*self.files, &self.texts);
        let read = ids.par_iter().map(|id| {
            let read = registry.read(&files, *id);
            let found = checker.check_file(registry, &read);
            let kept = match found.is_none() && self.options.keeps_trees {
                true => read.keep_tree(),
                false => read.keep(keeps && found.is_some()),
            };
            (kept, found)
        });
        let read: Vec<(KeptFile, Option<FileFindings>)> = read.collect();
        for (id, (kept, found)) in ids.iter().zip(read) {
            self.note(*id, found);
            self.registry.put(kept);
        }
    }

    fn note(&mut self, file: FileId, own: Option<FileFindings>) {
        self.checked[file.0] =
            own.map(|own| Box::new(CheckedFile { own, ..CheckedFile::default() }));
    }

    /// Brings the texts of files back that refer to records which do not exist: the places are in them.
    pub(super) fn load_dangling(&mut self, among: &[FileId]) {
        let index = self.registry.index();
        let dangling = among.par_iter().filter(|id| index.dangling(**id).next().is_some());
        let dangling: BTreeSet<FileId> = dangling.copied().collect();
        self.load(&dangling);
    }

    /// Brings the texts of files back in which something was found.
    pub(super) fn load_placed(&mut self) {
        let places = self.checked.iter().flatten().flat_map(|checked| checked.raised());
        let places = places.filter(|raised| self.is_asked(raised)).flat_map(|raised| {
            let related = raised.finding.related.as_ref().map(|(place, _)| place.file);
            std::iter::once(raised.finding.place.file).chain(related)
        });
        let files = places.collect();
        self.load(&files);
    }

    fn load(&mut self, wanted: &BTreeSet<FileId>) {
        self.registry.load_sources(&Overlay::new(&*self.files, &self.texts), wanted);
    }

    /// The rules of the registry that can judge it, since enough of its files were read.
    pub(super) fn registry_rules(&self) -> Vec<Planned> {
        let planned = self.checker.planned.iter();
        let of_registry = planned.filter(|(rule, _)| rule.check.again().is_some());
        of_registry.filter(|(rule, _)| can_check(&self.registry, rule)).copied().collect()
    }

    /// The rules that cannot judge it, since only some of its files were read; those on pages if a page was.
    pub(super) fn skipped(&self) -> Vec<&'static Rule> {
        let has_pages = !self.registry.pages.is_empty();
        let concerns = |rule: &&Rule| has_pages || !matches!(rule.check, Check::Page(_));
        let rules = self.asked.iter().map(|(rule, _)| *rule).filter(concerns);
        rules.filter(|rule| !can_check(&self.registry, rule)).collect()
    }

    /// What the rules of the registry may ask for.
    pub(super) fn context<'r>(&'r self, near: &'r NearNames) -> RegistryContext<'r> {
        RegistryContext::new(&self.registry, self.is_complete(), near)
    }

    /// Whether the references of every file are known.
    pub(super) fn is_complete(&self) -> bool {
        let hides = |checked: &CheckedFile| checked.own.hides_references;
        !self.checked.iter().any(|checked| checked.as_deref().is_some_and(hides))
    }
}
