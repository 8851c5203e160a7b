//! A plan, carried out file by file, or taken back.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::place::{holds, place_new, remove_if_there, sync_disk, sync_folder};
use super::places::{Place, Places};
use super::plan::{Change, Plan};
use super::{Event, Tell, WriteError};

/// The change of one file, and where on the disk it takes place.
pub(super) struct Step<'p> {
    /// The path below the registry.
    pub(super) below: &'p Path,
    change: &'p Change,
    target: PathBuf,
    /// Where its new bytes are gathered before they take its place. Names that begin with a dot are
    /// no records.
    draft: PathBuf,
    /// The file whose permissions a new one takes over.
    like: Option<PathBuf>,
    /// The folders that were not there and that it makes, from the top.
    new_folders: Vec<PathBuf>,
    /// Whether nothing was there when the step was planned.
    is_free: bool,
    progress: Progress,
}

/// How far a step has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Planned,
    Drafted,
    CarriedOut,
}

/// The steps of a plan: first all that write, then all that remove, so that what is moved is never
/// missing in both places. `root` is canonical.
pub(super) fn steps<'p>(root: &Path, plan: &'p Plan) -> Result<Vec<Step<'p>>, WriteError> {
    let mut places = Places::new(root);
    let mut by_target: HashMap<PathBuf, usize> = HashMap::with_capacity(plan.len());
    let mut steps: Vec<Step<'p>> = Vec::with_capacity(plan.len());
    for (below, change) in plan.changes() {
        let step = Step::new(root, &mut places, below, change)?;
        // A link and the file that it leads to are one file.
        match by_target.get(&step.target) {
            Some(other) if steps[*other].change == change => {}
            Some(_) => return Err(WriteError::SameFile(below.to_owned())),
            None => {
                by_target.insert(step.target.clone(), steps.len());
                steps.push(step);
            }
        }
    }
    steps.sort_by_key(|step| step.change.new.is_none());
    Ok(steps)
}

/// Carries out all steps, unless it is called off. What is done when it fails is for [`undo`] to take
/// back.
pub(super) fn all(
    steps: &mut [Step<'_>],
    called_off: &AtomicBool,
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    let go_on = || match called_off.load(Ordering::Relaxed) {
        true => Err(WriteError::CalledOff),
        false => Ok(()),
    };
    for step in steps.iter_mut() {
        go_on()?;
        step.draft(tell)?;
    }
    // The drafts are synced before the first of them takes its place: after a crash of the machine each
    // file holds its old bytes or its new ones, and anything else is somebody's own writing. They are
    // synced together, after the last was written, so that the disk can take many at once.
    sync_drafts(steps)?;
    for step in steps.iter_mut() {
        go_on()?;
        step.carry_out(tell)?;
    }
    sync_folders(steps, tell)
}

/// Makes sure that what took place outlives a crash of the machine: one sync a folder is enough, since
/// the bytes were synced before and only names have changed since.
pub(super) fn sync_folders(steps: &[Step<'_>], tell: &mut Tell<'_>) -> Result<(), WriteError> {
    let made = steps.iter().flat_map(|step| &step.new_folders);
    let changed = steps.iter().map(|step| &step.target).chain(made);
    let folders: BTreeSet<&Path> = changed.filter_map(|path| path.parent()).collect();
    if folders.len() >= MANY && sync_disk(folders.first().copied())? {
        return Ok(());
    }
    for folder in folders {
        tell(Event::Touching(folder));
        sync_folder(folder)?;
    }
    Ok(())
}

/// From how many files or folders on the whole disk is synced at once. That also waits for what everybody
/// else has written to it, but each sync of its own waits for the disk, which takes some milliseconds.
const MANY: usize = 256;

/// Makes sure that the drafts outlive a crash of the machine.
fn sync_drafts(steps: &[Step<'_>]) -> Result<(), WriteError> {
    let drafts = || steps.iter().filter(|step| step.change.new.is_some());
    let is_done =
        drafts().count() >= MANY && sync_disk(drafts().next().map(|step| step.draft.as_path()))?;
    if is_done {
        return Ok(());
    }
    steps.par_iter().filter(|step| step.change.new.is_some()).try_for_each(Step::sync_draft)
}

/// Takes back whatever was done. What somebody else has written since then stays.
pub(super) fn undo(steps: &[Step<'_>], tell: &mut Tell<'_>) -> Result<(), WriteError> {
    for step in steps.iter().rev() {
        step.undo(tell)?;
    }
    sync_folders(steps, tell)
}

impl<'p> Step<'p> {
    fn new(
        root: &Path,
        places: &mut Places<'_>,
        below: &'p Path,
        change: &'p Change,
    ) -> Result<Self, WriteError> {
        let is_removed = change.new.is_none();
        let place = if is_removed { places.own(below) } else { places.target(below) }?;
        let Place { target, new_folders, is_free } = place;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let draft = target.with_file_name(format!(".{name}.draft"));
        let like = match (&change.old, &change.like) {
            (None, Some(like)) => Some(root.join(like)),
            (None, None) => None,
            (Some(_), _) => Some(target.clone()),
        };
        Ok(Self {
            below,
            change,
            target,
            draft,
            like,
            new_folders,
            is_free,
            progress: Progress::Planned,
        })
    }

    /// The same as it was seen when the steps were planned, which is just before they are carried out.
    pub(super) fn was_awaited(&self) -> Result<bool, WriteError> {
        if self.is_free { Ok(self.change.old.is_none()) } else { self.is_awaited() }
    }

    /// Whether the file holds what the plan expects before the change.
    pub(super) fn is_awaited(&self) -> Result<bool, WriteError> {
        holds(&self.target, self.change.old.as_deref())
    }

    /// Whether the file holds what the plan makes of it.
    pub(super) fn is_done(&self) -> Result<bool, WriteError> {
        holds(&self.target, self.change.new.as_deref())
    }

    /// Writes the new bytes beside their place.
    fn draft(&mut self, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        let Some(new) = &self.change.new else { return Ok(()) };
        tell(Event::Touching(&self.draft));
        if let Some(folder) = self.new_folders.last() {
            fs::create_dir_all(folder).map_err(WriteError::system("make", folder))?;
        }
        let file = self.new_draft()?;
        self.progress = Progress::Drafted;
        self.fill_draft(file, new)
    }

    /// A draft without any bytes. One that was left there before is of no use; what cannot be removed is
    /// somebody else's.
    fn new_draft(&self) -> Result<File, WriteError> {
        let created = match File::create_new(&self.draft) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.remove_draft()?;
                File::create_new(&self.draft)
            }
            // Somebody has taken the folder away since it was looked for.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let folder = self.draft.parent().unwrap_or(&self.draft);
                fs::create_dir_all(folder).map_err(WriteError::system("make", folder))?;
                File::create_new(&self.draft)
            }
            created => created,
        };
        created.map_err(WriteError::system("write", &self.draft))
    }

    fn fill_draft(&self, mut file: File, bytes: &[u8]) -> Result<(), WriteError> {
        let mut fill = || -> io::Result<()> {
            if let Some(like) = self.like.as_ref().filter(|like| like.exists()) {
                // Before the first byte: nobody is to read in the draft what they may not in the file.
                file.set_permissions(fs::metadata(like)?.permissions())?;
            }
            file.write_all(bytes)
        };
        fill().map_err(WriteError::system("write", &self.draft))
    }

    fn sync_draft(&self) -> Result<(), WriteError> {
        let synced = File::open(&self.draft).and_then(|draft| draft.sync_all());
        synced.map_err(WriteError::system("write", &self.draft))
    }

    /// Removes what an interrupted change may have left beside the file.
    pub(super) fn remove_draft(&self) -> Result<(), WriteError> {
        remove_if_there(&self.draft)
    }

    /// Puts the draft in the place of the file, or removes the file.
    fn carry_out(&mut self, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        tell(Event::Touching(&self.target));
        // Once more and at the last moment, since to sync many drafts takes its time.
        let is_placed = self.change.old.is_none() && place_new(&self.draft, &self.target)?;
        if !is_placed && !self.is_awaited()? {
            return Err(WriteError::Changed(self.below.to_owned()));
        }
        match &self.change.new {
            _ if is_placed => {}
            Some(_) => self.place_draft()?,
            None => {
                fs::remove_file(&self.target)
                    .map_err(WriteError::system("remove", &self.target))?;
            }
        }
        self.progress = Progress::CarriedOut;
        Ok(())
    }

    fn place_draft(&self) -> Result<(), WriteError> {
        fs::rename(&self.draft, &self.target).map_err(WriteError::system("write", &self.target))
    }

    fn undo(&self, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        tell(Event::Touching(&self.target));
        if self.progress == Progress::Drafted {
            self.remove_draft()?;
        }
        if self.progress == Progress::CarriedOut && self.is_done()? {
            match &self.change.old {
                Some(old) => {
                    self.fill_draft(self.new_draft()?, old)?;
                    self.sync_draft()?;
                    self.place_draft()?;
                }
                None => remove_if_there(&self.target)?,
            }
        }
        for folder in self.new_folders.iter().rev() {
            // One that somebody else has put something into stays.
            let _ = fs::remove_dir(folder);
        }
        Ok(())
    }
}
