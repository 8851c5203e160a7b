//! What a report is asked to show.

use super::dimension::{Dimension, Over};
use super::figure::Figure;
use crate::model::Language;
use crate::select::{Scheme, Selection};

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

/// By what rows are sorted, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The figure; `None` for the labels.
    pub by: Option<Figure>,
    /// Whether the largest or the last comes first.
    pub descending: bool,
}

impl Request {
    /// The order of the rows: the one asked for, else, where only the first are shown, the largest
    /// first.
    pub(crate) fn order(&self) -> Option<Sort> {
        let first = self.figures.first().copied().unwrap_or(Figure::Projects);
        let largest = Sort { by: Some(first), descending: true };
        self.sort.or(self.top.map(|_| largest))
    }

    /// The figures that people are shown of the whole selection.
    pub(crate) fn headline_figures(&self) -> Vec<Figure> {
        if self.figures.is_empty() { Figure::USUAL.into() } else { self.figures.clone() }
    }

    /// The figures whose records `list` names: not those of experts if the report is public.
    pub(crate) fn listed_figures(&self) -> Vec<Figure> {
        let mut figures = self.headline_figures();
        figures.retain(|figure| !(self.public && figure.is_of_experts()));
        figures
    }

    /// The dimensions by which the figures are divided, a table each: the one that the request names,
    /// or else the region for everything, and status, theme and year for a selection.
    pub(crate) fn divisions(&self) -> Vec<Dimension> {
        match self.axes() {
            (Some(rows), _) => vec![rows],
            (None, _) if self.selection.is_whole() => vec![Dimension::Region],
            (None, _) => vec![Dimension::Status, Dimension::Theme, Dimension::Year],
        }
    }

    /// The dimensions of the rows and, in a cross table, of the columns.
    pub(crate) fn axes(&self) -> (Option<Dimension>, Option<Dimension>) {
        let over = self.over.map(Over::dimension);
        let mut axes = over.into_iter().chain(self.by.iter().copied());
        (axes.next(), axes.next())
    }
}
