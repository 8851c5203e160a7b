//! One finding: a problem in the data, and its place.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::message::Message;
use crate::registry::{FileId, Source};
use crate::yaml::{Route, Span};

/// The most findings that are shown of a file, and that a rule makes in a file.
pub(crate) const MAX_FINDINGS_PER_FILE: usize = 200;

/// How bad a finding is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, BorshDeserialize, BorshSerialize,
)]
pub enum Severity {
    /// The record is wrong: it cannot be trusted as it is.
    Error,
    /// The record is poor or doubtful; it can be used.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A file and a spot in it; lines and columns are worked out when it is printed.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub spot: Spot,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub enum Spot {
    /// The first line of the data: something about the file as a whole.
    Top,
    /// These bytes, for what the reader could not accept.
    Bytes(Span),
    /// The key that the route ends in.
    Key(Route),
    /// The value that the route leads to.
    Value(Route),
}

impl Spot {
    /// The bytes of a file that the spot covers; the first line of its data if it has no such place, and
    /// nothing if its text is not in memory.
    #[must_use]
    pub fn span(&self, source: Option<&Source>) -> Span {
        let Some(source) = source else { return 0..0 };
        let found = match (self, &source.root) {
            (Self::Bytes(span), _) => Some(span.clone()),
            (Self::Value(route), Some(root)) => route.find(root).map(|node| node.span.clone()),
            (Self::Key(route), Some(root)) => {
                route.find_entry(root).map(|entry| entry.key_span.clone())
            }
            (Self::Top, _) | (_, None) => None,
        };
        found.unwrap_or_else(|| {
            let start = source.root.as_ref().map_or(0, |root| root.span.start);
            let length = source.text[start..].find('\n').unwrap_or(source.text.len() - start);
            start..start + length
        })
    }
}

/// Something about the data that somebody must act on, or may want to.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub struct Finding {
    /// The id of the rule.
    // The table of rules has it, which this room does not know.
    #[borsh(skip)]
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The fact, on one line, with values in backticks.
    pub message: Message,
    /// What to do, with a line to paste if there is one.
    pub help: Option<Message>,
    /// Another place that belongs to the fact, with a word on it.
    pub related: Option<(Place, Message)>,
    /// The change that certainly puts it right.
    pub fix: Option<Fix>,
    /// The change that its help speaks of, which only a person can judge: for editors, never made by itself.
    pub proposal: Option<Fix>,
    /// How many more of its rule there are on its file, which were counted and not made.
    pub more: usize,
}

impl Finding {
    /// The finding with what to do about it.
    #[must_use]
    pub(crate) fn with_help(self, help: Message) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The finding with another place that belongs to it, and a word on that place.
    #[must_use]
    pub(crate) fn with_related(self, place: Place, words: Message) -> Self {
        Self { related: Some((place, words)), ..self }
    }
}

/// A change to the file of a finding, in terms of its data.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub enum Fix {
    /// Write this text in place of the scalar that the route leads to.
    Replace {
        /// The scalar.
        route: Route,
        /// The new value.
        value: String,
    },
    /// Remove the item of a list that the route leads to.
    RemoveItem {
        /// The item.
        route: Route,
    },
}
