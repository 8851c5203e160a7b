//! What somebody asks for becomes codes: aliases and labels in any language are resolved.

use std::collections::BTreeMap;
use std::fmt;

use clap::ValueEnum;

use super::filter::{Choice, FILTERS, Filter, Values};
use super::regions::{ELIGIBILITY, OPERATIONAL};
use super::selection::Selection;
use crate::model::{EdtfDate, Kind, Vocabulary, folded};
use crate::registry::{Lookup, Names, Registry};
use crate::suggest::did_you_mean;

/// A scheme of regions. The two are not to be mixed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Scheme {
    /// The regions by which the programme reports
    #[default]
    Operational,
    /// The regions of the brochure for experts
    Eligibility,
}

impl Scheme {
    /// The vocabulary that holds its regions.
    #[must_use]
    pub fn vocabulary(self) -> &'static str {
        match self {
            Self::Operational => OPERATIONAL,
            Self::Eligibility => ELIGIBILITY,
        }
    }
}

/// What somebody asks for, in names as they were typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// The scheme of the regions; either, the operational one first, where none is named.
    pub scheme: Option<Scheme>,
    /// The names given to each option.
    pub names: BTreeMap<&'static str, Vec<String>>,
    /// The first date of interest.
    pub from: Option<EdtfDate>,
    /// The last date of interest.
    pub to: Option<EdtfDate>,
    /// The day whose state is wanted, where it is not that of the records.
    pub as_of: Option<EdtfDate>,
}

/// A name that nothing in the registry goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    name: String,
    suggestion: Option<String>,
    list: &'static str,
}

impl fmt::Display for UnknownName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "there is no {} `{}`", self.what, self.name)?;
        match &self.suggestion {
            Some(name) => write!(out, "; did you mean `{name}`?"),
            None => write!(out, "; `mieux list {}` prints the codes", self.list),
        }
    }
}

impl std::error::Error for UnknownName {}

impl Query {
    /// The selection that the names stand for.
    ///
    /// # Errors
    /// The first name that nothing goes by, with what was probably meant.
    pub fn resolve(&self, registry: &Registry) -> Result<Selection, UnknownName> {
        let is_option = |name: &str| FILTERS.iter().any(|filter| filter.option == name);
        debug_assert!(self.names.keys().all(|name| is_option(name)), "{:?}", self.names);
        let mut selection = Selection::default().with_dates(self.from, self.to, self.as_of);
        for filter in FILTERS {
            let mut choices = Vec::new();
            for name in self.names.get(filter.option).into_iter().flatten() {
                choices.extend(self.choices(registry, filter, name)?);
            }
            selection = selection.with(filter.option, unique(choices));
        }
        Ok(selection)
    }

    /// The choices that a name stands for as a value of a filter.
    fn choices(
        &self,
        registry: &Registry,
        filter: &Filter,
        name: &str,
    ) -> Result<Vec<Choice>, UnknownName> {
        match filter.values {
            Values::Codes { what, vocabularies } => {
                let is_of_another_scheme = |vocabulary: &str| {
                    let mut others =
                        Scheme::value_variants().iter().filter(|one| self.scheme != Some(**one));
                    self.scheme.is_some() && others.any(|other| other.vocabulary() == vocabulary)
                };
                let vocabularies =
                    vocabularies.iter().copied().filter(|one| !is_of_another_scheme(one));
                choose(registry, what, &vocabularies.collect::<Vec<_>>(), name)
            }
            Values::Partners => partner(registry, name).map(|choice| vec![choice]),
            Values::Date | Values::Scheme => Ok(Vec::new()),
        }
    }
}

/// The choices that a name stands for: one code, or the statuses of a public label.
fn choose(
    registry: &Registry,
    what: &'static str,
    vocabularies: &[&'static str],
    name: &str,
) -> Result<Vec<Choice>, UnknownName> {
    let known: Vec<(&'static str, &Vocabulary)> = vocabularies
        .iter()
        .filter_map(|vocabulary| Some((*vocabulary, registry.vocabularies.get(vocabulary)?)))
        .collect();
    for (vocabulary, terms) in &known {
        if let Some(term) = terms.resolve(name) {
            return Ok(vec![Choice { vocabulary, code: term.code.to_string() }]);
        }
    }
    for (vocabulary, terms) in &known {
        let public =
            terms.terms.iter().filter(|term| term.public.as_deref() == Some(folded(name).as_str()));
        let choices: Vec<Choice> =
            public.map(|term| Choice { vocabulary, code: term.code.to_string() }).collect();
        if !choices.is_empty() {
            return Ok(choices);
        }
    }
    Err(UnknownName {
        what,
        name: name.to_owned(),
        suggestion: known.iter().find_map(|(_, terms)| did_you_mean(terms, name)),
        list: vocabularies[0],
    })
}

fn partner(registry: &Registry, name: &str) -> Result<Choice, UnknownName> {
    let names = Names::of_kind(registry, Kind::Partner);
    let id = match names.find(Kind::Partner, name) {
        Lookup::One(id) => Some(id),
        Lookup::Several(ids) => ids.into_iter().next(),
        Lookup::None => None,
    };
    match id {
        Some(id) => Ok(Choice { vocabulary: "partners", code: id.to_string() }),
        None => Err(UnknownName {
            what: "partner",
            name: name.to_owned(),
            suggestion: names.nearest(Kind::Partner, name).map(str::to_owned),
            list: "partners",
        }),
    }
}

/// The id of the record that a misspelt id, or a title or name, most likely means.
#[must_use]
pub fn similar_record(registry: &Registry, name: &str) -> Option<String> {
    Names::of(registry).similar(name).map(str::to_owned)
}

fn unique(choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    let mut kept: Vec<Choice> = Vec::new();
    for choice in choices {
        if !kept.contains(&choice) {
            kept.push(choice);
        }
    }
    kept
}
