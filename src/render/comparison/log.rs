//! What became of a record, commit by commit: for people, and as tables.

use std::io::{self, Write};

use anstyle::Style;

use super::describe::Describer;
use super::rows::{cells, heading};
use super::terminal::{Page, safe, state_words};
use crate::compare::{Comparison, FieldState, RecordChange, State, StateKind};
use crate::model::Language;
use crate::registry::Registry;
use crate::render::Screen;
use crate::table::{Cell, Column, Table};
use crate::words::Words;

/// What became of a record in a commit.
#[derive(Debug)]
pub struct Logged<'t> {
    /// The id of the commit, shortened.
    pub commit: String,
    /// The day of the commit (UTC).
    pub day: String,
    /// The name of its author, if it is to be shown.
    pub author: Option<String>,
    /// The first line of its message.
    pub subject: String,
    /// What became of the record.
    pub change: RecordChange<'t>,
}

/// The columns of a commit.
const COMMIT: [&str; 4] = ["date", "commit", "author", "subject"];

/// What describes values by the labels and names of a registry.
fn names(registry: &Registry) -> Comparison<'_> {
    let nothing = || State::of(StateKind::Nothing);
    let (from, to, records, notes) = (nothing(), nothing(), Vec::new(), Vec::new());
    Comparison {
        from,
        to,
        before: registry,
        after: registry,
        records,
        findings: None,
        figures: None,
        notes,
    }
}

/// Writes what became of a record, a block for each commit.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_log(
    log: &[Logged<'_>],
    registry: &Registry,
    language: Language,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let names = names(registry);
    let describer = Describer::new(&names, language);
    let mut page = Page { describer: &describer, screen, out };
    for (number, one) in log.iter().enumerate() {
        if number > 0 {
            writeln!(page.out)?;
        }
        let bold = page.style(Style::new().bold());
        let author = one.author.as_ref().map(|author| format!(" ({author})"));
        let subject = format!("{}{}", one.subject, author.unwrap_or_default());
        let (day, commit) = (&one.day, &one.commit);
        page.paragraph("", &format!("{bold}{day} {commit}{bold:#}  {}", safe(&subject)))?;
        let state = state_words(&one.change, None).map(|state| state.in_words(&describer.words));
        let was = one.change.was.as_ref().map(|was| format!("{was} → {}", one.change.id));
        let said: Vec<String> = [was, state].into_iter().flatten().collect();
        if !said.is_empty() {
            page.paragraph("  ", &safe(&said.join("  ")))?;
        }
        page.body(&one.change)?;
    }
    Ok(())
}

fn commit_cells(one: &Logged<'_>) -> [Cell; 4] {
    let author = one.author.clone().unwrap_or_default();
    [&one.day, &one.commit, &author, &one.subject].map(|text| Cell::words(text.as_str()))
}

/// A row for each field that a commit has changed; a commit that has changed none has a row by itself.
#[must_use]
pub fn log_table(log: &[Logged<'_>], registry: &Registry, language: Language) -> Table {
    let names = names(registry);
    let describer = Describer::new(&names, language);
    let of_commit = |one: &Logged<'_>| {
        let state = Cell::words(one.change.state.name());
        let row = |cells: [Cell; 6]| {
            let commit = commit_cells(one).into_iter().chain([state.clone()]);
            commit.chain(cells).collect::<Vec<Cell>>()
        };
        match one.change.fields.is_empty() {
            true => vec![row(std::array::from_fn(|_| Cell::Empty))],
            false => one.change.fields.iter().map(|field| row(cells(&describer, field))).collect(),
        }
    };
    let rows = log.iter().flat_map(of_commit).collect();
    let of_fields =
        ["change", "field", "field_change", "before", "before_label", "after", "after_label"];
    table("log", &[&COMMIT[..], &of_fields[..]].concat(), rows, language)
}

/// A row for each field of the record with the commit that last changed it, in the order of the log, which begins with
/// the last commit.
#[must_use]
pub fn last_changes_table(log: &[Logged<'_>], language: Language) -> Table {
    let mut seen: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    for one in log {
        for field in &one.change.fields {
            let top = field.field.split(['.', '[']).next().unwrap_or_default();
            if seen.contains(&top) {
                continue;
            }
            seen.push(top);
            let is_gone = field.field == top && field.state() == FieldState::Removed;
            if !is_gone {
                rows.push([Cell::words(top)].into_iter().chain(commit_cells(one)).collect());
            }
        }
    }
    table("last", &[&["field"][..], &COMMIT].concat(), rows, language)
}

fn table(name: &str, columns: &[&str], rows: Vec<Vec<Cell>>, language: Language) -> Table {
    let words = Words::of(language);
    let columns = columns.iter().map(|name| Column::words(*name, heading(&words, name)));
    Table::new(name, columns.collect(), rows, language)
}
