//! The figures of a registry as they stood, state by state.

use super::columns::{Columns, cells_of};
use super::definitions;
use super::groups::{Group, groups, of_nothing};
use super::headline::Headline;
use super::report::Report;
use crate::message::Message;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::every::Every;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Request;
use crate::report::count::period;
use crate::report::count::value::Measure;
use crate::table::{Cell, Chart, Column, Row, Table};
use crate::words::Words;

/// How many states a note names.
const NAMED: usize = 5;

/// A state of the registry, and its report.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The code of the period at whose end the registry was so; `None` for the state that a commit left.
    pub period: Option<String>,
    /// The id of the commit, as git shortens it.
    pub commit: String,
    /// The day of the commit.
    pub day: String,
    /// The report on this state; if there can be none, why not.
    pub report: Result<Report, Message>,
    /// Whether settings or vocabularies are other ones than in the state before.
    pub has_other_settings: bool,
}

/// Whether a public history could tell of single experts. In a report alone, groups of few are put together; state by
/// state, what is in them would become known.
#[must_use]
pub fn tells_of_persons(request: &Request) -> bool {
    let is_about_experts =
        |dimension: &Dimension| dimension.is_of_experts() || request.selection.narrows_experts();
    request.presentation.public && request.division.by.iter().any(is_about_experts)
}

/// The figures state by state: a row for each, and a table for each figure if they are divided. The headline figures
/// are those of the last state. `None` if no state has a report.
#[must_use]
pub fn history(every: Every, request: &Request, standings: &[Standing]) -> Option<Report> {
    let last = standings.iter().rev().find_map(|standing| standing.report.as_ref().ok())?.clone();
    let words = Words::of(request.language);
    let history = History { every, request, words: &words, standings };
    let by = request.division.by.first().copied();
    let mut tables = match by {
        None => vec![history.table()],
        Some(dimension) => history.tables_by(dimension),
    };
    tables.iter_mut().for_each(withhold_whole_columns);
    let mut notes = history.notes();
    let is_withheld = |cell: &Cell| *cell == Cell::Withheld;
    if tables.iter().flat_map(|table| &table.rows).flatten().any(is_withheld) {
        notes.push(words.get("note-withheld"));
        notes.push(words.get("note-history-withheld"));
    }
    let and = by.map(|dimension| format!("-and-{}", dimension.name())).unwrap_or_default();
    let figures = last.figures.into_iter().map(|figure| Headline { asked: false, ..figure });
    let definitions = definitions::of_report("history", request.language);
    Some(Report {
        name: format!("history-{}{and}", every.name()),
        figures: figures.collect(),
        tables,
        notes,
        definitions: definitions.into_iter().chain(last.definitions).collect(),
        ..last
    })
}

struct History<'h> {
    every: Every,
    request: &'h Request,
    words: &'h Words,
    standings: &'h [Standing],
}

impl History<'_> {
    /// The figures of everything that is selected, in columns.
    fn table(&self) -> Table {
        let columns = Columns::new(self.request, self.request.headline_figures());
        let cells = |report: &Report| {
            let figures =
                columns.figures.iter().map(|figure| cells_of(*figure, of(report, *figure)));
            figures.flatten().collect::<Row>()
        };
        self.with_rows("history", columns.headed(self.words), cells)
    }

    /// A table for each figure, with the groups in columns.
    fn tables_by(&self, dimension: Dimension) -> Vec<Table> {
        let codes = self.codes(dimension);
        let figures = &self.request.figures;
        let figures = if figures.is_empty() { vec![Figure::Projects] } else { figures.clone() };
        let table = |figure: Figure| {
            let headed = codes.iter().map(|(code, label)| {
                let name = if code.is_empty() { "not-stated" } else { code };
                Column::numbers(name, label.clone())
            });
            let total = Column::numbers("total", self.words.heading("total"));
            let cells = |report: &Report| {
                let there = groups(report, dimension);
                let cell = |(code, _): &(String, String)| {
                    let group = there.iter().find(|group| group.code == *code);
                    let cell = group.and_then(|group| group.figure(figure)).cloned();
                    cell.unwrap_or_else(|| of_nothing(figure))
                };
                codes.iter().map(cell).chain([of(report, figure).cell]).collect()
            };
            let name = format!("history-{}-{}", dimension.name(), figure.name());
            let table = self.with_rows(&name, headed.chain([total]).collect(), cells);
            Table { title: self.words.get(&figure.heading()), ..table }
        };
        figures.into_iter().map(table).collect()
    }

    /// The codes and labels of all groups: first those of the last state, in their order, then those that only earlier
    /// ones have.
    fn codes(&self, dimension: Dimension) -> Vec<(String, String)> {
        let mut codes: Vec<(String, String)> = Vec::new();
        let reports = self.standings.iter().rev().filter_map(|one| one.report.as_ref().ok());
        for Group { code, label, .. } in reports.flat_map(|report| groups(report, dimension)) {
            if codes.iter().all(|(known, _)| known != code) {
                codes.push((code.to_owned(), label.to_owned()));
            }
        }
        // What is not stated comes last in every table.
        codes.sort_by_key(|(code, _)| code.is_empty());
        codes
    }

    /// A table with a row for each state, which begins with when that was. What is not known is empty.
    fn with_rows(&self, name: &str, columns: Vec<Column>, cells: impl Fn(&Report) -> Row) -> Table {
        let row = |standing: &Standing| {
            let cells = match &standing.report {
                Ok(report) => cells(report),
                Err(_) => vec![Cell::Empty; columns.len()],
            };
            let Standing { period, commit, day, .. } = standing;
            let period = period.as_ref().map(|code| Cell::Term {
                code: code.clone(),
                label: period::label(code, self.words),
            });
            let first = [Cell::words(commit), Cell::words(day)];
            period.into_iter().chain(first).chain(cells).collect::<Row>()
        };
        let rows = self.standings.iter().map(row).collect();
        let heading = |name: &str| self.words.heading(&format!("history.{name}"));
        let period =
            self.every.over().map(|_| Column::codes(self.every.name(), heading(self.every.name())));
        let first = ["commit", "date"].map(|name| Column::words(name, heading(name)));
        let columns = period.into_iter().chain(first).chain(columns).collect();
        let table = Table::new(name, columns, rows, self.words.language());
        Table { chart: Some(Chart::Lines), ..table }
    }

    /// What a reader must know.
    fn notes(&self) -> Vec<String> {
        let what = match self.every.over() {
            Some(_) => self.words.get("note-history"),
            None => self.words.get("note-history-commits"),
        };
        let with_errors = self.standings.iter().filter_map(|standing| {
            let errors = standing.report.as_ref().map_or(0, |report| report.incomplete.len());
            (errors > 0).then(|| format!("{} ({errors})", self.name_of(standing)))
        });
        let with_other = self.standings.iter().filter(|standing| standing.has_other_settings);
        let unknown = self.standings.iter().filter_map(|standing| {
            let reason = standing.report.as_ref().err()?.in_words(self.words);
            Some(format!("{}: {reason}", self.name_of(standing)))
        });
        let notes = [
            Some(what),
            self.note("note-history-errors", with_errors.collect()),
            self.note("note-history-settings", with_other.map(|one| self.name_of(one)).collect()),
            self.note("note-history-unknown", unknown.collect()),
        ];
        notes.into_iter().flatten().collect()
    }

    /// A note on these states, which names the first; none if there are none.
    fn note(&self, key: &str, states: Vec<String>) -> Option<String> {
        let mut named = states.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
        if let Some(more) = states.len().checked_sub(NAMED).filter(|more| *more > 0) {
            named = self.words.counted("and-more", more, &[("before", &named)]);
        }
        (!states.is_empty()).then(|| self.words.fill(key, &[("states", &named)]))
    }

    /// What people call a state: its period, else its commit.
    fn name_of(&self, standing: &Standing) -> String {
        let Standing { period, commit, .. } = standing;
        period.as_ref().map_or_else(|| commit.clone(), |code| period::label(code, self.words))
    }
}

/// A figure of everything that a report selects.
fn of(report: &Report, figure: Figure) -> Measure {
    let found = report.figures.iter().find(|headline| headline.name == figure.name());
    match found {
        Some(Headline { value, known, quartiles, .. }) => {
            Measure { cell: value.clone(), known: *known, quartiles: *quartiles }
        }
        None => Measure { cell: Cell::Empty, known: None, quartiles: None },
    }
}

/// Withholds a figure in all states if it is withheld in one: the others would tell it.
fn withhold_whole_columns(table: &mut Table) {
    for column in 0..table.columns.len() {
        let mut cells: Vec<&mut Cell> =
            table.rows.iter_mut().filter_map(|row| row.get_mut(column)).collect();
        if cells.iter().any(|cell| **cell == Cell::Withheld) {
            cells.iter_mut().for_each(|cell| **cell = Cell::Withheld);
        }
    }
}
