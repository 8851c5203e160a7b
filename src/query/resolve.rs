//! What somebody asks for becomes codes: aliases and labels in any language are resolved.

use std::collections::BTreeMap;

use clap::ValueEnum;

use super::choice::Choice;
use super::filter::FILTERS;
use super::name_error::NameError;
use super::regions::{ELIGIBILITY, OPERATIONAL};
use super::selection::Selection;
use super::values::Resolver;
use crate::model::EdtfDate;
use crate::registry::Registry;

/// A scheme of regions. The two are not to be mixed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Scheme {
    /// The regions in the programme's reports
    #[default]
    Operational,
    /// The regions in the brochure for experts
    Eligibility,
}

impl Scheme {
    /// The vocabulary that holds its regions.
    #[must_use]
    pub const fn vocabulary(self) -> &'static str {
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

impl Query {
    /// The selection that the names mean.
    ///
    /// # Errors
    /// The first name that means nothing or several things, with what was probably meant.
    pub fn resolve(&self, registry: &Registry) -> Result<Selection, NameError> {
        let is_option = |name: &str| FILTERS.iter().any(|filter| filter.option == name);
        debug_assert!(self.names.keys().all(|name| is_option(name)), "{:?}", self.names);
        let resolver = Resolver { registry, hidden: self.hidden_schemes() };
        let mut selection = Selection::default().with_dates(self.from, self.to, self.as_of);
        for filter in FILTERS {
            let mut choices = Vec::new();
            for name in self.names.get(filter.option).into_iter().flatten() {
                choices.extend(resolver.choices(filter, name)?);
            }
            selection = selection.with(filter.option, unique(choices));
        }
        Ok(selection)
    }

    /// The schemes of regions beside the one that was asked for.
    fn hidden_schemes(&self) -> Vec<&'static str> {
        let others = Scheme::value_variants().iter().filter(|one| self.scheme != Some(**one));
        others.filter(|_| self.scheme.is_some()).map(|one| one.vocabulary()).collect()
    }
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
