//! What a whole document holds, beside its tables: for the formats that are files to hand on.

use crate::model::Language;
use crate::report::{Definition, Headline, Report};
use crate::table::Table;
use crate::words::Words;

/// A report or a single table, as a file to hand on says it.
pub(crate) struct Document<'d> {
    /// What it is about.
    pub(crate) title: String,
    /// Its language.
    pub(crate) language: Language,
    /// The words around the tables.
    pub(crate) words: Words,
    /// The figures of the whole selection.
    pub(crate) figures: Vec<&'d Headline>,
    /// The tables.
    pub(crate) tables: Vec<&'d Table>,
    /// What to know when reading the figures.
    pub(crate) notes: &'d [String],
    /// What was selected: each option with its codes. `None` where nothing could be.
    pub(crate) selection: Option<Vec<(&'static str, String)>>,
    /// What the figures in use mean.
    pub(crate) definitions: &'d [Definition],
}

impl<'d> Document<'d> {
    /// A report with all that a reader needs to know of it.
    pub(crate) fn of_report(report: &'d Report) -> Self {
        Self {
            title: report.title.clone(),
            language: report.language,
            words: Words::of(report.language),
            figures: report.figures.iter().filter(|figure| figure.is_shown()).collect(),
            tables: report.shown_tables().collect(),
            notes: &report.notes,
            selection: Some(selection(report)),
            definitions: &report.definitions,
        }
    }

    /// A table alone.
    pub(crate) fn of_table(table: &'d Table) -> Self {
        Self {
            title: if table.title.is_empty() { table.name.clone() } else { table.title.clone() },
            language: table.language,
            words: Words::of(table.language),
            figures: Vec::new(),
            tables: vec![table],
            notes: &[],
            selection: None,
            definitions: &[],
        }
    }

    /// Whether it is a report, and no table alone, which needs no heading beside its title.
    pub(crate) fn is_report(&self) -> bool {
        self.selection.is_some()
    }

    /// What one of its tables is called.
    pub(crate) fn heading(&self, table: &Table) -> String {
        if self.is_report() { heading(table) } else { self.title.clone() }
    }
}

/// What a table is called where it needs a name: its title, else what its rows are.
pub(crate) fn heading(table: &Table) -> String {
    let of_rows =
        || table.columns.first().map_or_else(|| table.name.clone(), |column| column.heading());
    if table.title.is_empty() { of_rows() } else { table.title.clone() }
}

fn selection(report: &Report) -> Vec<(&'static str, String)> {
    let selection = &report.selection;
    let mut chosen = Vec::new();
    for (filter, choices) in selection.chosen() {
        let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
        chosen.push((filter.option, codes.join(", ")));
    }
    for (option, date) in selection.dates() {
        chosen.extend(date.map(|date| (option, date.to_string())));
    }
    chosen
}
