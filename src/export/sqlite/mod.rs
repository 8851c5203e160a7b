//! The tables as a database of SQLite, with its companion for Datasette in a folder.

mod database;

use super::dataset::Dataset;
use super::datasette::metadata;
use super::file::{Export, ExportFile};
use super::tables::tables;
use crate::message::ErrorWithCause;

/// A dataset as a database; in a folder with what Datasette shows of it.
///
/// # Errors
///
/// If SQLite cannot make the database, since there is no memory for it.
pub fn sqlite(dataset: &Dataset<'_>, is_folder: bool) -> Result<Export, ErrorWithCause> {
    let mut tables = tables(dataset);
    let mut files = vec![ExportFile::new("mieux.db", database::of(&mut tables)?)];
    if is_folder {
        files.push(ExportFile::new("metadata.json", metadata(dataset, &tables)));
    }
    Ok(Export { notes: tables.notes(), ..Export::of(files) })
}
