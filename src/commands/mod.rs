//! The commands, one file each: its arguments, whose doc comments are the help, and `run`.

mod baseline;
mod changes;
pub(crate) mod explain;
mod fixes;
pub(crate) mod fmt;
pub(crate) mod list;
mod paths;
mod records;
pub(crate) mod report;
pub(crate) mod schema;
pub(crate) mod selection;
pub(crate) mod set;
pub(crate) mod show;
pub(crate) mod validate;

use crate::globals::Status;
use mieux::model::Registry;

/// The status of a command that read the registry: files that could not be read may be what the
/// reader was looking for, so that a list or figure without them is not clean.
fn status(registry: &Registry) -> Status {
    if registry.unreadable.is_empty() { Status::Clean } else { Status::Findings }
}
