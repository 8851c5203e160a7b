//! Which two states are compared, as a person names them.

use std::path::Path;

use anyhow::bail;
use mieux::compare::{State, StateKind};
use mieux::files::{Files, Folder};
use mieux::history::{Commit, HistoryError, Moment, Repository};
use mieux::message;
use mieux::message::Message;

/// Two states.
pub(super) struct Range {
    /// How the user named them; `None` if nobody did.
    named: Option<String>,
    /// The commit before; `None` if there is no commit yet.
    pub(super) from: Option<Commit>,
    pub(super) to: Now,
}

/// The state after.
pub(super) enum Now {
    WorkTree,
    Index,
    Commit(Commit),
}

impl Range {
    /// The states that arguments name, and the arguments behind these, which name records.
    pub(super) fn parse(
        what: &[String],
        is_staged: bool,
        repository: &Repository,
        root: &Path,
    ) -> anyhow::Result<(Self, Vec<String>)> {
        let (named, rest) = match what.split_first() {
            Some((first, rest)) if is_states(first, repository, root)? => (Some(first), rest),
            _ => (None, what),
        };
        let first = named.map_or("HEAD", String::as_str);
        let named = named.cloned();
        let now = if is_staged { Now::Index } else { Now::WorkTree };
        let is_range = first.contains("..");
        if is_range && is_staged {
            bail!(message!("diff.staged", range = first));
        }
        let range = match (first.split_once("..."), first.split_once("..")) {
            (Some((one, other)), _) => {
                let other = commit(repository, or_head(other))?;
                let from = repository.parted_from(or_head(one), &other.id)?;
                Self { named, from: Some(from), to: Now::Commit(other) }
            }
            (None, Some((one, other))) => {
                let from = Some(commit(repository, or_head(one))?);
                Self { named, from, to: Now::Commit(commit(repository, or_head(other))?) }
            }
            (None, None) => Self { named, from: repository.commit_or_unborn(first)?, to: now },
        };
        Ok((range, rest.to_vec()))
    }

    /// What to type instead if one of the arguments that are to name records names a state: states come first, and two
    /// of them are one argument. `None` if it names none.
    pub(super) fn typed_first(
        &self,
        text: &str,
        chosen: &[String],
        repository: &Repository,
    ) -> Result<Option<Message>, HistoryError> {
        let is_state = match text.split_once("..") {
            Some((one, other)) => {
                !other.starts_with('/') && repository.has_revision(or_head(one))?
            }
            None => text == "HEAD" || repository.has_revision(text)?,
        };
        if !is_state {
            return Ok(None);
        }
        let is_one = |text: &str| !text.contains("..");
        if let Some(first) = self.named.as_deref().filter(|first| is_one(first) && is_one(text)) {
            return Ok(Some(message!("diff.two-states", first, second = text)));
        }
        let others: Vec<&str> =
            chosen.iter().map(String::as_str).filter(|other| *other != text).collect();
        Ok(Some(message!("diff.order", text, others = others.join(" "))))
    }

    /// Whether files that are not committed are counted in, which the user may not expect: the state before is
    /// another one than the last commit.
    pub(super) fn counts_uncommitted(&self) -> bool {
        let is_head = self.from.as_ref().is_none_or(|from| from.name == "HEAD");
        matches!(self.to, Now::WorkTree) && !is_head
    }

    pub(super) fn state_before(&self) -> State {
        self.from.as_ref().map_or(State::of(StateKind::Nothing), of_commit)
    }

    pub(super) fn state_after(&self) -> State {
        match &self.to {
            Now::WorkTree => State::of(StateKind::WorkTree),
            Now::Index => State::of(StateKind::Index),
            Now::Commit(commit) => of_commit(commit),
        }
    }
}

fn of_commit(commit: &Commit) -> State {
    State {
        kind: StateKind::Commit,
        rev: Some(commit.name.clone()),
        commit: Some(commit.id.clone()),
        day: Some(commit.day.clone()),
    }
}

fn commit(repository: &Repository, name: &str) -> Result<Commit, HistoryError> {
    repository.commit(&Moment::Revision(name.to_owned()))
}

fn or_head(name: &str) -> &str {
    if name.is_empty() { "HEAD" } else { name }
}

/// Whether an argument names states; what is a record or a path as well must be told apart.
fn is_states(text: &str, repository: &Repository, root: &Path) -> anyhow::Result<bool> {
    if text.contains("..") && !Path::new(text).exists() {
        return Ok(true);
    }
    let is_revision = text == "HEAD" || repository.has_revision(text)?;
    if is_revision && (Path::new(text).exists() || has_record(root, text)?) {
        bail!(message!("diff.ambiguous", text));
    }
    // What is neither may be the id of a record that is gone, or a misspelt revision.
    Ok(is_revision)
}

/// Whether a file of the registry has the name of this id.
fn has_record(root: &Path, id: &str) -> anyhow::Result<bool> {
    let listed = Folder::open(root)?.list();
    let mut files = listed.iter().filter(|file| file.is_file());
    Ok(files.any(|file| file.below.file_stem().is_some_and(|stem| stem == id)))
}
