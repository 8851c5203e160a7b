//! What a file holds as a typed value, and what all kinds of record have in common.

use serde::Deserialize;
use smol_str::SmolStr;

use crate::model::{
    Action, Activity, ClaimFile, Expert, FileKind, Kind, Partner, Text, Vocabulary,
};
use crate::yaml::{Node, from_node};

/// What a file of records or claims holds. Each is boxed, since the largest is many times the
/// smallest.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// An action.
    Action(Box<Action>),
    /// An activity.
    Activity(Box<Activity>),
    /// An expert.
    Expert(Box<Expert>),
    /// A partner.
    Partner(Box<Partner>),
    /// Published figures.
    Claims(Box<ClaimFile>),
    /// A controlled list, which is among the vocabularies of the registry already.
    Vocabulary,
}

impl Body {
    /// Reads a file of this kind; `None` if the tree does not have the shape of the kind.
    pub(super) fn read(kind: FileKind, root: &Node) -> Option<Self> {
        match kind {
            FileKind::Record(Kind::Action) => typed(root).map(Self::Action),
            FileKind::Record(Kind::Activity) => typed(root).map(Self::Activity),
            FileKind::Record(Kind::Expert) => typed(root).map(Self::Expert),
            FileKind::Record(Kind::Partner) => typed(root).map(Self::Partner),
            FileKind::Claims => typed(root).map(Self::Claims),
            FileKind::Vocabulary => vocabulary(root).map(|_| Self::Vocabulary),
            FileKind::Extension | FileKind::Stray => None,
        }
    }

    /// The record; `None` for claims and vocabularies.
    pub(crate) fn record(&self) -> Option<AnyRecord<'_>> {
        match self {
            Self::Action(body) => Some(AnyRecord::Action(body)),
            Self::Activity(body) => Some(AnyRecord::Activity(body)),
            Self::Expert(body) => Some(AnyRecord::Expert(body)),
            Self::Partner(body) => Some(AnyRecord::Partner(body)),
            Self::Claims(_) | Self::Vocabulary => None,
        }
    }
}

/// Reads a vocabulary; `None` if the tree has another shape.
pub(super) fn vocabulary(root: &Node) -> Option<Vocabulary> {
    from_node(root).ok()
}

fn typed<T: for<'de> Deserialize<'de>>(root: &Node) -> Option<Box<T>> {
    from_node(root).ok().map(Box::new)
}

/// A record of any kind.
#[derive(Debug, Clone, Copy)]
pub enum AnyRecord<'r> {
    /// An action.
    Action(&'r Action),
    /// An activity.
    Activity(&'r Activity),
    /// An expert.
    Expert(&'r Expert),
    /// A partner.
    Partner(&'r Partner),
}

impl<'r> AnyRecord<'r> {
    /// The id that it has.
    #[must_use]
    pub fn id(self) -> &'r str {
        match self {
            Self::Action(one) => &one.id,
            Self::Activity(one) => &one.id,
            Self::Expert(one) => &one.id,
            Self::Partner(one) => &one.id,
        }
    }

    /// The ids that it had before it was renamed.
    #[must_use]
    pub fn former_ids(self) -> &'r [SmolStr] {
        match self {
            Self::Action(one) => &one.former_ids,
            Self::Activity(one) => &one.former_ids,
            Self::Expert(one) => &one.former_ids,
            Self::Partner(one) => &one.former_ids,
        }
    }

    /// The title or name, and the acronym, in every language. An expert has none.
    pub fn names(self) -> impl Iterator<Item = &'r str> {
        let (texts, acronym): (Option<&Text>, Option<&str>) = match self {
            Self::Action(one) => (Some(&one.title), None),
            Self::Activity(one) => (Some(&one.title), None),
            Self::Expert(_) => (None, None),
            Self::Partner(one) => (Some(&one.name), one.acronym.as_deref()),
        };
        texts.into_iter().flat_map(Text::iter).map(|(_, text)| text).chain(acronym)
    }
}
