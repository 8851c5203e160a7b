//! A sheet to be read, and how it is laid out.

use std::ops::ControlFlow;

use crate::import::columns::mapping::Mapping;
use crate::import::columns::reserved::is_reject_column;
use crate::import::input::{Input, Link};
use crate::model::{FileKind, Kind};
use crate::schema::{Schemas, Shape};
use crate::sheet::{self, Source, read_sheet};

/// A sheet that is to be read.
pub(crate) struct Sheet<'s> {
    /// Its position among all sheets of the call.
    pub(crate) position: usize,
    pub(crate) kind: Kind,
    /// What its records may hold.
    pub(crate) shape: &'s Shape,
    pub(crate) name: &'s str,
    pub(crate) source: &'s Source<'s>,
    pub(crate) mapping: &'s Mapping,
    pub(crate) layout: sheet::Options,
    /// The list whose items its rows are, where they are not records.
    pub(crate) list: Option<&'s str>,
}

impl<'s> Sheet<'s> {
    /// The sheet of records of an input, which is at this position among all sheets.
    pub(crate) fn of_records(input: &'s Input<'_>, position: usize, schemas: &'s Schemas) -> Self {
        let Input { kind, name, source, mapping, .. } = input;
        let (kind, layout) = (*kind, input.layout());
        let shape = schemas.shape(FileKind::Record(kind));
        Self { position, kind, shape, name, source, mapping, layout, list: None }
    }

    /// The sheet with the items of a list, whose mapping is `mapping`.
    pub(crate) fn of_link(
        link: &'s Link<'_>,
        kind: Kind,
        mapping: &'s Mapping,
        position: usize,
        schemas: &'s Schemas,
    ) -> Self {
        let Link { list, name, source, sheet } = link;
        let said = mapping.layout();
        let layout = sheet::Options { sheet: sheet.clone().or(said.sheet.clone()), ..said };
        let shape = schemas.shape(FileKind::Record(kind));
        Self { position, kind, shape, name, source, mapping, layout, list: Some(list) }
    }
}

/// How a sheet is laid out. One that was left by an earlier import, with the rows that it refused, is laid
/// out as `mieux` writes them, whatever the mapping says of the sheet that they came from.
pub(crate) fn layout(source: &Source<'_>, said: &sheet::Options) -> sheet::Options {
    let mut is_reject = false;
    let own = sheet::Options::default();
    let looked = read_sheet(source, &own, &mut |columns, _| {
        is_reject = columns.iter().any(|column| is_reject_column(&column.heading));
        ControlFlow::Break(())
    });
    if looked.is_ok() && is_reject { own } else { said.clone() }
}
