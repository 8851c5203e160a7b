//! YAML text to a small tree with byte spans; knows nothing of registries.
//!
//! A file is parsed once. JSON Schema, typed records and positions are all read from this tree.

mod brackets;
mod core_schema;
mod deserialize;
mod fast;
mod fault;
mod json;
mod merge;
mod node;
mod reader;
mod route;
mod scalar;
mod unclosed;

pub use deserialize::{DeserializeError, from_node};
pub use fast::read as read_quickly;
pub use fault::{Fault, FaultKind, Stray};
pub(crate) use json::{Tree, same_json, to_json};
pub(crate) use merge::faults as left_by_git;
pub use node::{Entry, Node, Span, Value};
pub use reader::{Document, read, read_carefully};
pub use route::{Route, Step};
pub(crate) use route::{RouteRef, each_map, each_text, each_value};
pub(crate) use scalar::{flow_scalar, is_printable, quoted, reads_as, scalar};
