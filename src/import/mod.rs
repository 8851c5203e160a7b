//! Sheets that somebody else keeps, to records: what would be created, changed and refused, and why.
//!
//! Reads sheets and writes nothing. What comes out is a plan, which `write` carries out.

mod assign;
mod dates;
mod draft;
mod guess;
mod headings;
mod identity;
mod links;
mod mapping;
mod outcome;
mod plan;
mod problem;
mod reading;
mod record;
mod refer;
mod references;
mod rejects;
mod review;
mod table;
mod target;
mod template;
mod update;
mod value;

use std::fmt;

use crate::check::CheckError;
use crate::model::{FileKind, Kind};
use crate::schema::{Shape, shape};
use crate::sheet::{self, SheetError, Source};
use table::Sheet;

pub use dates::{DatePattern, PatternError};
pub use guess::guess;
pub use mapping::{ColumnMapping, Mapping, Meant, RowTest};
pub use outcome::{Became, Count, Outcome, Row};
pub use plan::plan;
pub use problem::Problem;
pub use rejects::{Rejects, rejects};
pub use template::Template;
pub use update::FieldChange;

/// One sheet of a call.
pub struct Input<'i> {
    /// What a row is.
    pub kind: Kind,
    /// What messages call the sheet.
    pub name: String,
    /// Where it comes from.
    pub source: Source<'i>,
    /// What its columns stand for.
    pub mapping: Mapping,
    /// How it is laid out, where the caller says so; this outranks the mapping.
    pub layout: sheet::Options,
    /// Sheets with the items of a list each.
    pub links: Vec<Link<'i>>,
}

/// A sheet with the items of a list, which name their record by its id.
pub struct Link<'i> {
    /// The list.
    pub list: String,
    /// What messages call it.
    pub name: String,
    /// Where it comes from.
    pub source: Source<'i>,
}

/// What is done with rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// New ones are created, known ones updated.
    #[default]
    Upsert,
    /// A row whose record is there is refused.
    InsertOnly,
    /// A row whose record is not there is refused.
    UpdateOnly,
}

/// How a call imports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// What is done with rows.
    pub mode: Mode,
    /// The field by which a row finds its record; this outranks the mapping.
    pub key: Option<String>,
    /// Whether an empty cell takes the field away; else it says nothing.
    pub clear_empty: bool,
    /// Whether good rows are imported beside bad ones.
    pub skip_bad: bool,
    /// Whether new records begin with the line by which editors find their schema.
    pub modelines: bool,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// One more row was read.
    Row,
    /// All rows were read, and so many records are being worked out and checked.
    Checking(usize),
}

/// Why nothing can be planned. What is wrong with single rows is a [`Problem`].
#[derive(Debug)]
pub enum ImportError {
    /// The sheet cannot be read.
    Sheet(SheetError),
    /// The mapping or an option says what cannot be.
    Mapping(String, String),
    /// Headings stand for nothing, or for the same.
    Headings(String, Vec<String>),
    /// The settings of the registry name rules that do not exist.
    Rules(CheckError),
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet(error) => write!(out, "{error}"),
            Self::Mapping(name, words) => {
                write!(out, "{name}: {words}")
            }
            Self::Headings(name, faults) => {
                write!(out, "the columns of {name} are not all clear; nothing was written:")?;
                faults.iter().try_for_each(|fault| write!(out, "\n  {fault}"))
            }
            Self::Rules(error) => write!(out, "{error}"),
        }
    }
}

impl std::error::Error for ImportError {}

impl Input<'_> {
    /// Whether its records have such a list of maps.
    #[must_use]
    pub fn has_list(&self, list: &str) -> bool {
        let field = shape(FileKind::Record(self.kind)).field(list);
        field.and_then(Shape::items).is_some_and(|items| items.field_names().next().is_some())
    }

    fn sheet(&self, position: usize) -> Sheet<'_> {
        let Self { kind, name, source, mapping, .. } = self;
        Sheet { position, kind: *kind, name, source, mapping, layout: self.layout(), list: None }
    }

    /// How the sheet is laid out.
    fn layout(&self) -> sheet::Options {
        let (own, said) = (&self.layout, self.mapping.layout());
        sheet::Options {
            format: own.format,
            sheet: own.sheet.clone().or(said.sheet),
            header_row: own.header_row.or(said.header_row),
            header_rows: own.header_rows.or(said.header_rows),
            delimiter: own.delimiter.or(said.delimiter),
            encoding: own.encoding.clone().or(said.encoding),
        }
    }
}

/// The heading under which a sheet of refused rows says why; it is no field.
const REASONS: &str = "refused because";

/// The id of the row that shows in a sheet to fill in what its columns hold; it is no record.
const EXAMPLE: &str = "EXAMPLE";

fn is_reject_column(heading: &str) -> bool {
    heading.eq_ignore_ascii_case(REASONS)
}
