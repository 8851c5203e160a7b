//! Records chosen, sorted and shown by their fields, whatever the fields of their kind are.

mod columns;
mod condition;
mod entry;
mod error;
mod list;
mod order;
mod path;
mod results;

pub use error::FieldError;
pub use list::{FieldOptions, by_fields};
pub use results::list_results;
