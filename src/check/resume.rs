//! A workspace taken up where an earlier run has left it: of files that did not change, what they say and what was
//! found in them is taken over.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use smol_str::{SmolStr, ToSmolStr};

use super::at_rest::{FindingsAtRest, Place, basis, facts};
use super::checked_file::{CheckedFile, FileFindings};
use super::looks::{Looks, Stamped};
use super::plan::{Options, plan, widened};
use super::scope::{CheckError, Needed};
use super::workspace::Workspace;
use crate::files::{Files, Packed, Shelf};
use crate::registry::{AtRest, FileId, Queue, SourceFile, open_listed_registry};

impl<'f> Workspace<'f> {
    /// Opens a whole registry of which something is kept, or can be; `None` if nothing can. What it comes to is kept
    /// for the next run.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub(super) fn resume(
        files: &Arc<dyn Files + 'f>,
        root: &Path,
        options: &Options,
        needed: Needed,
    ) -> Result<Option<Self>, CheckError> {
        let shelf = files.shelf().filter(|_| !options.keeps_trees);
        let looks = shelf.and_then(|shelf| Looks::of(&**files, shelf));
        let (Some(shelf), Some(looks)) = (shelf, looks) else { return Ok(None) };
        let first = if looks.texts.is_some() { looks.earlier() } else { &looks.now[..] };
        let mut workspace = Self::listed(files, first, root, options)?;
        let kept = workspace.widen(FindingsAtRest::read(shelf))?;
        let is_untouched = kept.is_none() && looks.texts.is_none();
        let mut is_as_kept = None;
        workspace.check_loaded();
        if let Some(kept) = kept {
            let moved = workspace.moved(&kept, &looks);
            workspace.take_findings(&kept.checked, &moved, &looks);
            if needed == Needed::Findings
                && looks.changed.is_empty()
                && workspace.rest(&kept, &moved)
            {
                return Ok(Some(workspace));
            }
            if let Some(all) = facts(shelf) {
                is_as_kept = workspace.take_up(&kept, &moved, &all, &looks)?;
            }
        }
        let is_as_kept = match is_as_kept {
            Some(is_as_kept) => is_as_kept,
            None => {
                if !is_untouched {
                    workspace = Self::listed(files, &looks.now, root, options)?;
                    workspace.widen(None)?;
                    workspace.check_loaded();
                }
                workspace.check_rest();
                false
            }
        };
        if !is_as_kept {
            workspace.keep(shelf, looks);
        }
        workspace.load_placed();
        Ok(Some(workspace))
    }

    /// A registry of which it is known what files there are, before they are read.
    fn listed(
        files: &Arc<dyn Files + 'f>,
        listed: &[Stamped],
        root: &Path,
        options: &Options,
    ) -> Result<Self, CheckError> {
        let listed = listed.iter().map(|(listed, _)| listed);
        let registry = open_listed_registry(&**files, listed, root)?;
        Ok(Self::new(files.clone(), registry, options)?)
    }

    /// Chooses the rules that look, so that what they find serves others too; what was kept, if it serves these rules.
    fn widen(
        &mut self,
        kept: Option<FindingsAtRest>,
    ) -> Result<Option<FindingsAtRest>, CheckError> {
        let kept = kept.filter(|kept| kept.basis == basis(&self.registry));
        let known = kept.as_ref().map_or(&[][..], |kept| &kept.rules);
        let config = &self.registry.config;
        let wide = widened(config, &plan(config, &self.options)?, known);
        let serves = wide.iter().all(|(rule, _)| known.iter().any(|id| id == rule.id));
        let kept = kept.filter(|_| serves);
        self.checker.planned = wide;
        if self.checker.today.is_none() {
            let today = kept.as_ref().and_then(|kept| kept.today.as_ref());
            self.checker.today = today.and_then(|day| day.parse().ok());
        }
        Ok(kept)
    }

    /// Reads the files that are not read yet, and checks what needs all of them.
    fn check_rest(&mut self) {
        self.read(Queue::of_all(&self.registry));
        self.check_all();
    }

    /// Leaves the records alone, none of which has changed, if nothing is found in them; whether that is so.
    fn rest(&mut self, kept: &FindingsAtRest, moved: &[Option<FileId>]) -> bool {
        if self.today() != kept.today || !self.unplaced_findings().is_empty() {
            return false;
        }
        self.registry.leave_unread();
        let judged = kept.judged.iter().map(|file| moved.get(file.0).copied().flatten());
        self.judged = Some(judged.flatten().collect());
        true
    }

    /// Where the files are now of which something was kept.
    fn moved(&self, kept: &FindingsAtRest, looks: &Looks) -> Vec<Option<FileId>> {
        let earlier = |at: usize| Some(looks.earlier().get(at)?.0.below.as_path());
        // Both are in the order of their paths, and nearly all are the same.
        let mut files = self.registry.files_with_ids().peekable();
        let moved = kept.places.iter().map(|place| {
            let below = place.below(earlier)?;
            let is_same = |file: &SourceFile| file.below.as_os_str() == below.as_os_str();
            while files.next_if(|(_, file)| !is_same(file) && *file.below < *below).is_some() {}
            files.next_if(|(_, file)| is_same(file)).map(|(id, _)| id)
        });
        moved.collect()
    }

    /// Takes over what was found in files, as far as they are as they were.
    fn take_findings(
        &mut self,
        kept: &[(FileId, CheckedFile)],
        moved: &[Option<FileId>],
        looks: &Looks,
    ) {
        for (file, checked) in kept {
            let Some(file) = moved.get(file.0).copied().flatten() else { continue };
            let rests = self.registry.can_rest(file);
            if rests && looks.is_to_read(&self.registry.file(file).below) {
                continue;
            }
            let mut checked = checked.clone();
            checked.renumber(moved);
            let known = self.checked[file.0].get_or_insert_default();
            if rests {
                known.own = checked.own;
            }
            if looks.are_laid_over() {
                known.linked = checked.linked;
            }
        }
    }

    /// Takes over what files said whose findings were taken over, and brings it to what they say now; whether all of it is
    /// as it was. `None` if the facts are none, and the workspace is of no use.
    fn take_up(
        &mut self,
        kept: &FindingsAtRest,
        moved: &[Option<FileId>],
        all: &AtRest,
        looks: &Looks,
    ) -> Result<Option<bool>, CheckError> {
        let is_other_day = self.today() != kept.today;
        let files = moved
            .iter()
            .map(|file| file.filter(|file| !looks.is_to_read(&self.registry.file(*file).below)));
        let files: Vec<Option<FileId>> = files.collect();
        if self.registry.put_at_rest(all, files.into_iter()).is_none() {
            return Ok(None);
        }
        if is_other_day {
            self.judge_anew();
        }
        match &looks.texts {
            _ if looks.changed.is_empty() => return Ok(Some(!is_other_day)),
            Some(texts) => self.update(texts.clone())?,
            None => self.check_rest(),
        }
        Ok(Some(false))
    }

    /// Checks files alone whose findings depend on the day.
    fn judge_anew(&mut self) {
        let files = self.registry.files_with_ids().filter(|(_, file)| file.marks.has_deadline);
        let files: Vec<FileId> = files.map(|(id, _)| id).collect();
        for file in files {
            let read = self.registry.read(&*self.files, file);
            let own = self.checker.check_file(&self.registry, &read);
            let known = self.checked[file.0].take().unwrap_or_default();
            let checked = CheckedFile { own: own.unwrap_or_default(), ..*known };
            self.checked[file.0] = (checked != CheckedFile::default()).then(|| Box::new(checked));
        }
    }

    /// Keeps what is known for the next run.
    fn keep(&self, shelf: &dyn Shelf, looks: Looks) {
        let listed: Vec<PathBuf> = looks.now.into_iter().map(|(one, _)| one.below).collect();
        let checked = self.checked.iter().enumerate().filter_map(|(at, checked)| {
            let mut checked = CheckedFile::clone(checked.as_deref()?);
            if !self.registry.can_rest(FileId(at)) {
                checked.own = FileFindings::default();
            }
            (checked != CheckedFile::default()).then_some((FileId(at), checked))
        });
        let findings = FindingsAtRest {
            basis: basis(&self.registry),
            rules: self.checker.planned.iter().map(|(rule, _)| rule.id.into()).collect(),
            today: self.today(),
            places: Place::all(&self.registry, &listed),
            checked: checked.collect(),
            judged: self.judged(),
        };
        let sight = borsh::to_vec(&looks.sight.settled(looks.moment));
        let all = self.registry.at_rest();
        // A number that is none has no bytes; such a registry is read anew each time.
        if let (Ok(sight), Ok(findings), Ok(all)) = (sight, borsh::to_vec(&findings), all) {
            let packed = |part: &[u8]| Packed::of(part).as_ref().to_vec();
            shelf.write([packed(&sight), packed(&findings), packed(&all.facts), all.bodies]);
        }
    }

    fn today(&self) -> Option<SmolStr> {
        self.checker.today.map(|day| day.to_smolstr())
    }
}
