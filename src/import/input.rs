//! What an import is given: sheets with their mappings, and options.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::import::columns::mapping::Mapping;
use crate::message::Message;
use crate::model::{FileKind, Kind};
use crate::schema::Schemas;
use crate::sheet::{self, Source};

/// One sheet of a call.
pub struct Input<'i> {
    /// What a row is.
    pub kind: Kind,
    /// What messages call the sheet.
    pub name: String,
    /// Where it comes from.
    pub source: Source<'i>,
    /// What its columns mean.
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
    /// Which sheet of a workbook it is, where that is known; this outranks the mapping.
    pub sheet: Option<String>,
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

/// A file on an expert in `private/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateFile {
    /// The id after which it is named.
    pub id: String,
    /// Its path below the registry.
    pub below: PathBuf,
    /// Its text.
    pub text: String,
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
    /// The private files on experts, where a mapping says what goes there.
    pub private: Vec<PrivateFile>,
    /// How to create partners that the registry does not have, by their folded names.
    pub hints: BTreeMap<String, Message>,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// One more row was read.
    Row,
    /// All rows were read, and so many records are being worked out and checked.
    Checking(usize),
}

impl Input<'_> {
    /// Whether its records have such a list of maps or texts by these schemas.
    #[must_use]
    pub fn has_list(&self, schemas: &Schemas, list: &str) -> bool {
        schemas.shape(FileKind::Record(self.kind)).list_of_items(list).is_some()
    }

    /// How the sheet is laid out.
    pub(super) fn layout(&self) -> sheet::Options {
        let (own, said) = (&self.layout, self.mapping.layout());
        sheet::Options {
            format: own.format,
            sheet: own.sheet.clone().or(said.sheet),
            header_row: own.header_row.or(said.header_row),
            header_rows: own.header_rows.or(said.header_rows),
            delimiter: own.delimiter.or(said.delimiter),
            skip_hidden: own.skip_hidden || said.skip_hidden,
            path: own.path.clone().or(said.path),
            encoding: own.encoding.clone().or(said.encoding),
            iati: own.iati.clone(),
        }
    }
}
