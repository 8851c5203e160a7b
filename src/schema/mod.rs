//! What each kind of file may hold: the schemas that the program carries, with the fields that a registry
//! adds to them.

mod compile;
mod schemas;
mod shape;
mod violation;

pub use schemas::Schemas;
pub(crate) use shape::Meaning;
pub use shape::Shape;
pub(crate) use violation::{Problem, Violation};

/// The text of the schema for mapping files, which say what the columns of a sheet stand for.
pub const MAPPING: &str = include_str!("../../schemas/mapping.schema.json");
