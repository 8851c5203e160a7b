//! How every command changes a registry: it plans under the lock, shows the difference, says which errors
//! the change would bring, and writes all of it or nothing.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use mieux::change::{Changes, FileChange, NewFindings, Session, new_findings, new_findings_in};
use mieux::check::{CheckError, Options, Workspace};
use mieux::finding::Finding;
use mieux::message;
use mieux::message::Message;
use mieux::model::{FileKind, Incomplete, Kind};
use mieux::registry::{LateFiles, Registry, load_registry};
use mieux::render::{FindingFormat, FindingReport, Summary, write_diff, write_findings};
use mieux::store::RegistryFolder;

use super::sentence::say;
use crate::globals::{Globals, Status};

/// The message to a person whose answer was given to another state of the registry.
pub(super) fn overtaken() -> Message {
    message!("change.overtaken")
}

/// How a command changes a registry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    /// Whether the plan may look into every file, so that all texts are read; else each is read when it is asked for.
    pub(super) reads_all: bool,
    /// Whether nothing is written.
    pub(super) is_dry_run: bool,
    /// Whether the difference is shown before it is written.
    pub(super) shows_diff: bool,
    /// Whether the warnings that it brings are shown before it is written.
    pub(super) shows_warnings: bool,
    /// Whether standard error names the files that were written.
    pub(super) names_files: bool,
    /// What happens to a change that brings errors.
    pub(super) on_errors: OnErrors,
}

impl Policy {
    /// For a command that has the options `--dry-run` and `--force`: it shows the difference, and names the files.
    pub(super) fn of(is_dry_run: bool, is_forced: bool) -> Self {
        Self {
            reads_all: false,
            is_dry_run,
            shows_diff: true,
            shows_warnings: false,
            names_files: true,
            on_errors: OnErrors::unless(is_forced),
        }
    }
}

/// What happens to a change that brings errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnErrors {
    /// It is refused, and `--force` would write it.
    RefuseUnlessForced,
    /// It is written, so that nothing is checked.
    Write,
}

impl OnErrors {
    /// For a command that has the option `--force`.
    pub(super) fn unless(is_forced: bool) -> Self {
        if is_forced { Self::Write } else { Self::RefuseUnlessForced }
    }
}

/// How a change ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is written; a sentence on each file.
    Written(Vec<Message>),
    /// It was a dry run.
    Shown,
    /// It would bring errors.
    Refused,
}

/// A change that was planned, and how it ended.
#[derive(Debug)]
pub(super) struct Changed<T> {
    pub(super) outcome: Outcome,
    /// What else the plan gave.
    pub(super) planned: T,
    /// The errors of the registry before the change; `None` if nothing was checked.
    pub(super) errors: Option<Vec<Incomplete>>,
}

impl Outcome {
    /// How the command ends.
    pub(super) fn status(&self) -> Status {
        if *self == Self::Refused { Status::Findings } else { Status::Clean }
    }
}

/// Changes the registry in `root` as `plan` says, which is called with the registry as it is under the lock
/// and may write to standard output what is to be read before the difference.
///
/// All that is written to `out` is written after the lock is released: a pager that a person reads in must
/// not keep others waiting.
pub(super) fn change<T>(
    globals: &Globals,
    root: &Path,
    policy: Policy,
    out: &mut dyn Write,
    plan: impl FnOnce(&Registry, &mut dyn Write) -> anyhow::Result<(Changes, T)>,
) -> anyhow::Result<Changed<T>> {
    let mut shown = Vec::new();
    let changed = change_locked(globals, root, policy, &mut shown, plan);
    let is_written = matches!(changed, Ok(Changed { outcome: Outcome::Written(_), .. }));
    if !(is_written && globals.is_quiet()) {
        out.write_all(&shown)?;
    }
    let changed = changed?;
    if let Outcome::Written(files) = &changed.outcome
        && policy.names_files
    {
        name_files(files, globals);
    }
    Ok(changed)
}

fn change_locked<T>(
    globals: &Globals,
    root: &Path,
    policy: Policy,
    shown: &mut Vec<u8>,
    plan: impl FnOnce(&Registry, &mut dyn Write) -> anyhow::Result<(Changes, T)>,
) -> anyhow::Result<Changed<T>> {
    let folder = RegistryFolder::open(root)?;
    let session = globals.session(&folder, policy.is_dry_run)?;
    let read = session.read(&mut globals.teller(), || {
        let base = match policy.reads_all {
            true => Base::Read(Box::new(load_registry(root)?)),
            false => {
                let files: LateFiles = Arc::new(globals.files(root)?);
                let workspace = Workspace::open_late(files, root, &Options::default())?;
                Base::Checked(Box::new(workspace))
            }
        };
        globals.note_read(base.registry());
        let (changes, planned) = plan(base.registry(), shown)?;
        anyhow::Ok((base, changes, planned))
    });
    let (base, changes, planned) = read??;
    let Changed { outcome, errors, .. } = apply(&session, base, changes, policy, globals, shown)?;
    Ok(Changed { outcome, planned, errors })
}

/// The registry before a change.
pub(super) enum Base {
    /// Read with the texts of all files.
    Read(Box<Registry>),
    /// Read and checked.
    Checked(Box<Workspace<'static>>),
}

impl Base {
    fn registry(&self) -> &Registry {
        match self {
            Self::Read(registry) => registry,
            Self::Checked(workspace) => workspace.registry(),
        }
    }

    /// The findings that these changes would bring.
    fn new_findings(self, changes: &Changes) -> Result<NewFindings, CheckError> {
        match self {
            Self::Read(registry) => new_findings(&registry, changes),
            Self::Checked(workspace) => new_findings_in(*workspace, changes),
        }
    }
}

/// Shows a change of a registry that was read in this session, and writes it or refuses.
pub(super) fn apply(
    session: &Session<'_>,
    base: Base,
    changes: Changes,
    policy: Policy,
    globals: &Globals,
    shown: &mut Vec<u8>,
) -> anyhow::Result<Changed<()>> {
    let mut errors = None;
    let ended = |outcome, errors| Ok(Changed { outcome, planned: (), errors });
    if policy.shows_diff {
        write_diff(&changes, shown)?;
    }
    if policy.on_errors != OnErrors::Write && !changes.is_empty() {
        let brought = base.new_findings(&changes)?;
        if !brought.errors.is_empty() {
            write_findings_of(&brought, &brought.errors, globals, shown)?;
            say(&message!("change.refused"), globals, shown)?;
            return ended(Outcome::Refused, Some(brought.errors_before));
        }
        if policy.shows_warnings && !brought.warnings.is_empty() {
            write_findings_of(&brought, &brought.warnings, globals, shown)?;
        }
        errors = Some(brought.errors_before);
    }
    if session.is_reading() {
        return ended(Outcome::Shown, errors);
    }
    let files = changes.files().map(|(_, file)| sentence(&file.path, &file.change)).collect();
    let count = changes.len();
    session.commit(changes, &AtomicBool::new(false), &mut globals.teller())?;
    globals.note_change(count);
    ended(Outcome::Written(files), errors)
}

/// Names the files that were written on standard error.
pub(super) fn name_files(sentences: &[Message], globals: &Globals) {
    sentences.iter().for_each(|sentence| globals.inform(sentence));
}

/// What became of a file.
fn sentence(path: &Path, change: &FileChange) -> Message {
    let path = path.display();
    match change {
        FileChange::Create { .. } => message!("file.created", path),
        FileChange::Replace { .. } => message!("file.changed", path),
        FileChange::Move { .. } => message!("file.moved", path),
        FileChange::Remove { .. } => message!("file.removed", path),
    }
}

/// Shows findings that a change would bring.
fn write_findings_of(
    brought: &NewFindings,
    findings: &[Finding],
    globals: &Globals,
    shown: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let NewFindings { registry, files, .. } = brought;
    let of_kind = |kind| {
        let kinds = files.iter().map(|file| registry.file(*file).kind);
        kinds.filter(|own| *own == FileKind::Record(kind)).count()
    };
    let summary = Summary::new(Kind::ALL.map(of_kind), findings);
    if !shown.is_empty() {
        writeln!(shown)?;
    }
    let report = FindingReport::new(registry, findings, &summary);
    let words = globals.words();
    Ok(write_findings(FindingFormat::Human, report, &words, globals.screen(), shown)?)
}
