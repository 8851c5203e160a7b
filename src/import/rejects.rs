//! The rows that were refused, as a sheet of their own: the same columns, and why.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::outcome::Outcome;
use super::table::layout;
use super::{ImportError, Input, REASONS};
use crate::finding::Severity;
use crate::sheet::{Cell, read_sheet};
use crate::yaml::Value;

/// The refused rows of a sheet as CSV, to be mended and imported again; `None` where there are none. The last
/// column says why, and is no field.
///
/// # Errors
/// Where the sheet cannot be read a second time.
pub fn rejects(
    position: usize,
    input: &Input<'_>,
    outcome: &Outcome,
) -> Result<Option<Vec<u8>>, ImportError> {
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
    if reasons.is_empty() {
        return Ok(None);
    }
    let separator = input.mapping.list.as_deref().unwrap_or(";");
    let mut rows = Vec::new();
    let layout = layout(&input.source, &input.layout());
    let told = read_sheet(&input.source, &layout, &mut |_, row| {
        if let Some(reasons) = reasons.get(&row.number) {
            let cells = row.cells.iter().map(|cell| text(cell, separator)).collect::<Vec<_>>();
            rows.push((cells, reasons.join("; ")));
        }
        ControlFlow::Continue(())
    });
    let told = told.map_err(|error| ImportError::Sheet(input.name.clone(), error))?;
    let own = told.columns.iter().position(|column| column.heading.eq_ignore_ascii_case(REASONS));
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
