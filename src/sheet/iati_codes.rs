//! What a registry knows of the codes, identifiers and names in a file of IATI.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::folded;

/// What a registry knows of the codes, identifiers and names in a file of IATI. An empty one takes texts and dates alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IatiCodes {
    /// The identifier of the organisation that publishes the registry; empty if its settings name none.
    pub publisher: String,
    /// What an identifier begins with that an export makes of an id, such as `XM-OCHA-585-MIEUX-`.
    pub prefix: String,
    /// Identifiers and folded names of the organisations that take part in every action and are no partners.
    pub organisations: BTreeSet<String>,
    /// The codes of vocabularies, by the name of the vocabulary.
    pub vocabularies: BTreeMap<String, BTreeSet<String>>,
    /// Statuses by their codes of ActivityStatus.
    pub statuses: BTreeMap<String, String>,
    /// Roles by the codes of OrganisationRole that are those of one role only.
    pub roles: BTreeMap<String, String>,
    /// Kinds of results by their folded names.
    pub result_kinds: BTreeMap<String, String>,
    /// Phases by the identifiers that an export makes of their codes.
    pub phases: BTreeMap<String, String>,
    /// The ids of partners by scheme and identifier.
    pub partners: BTreeMap<(String, String), String>,
    /// The ids of partners by folded names that only a file has for them, or that the same import creates.
    pub partner_names: BTreeMap<String, String>,
    /// The identifiers of all activities that are read, each with those that it names as siblings.
    pub siblings: BTreeMap<String, BTreeSet<String>>,
    /// The ids of actions by every identifier under which an export writes them.
    pub actions: BTreeMap<String, String>,
    /// The lists that each action has. They stay as they are, since a file has only a part of their items.
    pub lists: BTreeMap<String, BTreeSet<String>>,
}

impl IatiCodes {
    /// The code itself, if the vocabulary has it.
    pub(crate) fn code<'c>(&self, vocabulary: &str, code: &'c str) -> Option<&'c str> {
        let codes = self.vocabularies.get(vocabulary)?;
        codes.contains(code).then_some(code)
    }

    /// The role of a code of OrganisationRole.
    pub(super) fn role(&self, code: &str) -> Option<&str> {
        self.roles.get(code).map(String::as_str)
    }

    /// The kind of result that a title means.
    pub(super) fn result_kind(&self, title: &str) -> Option<&str> {
        self.result_kinds.get(&folded(title)).map(String::as_str)
    }

    /// Whether an organisation with one of these identifiers and names takes part in every action.
    pub(super) fn takes_part_in_all<'n>(&self, mut names: impl Iterator<Item = &'n str>) -> bool {
        names.any(|name| {
            self.organisations.contains(name) || self.organisations.contains(&folded(name))
        })
    }

    /// The partner with a name that only a file has for it, or that the same import creates.
    pub(super) fn partner_named(&self, name: &str) -> Option<&str> {
        self.partner_names.get(&folded(name)).map(String::as_str)
    }

    /// Whether two activities name each other as siblings.
    pub(super) fn name_each_other(&self, one: &str, other: &str) -> bool {
        let names = |one: &str, other: &str| {
            self.siblings.get(one).is_some_and(|siblings| siblings.contains(other))
        };
        names(one, other) && names(other, one)
    }

    /// The partner with one of these identifiers: of IATI, or of the channels of the OECD.
    pub(crate) fn partner(&self, reference: Option<&str>, channel: Option<&str>) -> Option<&str> {
        let with = |scheme: &str, value: Option<&str>| {
            self.partners.get(&(scheme.to_owned(), value?.to_owned()))
        };
        with("iati", reference).or_else(|| with("crs-channel", channel)).map(String::as_str)
    }
}
