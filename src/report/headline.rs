//! The figures of a whole selection, with their names.

use super::{Cell, Counts};

/// A figure of a whole selection.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// Its name for programs, such as `expert-days`.
    pub name: String,
    /// Its name for people, in the language of the report: of one where it is one.
    pub label: String,
    /// The figure.
    pub value: Cell,
    /// From how many records it comes, where it comes from those that state something.
    pub known: Option<Known>,
    /// Whether people are shown it; programs get it in any case.
    pub shown: bool,
}

/// How many records state what a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Those that state it.
    pub stated: usize,
    /// All that could.
    pub of: usize,
}

/// The five figures.
pub(super) fn of(counts: Counts) -> Vec<Headline> {
    let figures = [
        ("projects", counts.projects, "Project", "Projects"),
        ("activities", counts.activities, "Activity", "Activities"),
        ("experts", counts.experts, "Expert involved", "Experts involved"),
        ("countries", counts.countries, "Country", "Countries"),
        ("partners", counts.partners, "Partner", "Partners"),
    ];
    let named = figures.map(|(name, count, one, many)| Headline {
        name: name.to_owned(),
        label: if count == 1 { one } else { many }.to_owned(),
        value: Cell::Number(count),
        known: None,
        shown: true,
    });
    named.into()
}
