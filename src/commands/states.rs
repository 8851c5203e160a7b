//! Which states of the registry `mieux validate` reads and compares.

use std::path::Path;

use mieux::check::{CheckError, Checked, Options, Scope, validate, validate_since};
use mieux::files::{Files, Texts};
use mieux::finding::Since;
use mieux::history::{Repository, Snapshot};
use mieux::message;

use crate::at::{AtArgs, may_fetch};
use crate::globals::Globals;

/// The options that name states in git.
#[derive(Debug, clap::Args)]
pub(super) struct StateArgs {
    #[command(flatten)]
    pub(super) at: AtArgs,
    /// Check what the next commit would contain: the files that are staged
    #[arg(long, conflicts_with_all = ["at", "fix", "dry_run", "paths"])]
    staged: bool,
    /// Report only the problems that are new since REV
    ///
    /// The registry is compared with the commit in which REV and the current branch have parted, as a pull request
    /// is; with `=REV`, with REV itself. The exit status is 1 if there are new errors.
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "dry_run", "paths"])]
    since: Option<String>,
}

/// What is read.
pub(super) struct States {
    /// The state that is checked; `None` for the work tree.
    now: Option<Snapshot>,
    before: Option<Before>,
}

/// The state that it is compared with.
struct Before {
    /// What the user called it.
    name: String,
    /// The files that were other then; `None` if there was no commit.
    texts: Option<Texts>,
}

/// What became of the findings of an earlier state.
pub(super) struct Compared {
    /// What the user called that state.
    pub(super) name: String,
    pub(super) since: Since,
}

impl StateArgs {
    /// Reads the states that are asked for, of the registry in `root`.
    pub(super) fn read(&self, root: &Path, globals: &Globals) -> anyhow::Result<States> {
        let now = match (self.at.state(root)?, self.staged) {
            (Some(state), _) => {
                state.notes.iter().for_each(|note| globals.inform(note));
                Some(state.files)
            }
            (None, true) => Some(Snapshot::of_index(&Repository::of(root)?, may_fetch(false))?),
            (None, false) => None,
        };
        let before = self.since.as_ref();
        let before =
            before.map(|name| self.before(name, root, now.as_ref(), globals)).transpose()?;
        Ok(States { now, before })
    }

    fn before(
        &self,
        name: &str,
        root: &Path,
        now: Option<&Snapshot>,
        globals: &Globals,
    ) -> anyhow::Result<Before> {
        let repository = Repository::of(root)?;
        let itself = name.strip_prefix('=').or((name == "HEAD").then_some(name));
        let commit = match itself {
            Some(name) => repository.commit_or_unborn(name)?,
            None => Some(repository.parted_from(name, self.at.revision())?),
        };
        let name = name.trim_start_matches('=').to_owned();
        let Some(commit) = commit else { return Ok(Before { name, texts: None }) };
        let earlier = Snapshot::before(&repository, &commit, now, may_fetch(self.at.fetches()))?;
        let count = if now.is_none() { repository.uncommitted_files()? } else { 0 };
        if count > 0 {
            globals.inform(&message!("git.uncommitted", count));
        }
        Ok(Before { name, texts: Some(earlier.texts) })
    }
}

impl States {
    /// Whether the checked state is stored in git, where no other command can change it.
    pub(super) fn is_in_git(&self) -> bool {
        self.now.is_some()
    }

    /// Checks the registry.
    pub(super) fn check(
        &self,
        root: &Path,
        scope: &Scope,
        options: &Options,
        globals: &Globals,
    ) -> anyhow::Result<(Checked, Option<Compared>)> {
        match &self.now {
            Some(snapshot) => Ok(self.check_files(snapshot, root, scope, options)?),
            None => {
                let folder = globals.files(root)?.reading_private();
                Ok(self.check_files(&folder, root, scope, options)?)
            }
        }
    }

    fn check_files(
        &self,
        files: &dyn Files,
        root: &Path,
        scope: &Scope,
        options: &Options,
    ) -> Result<(Checked, Option<Compared>), CheckError> {
        let Some(before) = &self.before else {
            return Ok((validate(files, root, scope, options)?, None));
        };
        let (checked, since) = validate_since(files, root, options, before.texts.clone())?;
        Ok((checked, Some(Compared { name: before.name.clone(), since })))
    }
}
