//! How a server works.

use crate::check;
use crate::model::Language;

/// How a server works.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The rules that it checks, and the day by which it judges.
    pub check: check::Options,
    /// The language in which it speaks; that of the registry or the editor if there is none.
    pub language: Option<Language>,
    /// The files whose findings it shows.
    pub shown: Shown,
    /// Whether it keeps an index of each registry, and uses it.
    pub index: bool,
    /// Whether it says beside codes and ids what they mean.
    pub hints: bool,
}

/// The files whose findings an editor is told of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    /// Those that are open.
    Open,
    /// All of the registry, up to a bound.
    #[default]
    Registry,
}
