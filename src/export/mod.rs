//! A registry for programs and people elsewhere: the chosen records, closed under references, as bytes of a format.
//!
//! [`Dataset`] is what is written, and each format is a function from it to bytes. No byte depends on a clock, a
//! user, a machine or a folder.

mod about;
mod closure;
mod csv;
mod datapackage;
mod dataset;
#[cfg(feature = "sqlite")]
mod datasette;
mod file;
mod iati;
mod jsonl;
#[cfg(feature = "parquet")]
mod parquet;
mod sheets;
mod skos;
mod sql;
#[cfg(feature = "sqlite")]
mod sqlite;
mod stamp;
pub mod tables;
mod value;
mod xlsx;

pub use about::{About, generator};
pub(crate) use csv::archive;
pub use csv::csv;
pub use dataset::{ClaimEntry, Content, Dataset, Entry};
pub use file::{Export, ExportError, ExportFile, LeftOut};
pub use iati::iati;
pub use jsonl::{Listed, json_lines};
pub(crate) use jsonl::{record_json, record_yaml};
#[cfg(feature = "parquet")]
pub use parquet::parquet;
pub use sheets::sheet_names;
pub use skos::skos;
pub use sql::{schema as sql_schema, sql};
#[cfg(feature = "sqlite")]
pub use sqlite::sqlite;
pub use stamp::Stamp;
pub use xlsx::{OTHER_SHEETS, workbook};

use std::collections::BTreeSet;

use crate::model::Kind;
use crate::query::{Links, Selection};

/// The records that `selection` picks, with what they refer to; of these `kinds` alone where some are named, as lists
/// of them show. Records of files with errors are left out. The registry must hold the trees of its files.
#[must_use]
pub fn dataset<'r>(
    links: &'r Links<'r>,
    selection: &Selection,
    kinds: &BTreeSet<Kind>,
    content: Content,
) -> Dataset<'r> {
    match kinds.is_empty() {
        true => closure::closed(links, selection, content),
        false => closure::of_kinds(links, selection, kinds, content),
    }
}
