//! The rows that were refused, as sheets of their own: the same columns, and why.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::{Map, Value as Json};

use super::result::Outcome;
use crate::edit::node;
use crate::finding::Severity;
use crate::import::columns::mapping::{Mapping, Said};
use crate::import::columns::reserved::{REASONS, is_reject_column};
use crate::import::error::ImportError;
use crate::import::input::Input;
use crate::import::rows::sheet::layout;
use crate::message;
use crate::message::Message;
use crate::model::folded;
use crate::sheet::{self, Cell, Column, Row, Source, read_sheet};
use crate::yaml::to_json;

/// The refused rows of a sheet, to be mended and imported again.
pub struct Rejects {
    /// The name of the sheet.
    pub name: String,
    /// `csv`, or `jsonl` where rows name their own fields and may hold lists.
    pub ending: &'static str,
    /// Whether they have personal data, so that they belong in `private/`.
    pub is_private: bool,
    /// The rows; the last column says why, and is no field.
    pub bytes: Vec<u8>,
}

/// The refused rows of each sheet that has any. Of the sheet of a list all rows are there whose record is
/// refused, since none of them was imported. `in_words` gives the reasons.
///
/// # Errors
/// Where a sheet cannot be read a second time.
pub fn rejects(
    inputs: &[Input<'_>],
    outcome: &Outcome,
    in_words: &dyn Fn(&Message) -> String,
) -> Result<Vec<Rejects>, ImportError> {
    let mut sheets = Vec::new();
    let mut position = inputs.len();
    for (table, input) in inputs.iter().enumerate() {
        let (name, source, mapping) = (&input.name, &input.source, &input.mapping);
        // Whatever its columns are called, a list of experts is about persons.
        let is_private = input.kind.is_person();
        let layout = input.layout();
        let own = Rejected { name, source, mapping, layout, of_list: None, is_private };
        // The rows of persons are counted, and written nowhere.
        if mapping.count.is_none() {
            sheets.extend(own.rows(table, outcome, in_words)?);
        }
        for link in &input.links {
            let (name, source, mapping) =
                (&link.name, &link.source, &input.mapping.of_link(&link.list));
            let layout = mapping.layout();
            let own = Rejected { name, source, mapping, layout, of_list: Some(table), is_private };
            sheets.extend(own.rows(position, outcome, in_words)?);
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
    is_private: bool,
}

impl Rejected<'_> {
    /// Its refused rows; `None` where there are none.
    fn rows(
        &self,
        position: usize,
        outcome: &Outcome,
        in_words: &dyn Fn(&Message) -> String,
    ) -> Result<Option<Rejects>, ImportError> {
        let reasons = reasons(position, outcome, in_words);
        let mut rows = Vec::new();
        let layout = layout(self.source, &self.layout);
        let told = read_sheet(self.source, &layout, &mut |columns, row| {
            let why = match reasons.get(&row.number) {
                Some(reasons) => Some(reasons.join("; ")),
                None if self.is_of_refused(columns, &row, outcome) => {
                    Some(in_words(&message!("import.record-refused")))
                }
                None => None,
            };
            rows.extend(why.map(|why| (row.cells, why)));
            ControlFlow::Continue(())
        });
        let told = told.map_err(ImportError::Sheet)?;
        if rows.is_empty() {
            return Ok(None);
        }
        let is_keyed = told.columns.iter().all(|column| column.letter == column.heading);
        let (ending, bytes) = match is_keyed {
            true => ("jsonl", as_json_lines(&told.columns, &rows)),
            false => ("csv", as_csv(&told.columns, &rows)),
        };
        let (name, is_private) = (self.name.to_owned(), self.is_private);
        Ok(Some(Rejects { name, ending, is_private, bytes }))
    }

    /// Whether a row is an item of a record that is refused.
    fn is_of_refused(&self, columns: &[Column], row: &Row, outcome: &Outcome) -> bool {
        let Some(table) = self.of_list else { return false };
        let is_id = |column: &Column| match self.mapping.column(column, columns) {
            Said::Field(said) => said.field == "id",
            Said::Ignored => false,
            Said::Nothing => folded(&column.heading) == "id",
        };
        let id = columns.iter().position(is_id).and_then(|at| row.cells.get(at));
        id.is_some_and(|id| outcome.refused_ids.contains(&(table, id.shown().as_ref().into())))
    }
}

/// What is wrong with the rows of a sheet.
fn reasons(
    position: usize,
    outcome: &Outcome,
    in_words: &dyn Fn(&Message) -> String,
) -> BTreeMap<usize, Vec<String>> {
    let mut reasons: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let errors = outcome.problems.iter().filter(|problem| problem.severity == Severity::Error);
    for problem in errors.filter(|problem| problem.input == position && problem.row > 0) {
        let heading = problem.column.and_then(|column| outcome.sheets[position].1.get(column));
        let message = in_words(&problem.message);
        let words = match heading {
            Some(column) => format!("{}: {message}", column.heading),
            None => message,
        };
        reasons.entry(problem.row).or_default().push(words);
    }
    reasons
}

fn as_csv(columns: &[Column], rows: &[(Vec<Cell>, String)]) -> Vec<u8> {
    let is_field = |column: &Column| !is_reject_column(&column.heading);
    let kept: Vec<usize> = (0..columns.len()).filter(|at| is_field(&columns[*at])).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let headings = kept.iter().map(|at| columns[*at].heading.as_str()).chain([REASONS]);
    // Written to memory, which takes anything.
    let _ = writer.write_record(headings);
    for (cells, why) in rows {
        let shown = kept.iter().map(|at| cells.get(*at).map(Cell::shown).unwrap_or_default());
        let _ = writer.write_record(shown.map(Cow::into_owned).chain([why.clone()]));
    }
    writer.into_inner().unwrap_or_default()
}

fn as_json_lines(columns: &[Column], rows: &[(Vec<Cell>, String)]) -> Vec<u8> {
    let mut lines = Vec::new();
    for (cells, why) in rows {
        let fields = columns
            .iter()
            .zip(cells)
            .filter(|(column, cell)| !cell.is_empty() && !is_reject_column(&column.heading));
        let fields = fields.map(|(column, cell)| (column.heading.clone(), as_json(cell)));
        let row: Map<String, Json> =
            fields.chain([(REASONS.to_owned(), why.as_str().into())]).collect();
        lines.extend(Json::Object(row).to_string().into_bytes());
        lines.push(b'\n');
    }
    lines
}

fn as_json(cell: &Cell) -> Json {
    match cell {
        Cell::Integer(number) => (*number).into(),
        Cell::Float(number) => (*number).into(),
        Cell::Bool(value) => (*value).into(),
        Cell::Nested(value) => to_json(&node(value.clone())),
        cell => cell.shown().into_owned().into(),
    }
}
