//! A list of persons to counts: how many rows each activity has, and how many of women and men. Nothing else of
//! a row is kept.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::problem::Problem;
use super::sheet::Sheet;
use crate::import::columns::mapping::{Count, RowTest, is_named};
use crate::import::error::ImportError;
use crate::message;
use crate::message::Message;
use crate::model::folded;
use crate::sheet::{Cell, Column, Options, Row, SheetSummary, read_sheet};

/// The fields that are counted, behind the one that names the record.
const FIELDS: [&str; 3] = ["participants.total", "participants.women", "participants.men"];

/// The positions among the counted columns of the one that names the record, and of the first that needs the sex.
const RECORD: usize = 0;
const SEX: usize = 2;

/// The columns of a list of persons that matter.
struct Columns<'c> {
    record: usize,
    sex: Option<usize>,
    tests: Vec<(usize, &'c RowTest, bool)>,
}

/// What was counted for a record.
struct Counted {
    name: Cell,
    /// Its first row.
    row: usize,
    numbers: [i64; 3],
    /// A row that does not tell women from men.
    untold: Option<usize>,
    /// A row that is wrong.
    wrong: Option<usize>,
}

/// Counts the rows of a sheet, and gives a row for each record to `each`, with columns named like fields.
/// What is wrong with rows goes to `problems`.
///
/// # Errors
/// Where the sheet cannot be read or lacks a column that is counted by.
pub(crate) fn read_counted(
    sheet: &Sheet<'_>,
    layout: &Options,
    count: &Count,
    problems: &mut Vec<Problem>,
    each: &mut dyn FnMut(&[Column], Row) -> ControlFlow<()>,
) -> Result<SheetSummary, ImportError> {
    let mut known: Option<Result<Columns<'_>, Message>> = None;
    let (mut places, mut all) = (HashMap::new(), Vec::<Counted>::new());
    let mut is_over = false;
    let summary = read_sheet(sheet.source, layout, &mut |columns, row| {
        let found = known.get_or_insert_with(|| Columns::find(sheet, count, columns));
        let Ok(found) = found else { return ControlFlow::Break(()) };
        let text = |at: usize| row.cells.get(at).map(|cell| cell.shown()).unwrap_or_default();
        let passes = |is_end: bool| {
            found.tests.iter().any(|(at, test, ends)| *ends == is_end && test.passes(&text(*at)))
        };
        is_over |= passes(true);
        if is_over {
            return ControlFlow::Break(());
        }
        let name = row.cells.get(found.record).cloned().unwrap_or(Cell::Empty);
        if passes(false) {
            return ControlFlow::Continue(());
        }
        let mut wrong = |column, words: Message| {
            problems.push(Problem::new(sheet.position, row.number, Some(column), words));
        };
        if name.is_empty() {
            wrong(RECORD, message!("import.count-no-activity"));
            return ControlFlow::Continue(());
        }
        let at = *places.entry(folded(&name.shown())).or_insert_with(|| {
            all.push(Counted { name, row: row.number, numbers: [0; 3], untold: None, wrong: None });
            all.len() - 1
        });
        all[at].numbers[0] += 1;
        let Some(sex) = found.sex else { return ControlFlow::Continue(()) };
        match count.of(&text(sex)) {
            Some(number) => all[at].numbers[number] += 1,
            None if text(sex).is_empty() => all[at].untold = Some(row.number),
            None => {
                all[at].wrong = Some(row.number);
                wrong(SEX, message!("import.count-sex", value = text(sex)));
            }
        }
        ControlFlow::Continue(())
    })
    .map_err(ImportError::Sheet)?;
    let found = known.unwrap_or_else(|| Columns::find(sheet, count, &summary.columns));
    let found = found.map_err(|fault| ImportError::Headings(sheet.name.to_owned(), vec![fault]))?;
    let letter =
        |at: Option<usize>| at.map_or_else(String::new, |at| summary.columns[at].letter.clone());
    let named = std::iter::once((count.field(), Some(found.record)));
    let counted = FIELDS.into_iter().zip([Some(found.record), found.sex, found.sex]);
    let columns: Vec<Column> = named
        .chain(counted)
        .take(if found.sex.is_some() { 4 } else { 2 })
        .map(|(heading, at)| Column { heading: heading.to_owned(), letter: letter(at) })
        .collect();
    let mut notes = summary.notes;
    for one in all {
        let numbers = one.numbers.into_iter().map(Cell::Integer);
        let count = if one.untold.is_some() { 2 } else { columns.len() };
        let untold = one.untold.map(|row| row.to_string());
        notes.extend(untold.map(|row| message!("import.count-untold", row)));
        let cells =
            std::iter::once(one.name).chain(numbers).take(count.min(columns.len())).collect();
        let wrong = one.wrong.filter(|row| *row != one.row);
        let wrong = wrong.map(|row| row.to_string());
        let faults = wrong.map(|row| (None, message!("import.count-wrong", row)));
        let is_bad = one.wrong == Some(one.row);
        let faults: Vec<_> = faults.into_iter().collect();
        let row = Row { number: one.row, cells, faults };
        if !is_bad && each(&columns, row) == ControlFlow::Break(()) {
            break;
        }
    }
    let summary = SheetSummary { notes, columns, ..summary };
    Ok(summary)
}

impl<'c> Columns<'c> {
    fn find(sheet: &Sheet<'c>, count: &Count, columns: &[Column]) -> Result<Self, Message> {
        let find = |name: &str| {
            let found = columns.iter().position(|column| is_named(name, column, columns));
            found.ok_or_else(|| message!("import.no-column", name))
        };
        let test = |test: &'c RowTest, is_end| Ok((find(&test.column)?, test, is_end));
        let skip = sheet.mapping.skip.iter().map(|one| test(one, false));
        let end = sheet.mapping.end.iter().map(|one| test(one, true));
        Ok(Self {
            record: find(&count.record)?,
            sex: count.sex.as_deref().map(find).transpose()?,
            tests: skip.chain(end).collect::<Result<_, Message>>()?,
        })
    }
}
