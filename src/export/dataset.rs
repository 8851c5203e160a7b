//! What an export writes: the chosen records of a registry, closed under references.

use super::stamp::Stamp;
use crate::model::{Action, Activity, Claim, Expert, Kind, Language, Partner};
use crate::query::{Links, Selection};
use crate::registry::{AnyRecord, FileId, Registry};
use crate::yaml::Node;

/// What of the records is written, and in which words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Content {
    /// Which state of the registry it is.
    pub stamp: Stamp,
    /// The language of titles, names, labels and headings. All languages are in the files whatever it is.
    pub language: Language,
    /// Whether what speaks of single experts is left out.
    pub is_public: bool,
    /// Whether fields are taken along that are only for the programme itself: `x-internal` in the schemas.
    pub has_internal: bool,
    /// The options that chose the records, as a person would type them; empty where everything is meant.
    pub selection: String,
}

/// The chosen records, each kind sorted by id. Records that one of them refers to are among them, but for actions
/// that were not chosen and records with errors.
#[derive(Debug)]
pub struct Dataset<'r> {
    /// The registry.
    pub registry: &'r Registry,
    /// Its records by their ids.
    pub links: &'r Links<'r>,
    /// What chose the records.
    pub selection: Selection,
    /// The partners.
    pub partners: Vec<Entry<'r, Partner>>,
    /// The experts; none where what speaks of single ones is left out.
    pub experts: Vec<Entry<'r, Expert>>,
    /// The actions.
    pub actions: Vec<Entry<'r, Action>>,
    /// The activities: of these actions, and of the programme itself where everything is meant.
    pub activities: Vec<Entry<'r, Activity>>,
    /// The published figures on these actions, and on none.
    pub claims: Vec<ClaimEntry<'r>>,
    /// What of the records is written.
    pub content: Content,
}

/// A record that is written.
#[derive(Debug)]
pub struct Entry<'r, T> {
    /// Its file.
    pub file: FileId,
    /// What reports ask for of it.
    pub body: &'r T,
    /// All that it says.
    pub tree: &'r Node,
}

/// A published figure that is written.
#[derive(Debug)]
pub struct ClaimEntry<'r> {
    /// Its file.
    pub file: FileId,
    /// Which of its file it is, from 1.
    pub position: usize,
    /// The figure.
    pub body: &'r Claim,
    /// All that its file says of it.
    pub tree: &'r Node,
}

impl<'r> Dataset<'r> {
    /// No record of any kind.
    pub(super) fn empty(links: &'r Links<'r>, content: Content) -> Self {
        Self {
            registry: links.registry,
            links,
            selection: Selection::default(),
            partners: Vec::new(),
            experts: Vec::new(),
            actions: Vec::new(),
            activities: Vec::new(),
            claims: Vec::new(),
            content,
        }
    }

    /// The records of a kind: the file, the record, and all that it says.
    #[must_use]
    pub fn entries(&self, kind: Kind) -> Vec<(FileId, AnyRecord<'r>, &'r Node)> {
        fn any<'r, T>(
            entries: &[Entry<'r, T>],
            of: fn(&'r T) -> AnyRecord<'r>,
        ) -> Vec<(FileId, AnyRecord<'r>, &'r Node)> {
            entries.iter().map(|entry| (entry.file, of(entry.body), entry.tree)).collect()
        }
        match kind {
            Kind::Action => any(&self.actions, AnyRecord::Action),
            Kind::Activity => any(&self.activities, AnyRecord::Activity),
            Kind::Expert => any(&self.experts, AnyRecord::Expert),
            Kind::Partner => any(&self.partners, AnyRecord::Partner),
        }
    }

    /// How many records of a kind there are.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Action => self.actions.len(),
            Kind::Activity => self.activities.len(),
            Kind::Expert => self.experts.len(),
            Kind::Partner => self.partners.len(),
        }
    }
}
