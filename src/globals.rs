//! What all commands share: their common options, and how they end.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use mieux::files::find_registry;
use mieux::model::Language;
use mieux::registry::{Registry, load_records, load_registry};
use mieux::render::{Screen, visible};
use mieux::write::{Event, Plan, Recovered, Wait, Writer, commit, while_nobody_writes};

/// Options that every command has.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Globals {
    /// The folder of the registry [default: the one that this folder lies in, or ./registry]
    #[arg(long, global = true, value_name = "DIR", env = "MIEUX_REGISTRY", hide_env_values = true)]
    registry: Option<PathBuf>,
    /// The language of labels
    #[arg(long, global = true, value_enum, default_value_t = Language::En)]
    lang: Language,
    /// Do not wait while another mieux is at work on the registry: end with an error
    #[arg(long, global = true)]
    no_wait: bool,
}

impl Globals {
    /// The folder that `--registry` names.
    pub(crate) fn named_registry(&self) -> Option<&Path> {
        self.registry.as_deref()
    }

    /// The registry that the working folder lies in, or that `--registry` names.
    pub(crate) fn root(&self) -> anyhow::Result<PathBuf> {
        find_registry(self.named_registry(), Path::new("."))
    }

    /// Reads the registry that the working folder lies in, or that `--registry` names.
    pub(crate) fn load(&self) -> anyhow::Result<Registry> {
        let root = self.root()?;
        Ok(self.undisturbed(&root, || load_registry(&root))??)
    }

    /// Reads no more of the registry than its records as types, for who lists and counts.
    pub(crate) fn load_records(&self) -> anyhow::Result<Registry> {
        let root = self.root()?;
        Ok(self.undisturbed(&root, || load_records(&root))??)
    }

    /// Calls `read`, which reads from the registry in `root`, while nobody writes there.
    pub(crate) fn undisturbed<T>(&self, root: &Path, read: impl FnMut() -> T) -> anyhow::Result<T> {
        Ok(while_nobody_writes(root, self.wait(), &mut tell, read)?)
    }

    /// The right to write to the registry in `root`, while nobody else reads or writes there.
    pub(crate) fn writer(&self, root: &Path) -> anyhow::Result<Writer> {
        Ok(Writer::open(root, self.wait(), &mut tell)?)
    }

    /// Makes all changes of a plan, or none.
    pub(crate) fn commit(&self, root: &Path, plan: &Plan) -> anyhow::Result<()> {
        Ok(commit(root, plan, self.wait(), &mut tell)?)
    }

    /// Makes the changes that were `planned`, if `plan` still makes them of the registry as it is now.
    pub(crate) fn commit_planned(
        &self,
        root: &Path,
        planned: &Plan,
        plan: impl FnOnce(&Registry) -> anyhow::Result<Plan>,
    ) -> anyhow::Result<()> {
        let writer = Writer::open(root, self.wait(), &mut tell)?;
        if plan(&load_registry(root)?)? != *planned {
            bail!(
                "the registry was changed by somebody else in the meantime; nothing was written. Run \
                 the command again"
            );
        }
        Ok(writer.commit(planned, &mut tell)?)
    }

    /// Whether to wait for another process.
    fn wait(&self) -> Wait {
        if self.no_wait { Wait::No } else { Wait::Yes }
    }

    /// The language of labels.
    pub(crate) fn language(&self) -> Language {
        self.lang
    }

    /// The standard output.
    pub(crate) fn screen(&self) -> Screen {
        Screen::stdout()
    }
}

/// Says on standard error what becomes of the registry beside the command's own work.
fn tell(event: Event<'_>) {
    let words = match event {
        Event::Waiting => {
            "Another mieux is at work on this registry; waiting until it is done.".to_owned()
        }
        Event::Recovered(Recovered::Dropped) => {
            "A change of this registry was interrupted before it began; nothing of it is left."
                .to_owned()
        }
        Event::Recovered(Recovered::Completed { files, left }) => completed(*files, left),
        Event::Touching(_) => return,
    };
    // Where nobody can be told the work goes on.
    let _ = writeln!(io::stderr(), "{}", visible(&words));
}

fn completed(files: usize, left: &[PathBuf]) -> String {
    let count = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    let mut words = format!("A change of {count} was interrupted; it is complete now.");
    if !left.is_empty() {
        let left: Vec<_> = left.iter().map(|path| path.to_string_lossy()).collect();
        words += " But these were changed by somebody else since, and are left as they are: ";
        words += &left.join(", ");
        words.push('.');
    }
    words
}

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing wrong.
    Clean,
    /// The data has errors.
    Findings,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
        }
    }
}
