//! What each kind of file may hold: the schemas that the program carries, with the fields that a registry
//! adds to them.

mod compile;
mod definition;
mod elsewhere;
mod extension;
mod field_names;
mod glance;
mod identity;
mod keywords;
mod lists;
mod private;
mod schemas;
mod shape;
mod violation;

pub(crate) use elsewhere::{code_elsewhere, field_elsewhere, holders, kinds_with_field};
pub(crate) use extension::MAX_EXTENSION_SIZE;
pub(crate) use extension::extended_kind;
pub use extension::{ExtensionFault, extension_path};
pub(crate) use field_names::{meant_field, named_field};
pub use identity::Identity;
pub(crate) use identity::has_same_key;
pub use private::is_private_field;
pub use schemas::Schemas;
pub use shape::{Meaning, Shape};
pub(crate) use violation::{Bound, Expected, Problem, Violation};

/// The text of the schema for mapping files, which define what the columns of a sheet mean.
pub const MAPPING: &str = include_str!("../../schemas/mapping.schema.json");

/// The text of the schema for the private files of experts.
pub const PRIVATE: &str = include_str!("../../schemas/private.schema.json");
