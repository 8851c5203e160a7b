//! The figures of a whole selection, with their names.

use super::columns::{Columns, shown};
use crate::report::ask::figure::Figure;
use crate::report::count::figures::Figures;
use crate::report::count::groups::Context;
use crate::report::count::value::{Known, Measure};
use crate::table::Cell;

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
    /// The lower and the upper quartile of a median.
    pub quartiles: Option<[f64; 2]>,
    /// Whether it is asked for, or shown where none is.
    pub asked: bool,
}

impl Headline {
    /// Whether people are shown it: it is asked for and known. JSON has it in any case.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.asked && self.value != Cell::Empty
    }
}

/// Every figure of a selection.
pub(super) fn headlines(
    context: &Context<'_, '_>,
    total: &Figures<'_>,
    columns: &Columns,
    withheld: &[Figure],
) -> Vec<Headline> {
    let headline = |figure: &Figure| {
        let Measure { cell, known, quartiles } =
            shown(context, total, *figure, withheld.contains(figure));
        let one = context.words.find(&format!("one.{}", figure.name()));
        let many = || context.words.get(&figure.heading());
        Headline {
            name: figure.name().to_owned(),
            label: one.filter(|_| cell == Cell::Number(1)).unwrap_or_else(many),
            asked: columns.figures.contains(figure),
            value: cell,
            known,
            quartiles,
        }
    };
    Figure::all().iter().map(headline).collect()
}
