//! Records and results chosen, sorted and shown by their fields, whatever these are.

mod columns;
mod condition;
mod entry;
mod error;
mod list;
mod order;
mod path;
mod results;
mod rows;

pub use error::FieldError;
pub use list::{FieldOptions, by_fields, list_results};
