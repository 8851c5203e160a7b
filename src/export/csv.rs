//! The tables as CSV with a description of them: a data package (datapackage.org), as a folder or as one archive.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use csv::{Terminator, WriterBuilder};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::datapackage::{DESCRIPTION, description, path};
use super::dataset::Dataset;
use super::file::{Export, ExportFile};
use super::tables::{Cell, Table, tables};
use crate::message;
use crate::message::ErrorWithCause;

/// How hard the archive is packed: the usual 6 takes twice as long for a twentieth of its size.
const LEVEL: i64 = 4;

/// A dataset as a data package: a file for each table that has rows, with a description; or one archive of these.
///
/// # Errors
///
/// If the archive would be larger than archives can be.
pub fn csv(dataset: &Dataset<'_>, is_folder: bool) -> Result<Export, ErrorWithCause> {
    let mut tables = tables(dataset);
    tables.tables.retain(|table| !table.rows.is_empty());
    let file = |table: &mut Table<'_>| {
        let file = ExportFile::new(path(table), text(table));
        // There is no room for both.
        table.rows = Vec::new();
        file
    };
    let mut data: Vec<ExportFile> = tables.tables.iter_mut().map(file).collect();
    let mut files = vec![ExportFile::new(DESCRIPTION, description(dataset, &tables.tables, &data))];
    if is_folder {
        files.append(&mut data);
    } else {
        data.sort_by(|one, other| one.path.cmp(&other.path));
        files.append(&mut data);
        let archive = archive(&files).map_err(|error| message!("export.archive").because(error))?;
        files = vec![ExportFile::new("mieux.zip", archive)];
    }
    Ok(Export { notes: tables.notes(), ..Export::of(files) })
}

/// A table as CSV (RFC 4180): a line of names, then a line for each row. What is empty is not stated.
fn text(table: &Table<'_>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let taken = "memory takes every row, and all rows have as many cells";
    writer.write_record(table.columns.iter().map(|column| column.name)).expect(taken);
    for row in &table.rows {
        row.iter().for_each(|cell| writer.write_field(&*field(cell)).expect(taken));
        writer.write_record(None::<&[u8]>).expect(taken);
    }
    writer.into_inner().expect("memory takes every row")
}

fn field<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Null => Cow::default(),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Real(number) => number.to_string().into(),
        Cell::Text(text) => text.as_ref().into(),
    }
}

/// An archive of these files in their order. Its bytes depend on nothing else: all entries are of the first day that
/// an archive can name.
pub(crate) fn archive(files: &[ExportFile]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(&file.path, options)?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
