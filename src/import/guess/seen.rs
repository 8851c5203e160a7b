//! A sheet as far as it is looked at to propose a mapping: how it is laid out, its columns and its first rows.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use super::headings::Headings;
use super::written::{DOUBT, quoted};
use crate::import::error::ImportError;
use crate::import::rows::below::lists_of_maps;
use crate::model::Kind;
use crate::sheet::{self, Column, Row, SheetError, Source, read_sheet};

/// How many rows are looked at.
const ROWS: usize = 1000;

/// What was seen of a sheet.
pub(super) struct Seen {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// The first row of the headings, where they are in rows of their own.
    pub(super) header_row: Option<usize>,
    pub(super) header_rows: usize,
    /// Where in JSON or YAML the items are, where they are not at the top.
    pub(super) path: Option<String>,
    /// The sheet of a workbook, where it is not the one that is read by itself.
    sheet: Option<String>,
    /// The other sheets of the workbook.
    other_sheets: Vec<String>,
}

impl Seen {
    /// Looks at a sheet. Where its layout is not said, the one is taken by which its headings name most fields.
    pub(super) fn read(
        source: &Source<'_>,
        layout: &sheet::Options,
        headings: &Headings<'_>,
        kind: Option<Kind>,
    ) -> Result<Self, ImportError> {
        let first = Self::by(source, layout);
        let count = |seen: &Self| {
            let kind = kind.unwrap_or_else(|| headings.kind(&seen.columns));
            headings.fields(kind, &seen.columns).iter().flatten().count()
        };
        let others: Vec<sheet::Options> = match &first {
            Ok(seen) => seen.other_layouts(layout, count(seen)),
            Err(_) if layout.path.is_none() => vec![with_path(layout, ".")],
            Err(_) => vec![],
        };
        let others = others.iter().filter_map(|layout| Self::by(source, layout).ok());
        // Of several with as many fields the first is taken: a list below a key before all keys as ids.
        let others: Vec<Self> = others.filter(Self::is_table).collect();
        let best = others.into_iter().rev().max_by_key(count);
        match (first, best) {
            (Ok(first), Some(best)) if count(&best) > count(&first) || best.is_below(&first) => {
                Ok(best)
            }
            (Ok(first), _) => Ok(first),
            (Err(_), Some(best)) => Ok(best),
            (Err(error), None) => Err(ImportError::Sheet(error)),
        }
    }

    /// Writes how the sheet is laid out as lines of a mapping.
    pub(super) fn write_layout(&self, text: &mut String) {
        let Self { header_row, header_rows, path, sheet, .. } = self;
        if let Some(sheet) = sheet {
            let _ = writeln!(text, "sheet = {}{DOUBT}", quoted(sheet));
        }
        if let Some(path) = path {
            let _ = writeln!(text, "path = {}", quoted(path));
        }
        if let Some(row) = header_row.filter(|row| *row > 1 || *header_rows > 1) {
            let _ = writeln!(text, "header_row = {row}");
        }
        if *header_rows > 1 {
            let _ = writeln!(text, "header_rows = {header_rows}");
        }
    }

    fn by(source: &Source<'_>, layout: &sheet::Options) -> Result<Self, SheetError> {
        let mut rows: Vec<Row> = Vec::new();
        let told = read_sheet(source, layout, &mut |_, row| {
            rows.push(row);
            if rows.len() < ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        let header_rows = layout.header_rows.unwrap_or(1);
        Ok(Self {
            columns: told.columns,
            rows,
            header_row: told.header_row,
            header_rows,
            path: layout.path.clone(),
            sheet: layout.sheet.clone(),
            other_sheets: told.other_sheets,
        })
    }

    /// Whether it has rows, and its items are maps.
    fn is_table(&self) -> bool {
        !self.rows.is_empty()
            && (self.path.is_none() || self.rows.iter().all(|row| row.faults.is_empty()))
    }

    /// The other layouts that the sheet may have: two rows of headings; or, where nothing at the top is a
    /// field, another sheet, a list below a key, or items by their ids.
    fn other_layouts(&self, layout: &sheet::Options, fields: usize) -> Vec<sheet::Options> {
        if fields == 0 && !self.other_sheets.is_empty() {
            let sheets = self.other_sheets.iter().cloned().map(Some);
            return sheets.map(|sheet| sheet::Options { sheet, ..layout.clone() }).collect();
        }
        match (self.header_row, layout.header_rows, &layout.path) {
            (Some(row), None, _) => {
                let (header_row, header_rows) = (Some(row), Some(2));
                vec![sheet::Options { header_row, header_rows, ..layout.clone() }]
            }
            (None, _, None) if self.rows.len() == 1 && fields == 0 => {
                let lists = lists_of_maps(&self.columns, &self.rows[0]);
                let lists = lists.into_iter().chain([".".to_owned()]);
                lists.map(|path| with_path(layout, &path)).collect()
            }
            _ => vec![],
        }
    }

    /// Whether it is a list below a key of the other, which has no fields.
    fn is_below(&self, other: &Self) -> bool {
        other.path.is_none() && self.path.as_ref().is_some_and(|path| path != ".")
    }
}

fn with_path(layout: &sheet::Options, path: &str) -> sheet::Options {
    sheet::Options { path: Some(path.to_owned()), ..layout.clone() }
}
