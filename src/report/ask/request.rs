//! What a report is asked to show.

use std::str::FromStr;

use super::dimension::{Dimension, Over};
use super::figure::Figure;
use crate::model::Language;
use crate::query::{Scheme, Selection};
use crate::suggest::nearest_name;

/// What a report is asked to show.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What it is called, where it has a name of its own.
    pub title: Option<String>,
    /// What to count.
    pub selection: Selection,
    /// The scheme of regions.
    pub scheme: Scheme,
    /// By what to divide: nothing for the report that suits the selection.
    pub division: Division,
    /// Which figures to show; the usual ones where none is named.
    pub figures: Vec<Figure>,
    /// Which rows to show, and how.
    pub presentation: Presentation,
    /// The language of words and numbers.
    pub language: Language,
}

/// By what a report divides its figures.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
pub struct Division {
    /// By what to divide the figures; given twice, one figure in rows and columns
    #[arg(long, value_enum, value_name = "DIMENSION")]
    pub by: Vec<Dimension>,
    /// Show a series: the figures of each period, empty ones included
    #[arg(long, value_enum, value_name = "PERIOD")]
    pub over: Option<Over>,
    /// Let each period of a series count everything up to its end
    #[arg(long)]
    pub cumulative: bool,
}

/// Which rows a report shows, and how.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
pub struct Presentation {
    /// Sort the rows by a figure, or by `label`; a figure the largest first, unless `:asc` follows
    #[arg(long, value_name = "COLUMN[:asc|desc]")]
    pub sort: Option<Sort>,
    /// Show so many rows, the largest where --sort says nothing else, and the others as one
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub top: Option<u32>,
    /// Show the share of the total beside each number
    #[arg(long)]
    pub percent: bool,
    /// Withhold what says something about fewer than three experts
    #[arg(long)]
    pub public: bool,
    /// Name the records behind each figure
    #[arg(long)]
    pub list: bool,
}

/// By what rows are sorted, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The figure; `None` for the labels.
    pub by: Option<Figure>,
    /// Whether the largest or the last comes first.
    pub descending: bool,
}

impl FromStr for Sort {
    type Err = String;

    /// Reads `COLUMN`, `COLUMN:asc` or `COLUMN:desc`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (column, way) =
            text.split_once(':').map_or((text, None), |(one, two)| (one, Some(two)));
        let by = match column {
            "label" => None,
            name => Some(Figure::named(name).ok_or_else(|| unknown_column(name))?),
        };
        let descending = match way {
            None => by.is_some(),
            Some("asc") => false,
            Some("desc") => true,
            Some(other) => {
                return Err(format!("write `{column}:asc` or `{column}:desc`, not `{other}`"));
            }
        };
        Ok(Self { by, descending })
    }
}

fn unknown_column(name: &str) -> String {
    let columns: Vec<&str> =
        Figure::all().iter().map(|figure| figure.name()).chain(["label"]).collect();
    match nearest_name(name, columns.iter().copied()) {
        Some(meant) => format!("there is no column `{name}`; did you mean `{meant}`?"),
        None => format!("there is no column `{name}`; write one of {}", columns.join(", ")),
    }
}

impl Division {
    /// These dimensions and periods, or those of `other` if there are none.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let is_empty = self.by.is_empty() && self.over.is_none();
        match is_empty {
            true => Self { cumulative: self.cumulative || other.cumulative, ..other },
            false => self,
        }
    }
}

impl Presentation {
    /// What both ask for; where they differ, this one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            sort: self.sort.or(other.sort),
            top: self.top.or(other.top),
            percent: self.percent || other.percent,
            public: self.public || other.public,
            list: self.list || other.list,
        }
    }
}

impl Request {
    /// The order of the rows: the one asked for, else, where only the first are shown, the largest
    /// first.
    pub(crate) fn order(&self) -> Option<Sort> {
        let first = self.figures.first().copied().unwrap_or(Figure::Projects);
        let largest = Sort { by: Some(first), descending: true };
        self.presentation.sort.or(self.presentation.top.map(|_| largest))
    }

    /// The figures that people are shown of the whole selection.
    pub(crate) fn headline_figures(&self) -> Vec<Figure> {
        if self.figures.is_empty() { Figure::USUAL.into() } else { self.figures.clone() }
    }

    /// The figures whose records `list` names: not those of experts if the report is public.
    pub(crate) fn listed_figures(&self) -> Vec<Figure> {
        let mut figures = self.headline_figures();
        figures.retain(|figure| !(self.presentation.public && figure.is_of_experts()));
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
        let over = self.division.over.map(Over::dimension);
        let mut axes = over.into_iter().chain(self.division.by.iter().copied());
        (axes.next(), axes.next())
    }
}
