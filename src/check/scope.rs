//! How much of a registry is checked, and why it may not be.

use std::fmt;
use std::path::PathBuf;

use super::plan::PlanError;
use crate::message::Message;
use crate::registry::OpenError;

/// Which files are read and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// These, by their paths below the registry, and what they refer to, directly or through others. Rules
    /// that need every file are skipped.
    Files(Vec<PathBuf>),
}

/// What somebody who opens a workspace needs of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    /// What is found. If that is nothing, not even what the files say.
    Findings,
    /// The records as well.
    Records,
}

/// Why a registry cannot be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckError {
    /// It cannot be opened.
    Open(OpenError),
    /// The rules cannot be chosen as asked.
    Plan(PlanError),
}

impl CheckError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Open(error) => error.to_message(),
            Self::Plan(error) => error.to_message(),
        }
    }
}

impl fmt::Display for CheckError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for CheckError {}

impl From<OpenError> for CheckError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<PlanError> for CheckError {
    fn from(error: PlanError) -> Self {
        Self::Plan(error)
    }
}
