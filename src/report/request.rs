//! What a report is asked to show.

use super::arrange::Sort;
use super::dimension::{Dimension, Over};
use super::figure::Figure;
use crate::model::Language;
use crate::query::{Scheme, Selection};

/// What a report is asked to show.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What it is called, where it has a name of its own.
    pub title: Option<String>,
    /// What to count.
    pub selection: Selection,
    /// The scheme of regions.
    pub scheme: Scheme,
    /// By what to divide: nothing for the report that suits the selection, two for a cross table.
    pub by: Vec<Dimension>,
    /// Into what periods to divide time, for a series; with a dimension beside it, a cross table.
    pub over: Option<Over>,
    /// Whether each period counts everything up to its end.
    pub cumulative: bool,
    /// Which figures to show; the usual ones where none is named.
    pub figures: Vec<Figure>,
    /// In which order; that of the vocabulary where nothing is said.
    pub sort: Option<Sort>,
    /// How many rows to show, the others together as one.
    pub top: Option<usize>,
    /// Whether to show the share of the total beside each number.
    pub percent: bool,
    /// Whether to withhold what says something about single experts.
    pub public: bool,
    /// Whether to name the records behind each figure.
    pub list: bool,
    /// The language of words and numbers.
    pub language: Language,
}

impl Request {
    /// The order of the rows: the one asked for, else, where only the first are shown, the largest
    /// first.
    pub(super) fn order(&self) -> Option<Sort> {
        let first = self.figures.first().copied().unwrap_or(Figure::Projects);
        let largest = Sort { by: Some(first), descending: true };
        self.sort.or(self.top.map(|_| largest))
    }

    /// The dimensions of the rows and, in a cross table, of the columns.
    pub(super) fn axes(&self) -> (Option<Dimension>, Option<Dimension>) {
        let over = self.over.map(Over::dimension);
        let mut axes = over.into_iter().chain(self.by.iter().copied());
        (axes.next(), axes.next())
    }
}
