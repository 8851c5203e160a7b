//! Two states of a registry with all that has changed between them.

use super::records::{RecordChange, RecordState};
use crate::message;
use crate::message::Message;
use crate::model::FileKind;
use crate::registry::Registry;
use crate::table::Table;

/// What a state of a registry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateKind {
    /// A commit.
    Commit,
    /// What the next commit would have.
    Index,
    /// The files of the work tree.
    WorkTree,
    /// There is no registry yet.
    Nothing,
}

impl StateKind {
    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Commit => "commit",
            Self::Index => "index",
            Self::WorkTree => "work-tree",
            Self::Nothing => "nothing",
        }
    }
}

/// A state of a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// What it is.
    pub kind: StateKind,
    /// What the user called the commit.
    pub rev: Option<String>,
    /// The id of the commit.
    pub commit: Option<String>,
    /// The day of the commit (UTC).
    pub day: Option<String>,
}

impl State {
    /// A state that is no commit.
    #[must_use]
    pub fn of(kind: StateKind) -> Self {
        Self { kind, rev: None, commit: None, day: None }
    }
}

/// A finding that is only in one of two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingChange {
    /// The id of its rule.
    pub rule: &'static str,
    /// Its severity: `error` or `warning`.
    pub severity: String,
    /// The path of its file, as a person would type it.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: Message,
}

/// The findings that are only in one of two states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingChanges {
    /// Those of the state after.
    pub introduced: Vec<FindingChange>,
    /// Those of the state before.
    pub resolved: Vec<FindingChange>,
}

impl FindingChanges {
    /// How many there are of both.
    #[must_use]
    pub fn headline(&self) -> Message {
        let [introduced, resolved] =
            [&self.introduced, &self.resolved].map(|findings| findings.len().to_string());
        message!("diff.findings", introduced, resolved)
    }
}

/// Two states with all that has changed.
#[derive(Debug)]
pub struct Comparison<'r> {
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// The registry before, as far as it was read.
    pub before: &'r Registry,
    /// The registry after, as far as it was read.
    pub after: &'r Registry,
    /// What has changed, by kind and id.
    pub records: Vec<RecordChange<'r>>,
    /// What the change brings and resolves, if that was asked for.
    pub findings: Option<FindingChanges>,
    /// The figures that differ, if that was asked for.
    pub figures: Option<Table>,
    /// What a reader must know.
    pub notes: Vec<Message>,
}

impl Comparison<'_> {
    /// How many records, vocabularies and files of published figures became what, in the order of [`RecordState::ALL`];
    /// and how many other files differ.
    #[must_use]
    pub fn counts(&self) -> ([(RecordState, usize); RecordState::ALL.len()], usize) {
        let (records, others): (Vec<_>, Vec<_>) =
            self.records.iter().partition(|change| is_data(change.kind));
        let count = |state| records.iter().filter(|change| change.state == state).count();
        (RecordState::ALL.map(|state| (state, count(state))), others.len())
    }
}

/// Whether files of this kind hold data of the registry.
fn is_data(kind: FileKind) -> bool {
    !matches!(kind, FileKind::Extension | FileKind::Page | FileKind::Stray)
}
