//! Sheets that somebody else keeps, to records: what would be created, changed and refused, and why.
//!
//! Reads sheets and writes nothing. What comes out is a plan, which `write` carries out.

mod assign;
mod dates;
mod draft;
mod error;
mod guess;
mod headings;
mod identity;
mod input;
mod links;
mod mapping;
mod outcome;
mod plan;
mod problem;
mod reading;
mod record;
mod references;
mod rejects;
mod reserved;
mod resolve;
mod review;
mod sheet;
mod table;
mod target;
mod template;
mod update;
mod value;

pub use dates::{DatePattern, PatternError};
pub use error::ImportError;
pub use guess::guess;
pub use input::{Input, Link, Mode, Options, Progress};
pub use mapping::{ColumnMapping, Mapping, Meant, RowTest};
pub use outcome::{Became, Count, Outcome, Row};
pub use plan::plan;
pub use problem::Problem;
pub use rejects::{Rejects, rejects};
pub use template::Template;
pub use update::FieldChange;
