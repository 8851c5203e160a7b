//! `--at`: a state of the registry that git has, in the place of the files in the work tree.

use std::env;
use std::path::{Path, PathBuf};

use mieux::history::{Commit, HistoryError, Moment, Repository, Snapshot};
use mieux::message;
use mieux::message::Message;

/// The option of commands that can read another state of the registry.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct AtArgs {
    /// Read the registry as it was in git at a revision, or on a date
    ///
    /// REV is a revision, such as `HEAD~3`, a branch or a tag. DATE is a year, a month or a day, and stands for
    /// the last commit on or before its end (UTC). This is what the registry said then; --as-of is what was true
    /// on a day, as far as the registry knows today.
    #[arg(long, value_name = "REV|DATE")]
    at: Option<String>,
    /// Fetch the files that a partial clone does not have [default: on a CI server]
    #[arg(long, hide_short_help = true)]
    fetch: bool,
}

/// A state that was read, and what to say of it.
pub(crate) struct State {
    /// Its files.
    pub(crate) files: Snapshot,
    /// Which commit it is.
    pub(crate) notes: Vec<Message>,
}

impl AtArgs {
    /// The revision that is read.
    pub(crate) fn revision(&self) -> &str {
        self.at.as_deref().unwrap_or("HEAD")
    }

    /// Whether a state of git is asked for.
    pub(crate) fn is_given(&self) -> bool {
        self.at.is_some()
    }

    /// The commit that is read; `None` where the work tree is.
    pub(crate) fn commit(&self, repository: &Repository) -> Result<Option<Commit>, HistoryError> {
        self.at.as_ref().map(|at| repository.commit(&Moment::of(at))).transpose()
    }

    /// The same for a command that reads nothing but git: the last commit, if no other state is asked for.
    pub(crate) fn or_head(self) -> Self {
        Self { at: self.at.or_else(|| Some("HEAD".to_owned())), ..self }
    }

    /// Whether what a partial clone lacks is to be fetched.
    pub(crate) fn fetches(&self) -> bool {
        self.fetch
    }

    /// Where the registry lies in the repository of the working folder, if a state of it is asked for: a bare
    /// repository has no work tree, and a work tree may lack the folder.
    pub(crate) fn registry_without_folder(&self, named: Option<&Path>) -> Option<PathBuf> {
        let root = named.unwrap_or(Path::new("registry"));
        (self.is_given() && Repository::of(root).is_ok()).then(|| root.to_owned())
    }

    /// The state of the registry in `root` that is asked for; `None` if that is the work tree.
    pub(crate) fn state(&self, root: &Path) -> Result<Option<State>, HistoryError> {
        if !self.is_given() {
            return Ok(None);
        }
        let repository = Repository::of(root)?;
        let Some(commit) = self.commit(&repository)? else { return Ok(None) };
        let files = Snapshot::of_commit(&repository, &commit, may_fetch(self.fetch))?;
        let (name, id, day) = (&commit.name, commit.short_id(), &commit.day);
        let read = message!("git.read-at", name, id = id, day);
        let moved =
            files.moved_from().map(|folder| message!("git.was-in", folder = folder.display()));
        Ok(Some(State { files, notes: [read].into_iter().chain(moved).collect() }))
    }
}

/// Whether files that a partial clone lacks may be fetched: if the user says so, or on a CI server.
pub(crate) fn may_fetch(is_asked: bool) -> bool {
    is_asked || env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
