//! The rows that were refused, as sheets of their own: the same columns, and why.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::mapping::Mapping;
use super::outcome::Outcome;
use super::table::layout;
use super::{ImportError, Input, REASONS};
use crate::finding::Severity;
use crate::model::folded;
use crate::sheet::{self, Cell, Column, Row, Source, read_sheet};
use crate::yaml::Value;

/// The refused rows of each sheet that has any, as CSV, to be mended and imported again: the name of the
/// sheet, and the bytes. The last column says why, and is no field. Of the sheet of a list all rows are
/// there whose record is refused, since none of them was imported.
///
/// # Errors
/// Where a sheet cannot be read a second time.
pub fn rejects(
    inputs: &[Input<'_>],
    outcome: &Outcome,
) -> Result<Vec<(String, Vec<u8>)>, ImportError> {
    let mut sheets = Vec::new();
    let mut position = inputs.len();
    for (table, input) in inputs.iter().enumerate() {
        let (name, source, mapping) = (&input.name, &input.source, &input.mapping);
        let own = Rejected { name, source, mapping, layout: input.layout(), of_list: None };
        sheets.extend(own.rows(table, outcome)?.map(|bytes| (name.clone(), bytes)));
        for link in &input.links {
            let (name, source, mapping) =
                (&link.name, &link.source, &input.mapping.of_link(&link.list));
            let layout = mapping.layout();
            let own = Rejected { name, source, mapping, layout, of_list: Some(table) };
            sheets.extend(own.rows(position, outcome)?.map(|bytes| (name.clone(), bytes)));
            position += 1;
        }
    }
    Ok(sheets)
}

/// A sheet of which rows were refused.
struct Rejected<'r> {
    name: &'r str,
    source: &'r Source<'r>,
    mapping: &'r Mapping,
    layout: sheet::Options,
    /// The sheet of records to whose lists its rows belong, where they are not records.
    of_list: Option<usize>,
}

impl Rejected<'_> {
    /// Its refused rows; `None` where there are none.
    fn rows(&self, position: usize, outcome: &Outcome) -> Result<Option<Vec<u8>>, ImportError> {
        let reasons = reasons(position, outcome);
        let separator = self.mapping.list.as_deref().unwrap_or(";");
        let mut rows = Vec::new();
        let layout = layout(self.source, &self.layout);
        let told = read_sheet(self.source, &layout, &mut |columns, row| {
            let why = match reasons.get(&row.number) {
                Some(reasons) => Some(reasons.join("; ")),
                None if self.is_of_refused(columns, &row, outcome) => {
                    Some("its record is refused".to_owned())
                }
                None => None,
            };
            if let Some(why) = why {
                let cells: Vec<String> =
                    row.cells.iter().map(|cell| text(cell, separator)).collect();
                rows.push((cells, why));
            }
            ControlFlow::Continue(())
        });
        let told = told.map_err(|error| ImportError::Sheet(self.name.to_owned(), error))?;
        if rows.is_empty() {
            return Ok(None);
        }
        let own =
            told.columns.iter().position(|column| column.heading.eq_ignore_ascii_case(REASONS));
        let mut writer = csv::Writer::from_writer(Vec::new());
        let headings = told.columns.iter().map(|column| column.heading.clone()).collect();
        let lines = std::iter::once((headings, REASONS.to_owned())).chain(rows);
        for (mut cells, why) in lines {
            cells.resize(told.columns.len(), String::new());
            match own {
                Some(own) => cells[own] = why,
                None => cells.push(why),
            }
            // Written to memory, which takes anything.
            let _ = writer.write_record(&cells);
        }
        Ok(writer.into_inner().ok())
    }

    /// Whether a row is an item of a record that is refused.
    fn is_of_refused(&self, columns: &[Column], row: &Row, outcome: &Outcome) -> bool {
        let Some(table) = self.of_list else { return false };
        let is_id = |column: &Column| {
            let said = self.mapping.column(&column.heading);
            said.map_or(folded(&column.heading) == "id", |said| said.field == "id")
        };
        let id = columns.iter().position(is_id).and_then(|at| row.cells.get(at));
        id.is_some_and(|id| outcome.refused_ids.contains(&(table, id.shown().as_ref().into())))
    }
}

/// What is wrong with the rows of a sheet.
fn reasons(position: usize, outcome: &Outcome) -> BTreeMap<usize, Vec<String>> {
    let mut reasons: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let errors = outcome.problems.iter().filter(|problem| problem.severity == Severity::Error);
    for problem in errors.filter(|problem| problem.input == position && problem.row > 0) {
        let heading = problem.column.and_then(|column| outcome.sheets[position].1.get(column));
        let words = match heading {
            Some(column) => format!("{}: {}", column.heading, problem.message),
            None => problem.message.clone(),
        };
        reasons.entry(problem.row).or_default().push(words);
    }
    reasons
}

/// A cell as a text that is read as the same; a list as a mapping says.
fn text(cell: &Cell, separator: &str) -> String {
    match cell {
        Cell::Nested(Value::List(items)) => {
            let items = items.iter().map(|item| item.scalar_text().unwrap_or_default());
            items.collect::<Vec<_>>().join(separator)
        }
        cell => cell.shown().into_owned(),
    }
}
