//! Sheets that somebody else keeps, to records: what would be created, changed and refused, and why.
//!
//! Reads sheets and writes nothing. What comes out is a plan, which `write` carries out.
//!
//! The cells of a sheet become values of fields (`columns`), its rows drafts (`rows`), every draft finds
//! its record (`records`), and what would become of the registry is checked (`outcome`). Each room uses
//! only those before it.

mod columns;
mod error;
mod guess;
mod iati;
mod input;
mod outcome;
mod records;
mod rows;
mod template;

pub use columns::dates::{DatePattern, PatternError};
pub use columns::mapping::{ColumnMapping, MappedColumn, Mapping, RowTest};
pub use error::ImportError;
pub use guess::guess;
pub use iati::{FilesOfIati, files_of_iati};
pub use input::{Input, Link, Mode, Options, PrivateFile, Progress};
pub use outcome::plan::plan;
pub use outcome::rejects::{Rejects, rejects};
pub use outcome::result::{Count, Outcome, Row, RowEffect, RowResult};
pub use records::people::PrivateChange;
pub use records::update::FieldChange;
pub use rows::problem::Problem;
pub use template::{About, Template};
