//! What a report is asked to show.

use std::str::FromStr;

use super::dimension::{Dimension, Over};
use super::figure::Figure;
use super::values_help::values_help;
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
#[command(next_help_heading = "Grouping")]
pub struct Division {
    /// Divide the figures, such as by country or theme
    #[arg(
        long,
        value_enum,
        value_name = "DIMENSION",
        value_delimiter = ',',
        hide_possible_values = true,
        long_help = values_help::<Dimension>(
            "Divide the figures, such as by country or theme\n\nWith two dimensions, shows one figure in rows and columns."
        )
    )]
    pub by: Vec<Dimension>,
    /// Show the figures of each period
    #[arg(long, value_enum, value_name = "PERIOD")]
    pub over: Option<Over>,
    /// With --over, count everything up to the end of each period
    #[arg(long)]
    pub cumulative: bool,
}

/// Which rows a report shows, and how.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct Presentation {
    /// Sort by a figure, or by `label`
    ///
    /// The largest figure comes first, unless `:asc` follows: `projects:asc`.
    #[arg(long, help_heading = "Grouping", value_name = "COLUMN")]
    pub sort: Option<Sort>,
    /// Show the first N rows, and the others as one
    ///
    /// Rows are sorted by the first figure, unless --sort is given.
    #[arg(long, help_heading = "Grouping", value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub top: Option<u32>,
    /// Show each number's share of the total
    #[arg(long)]
    pub percent: bool,
    /// Withhold figures on fewer than three experts
    #[arg(long)]
    pub public: bool,
    /// List the records behind each figure
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
