//! What happens when: activities, deployments, reviews and deadlines in time, and what is due. Reads no files and prints
//! nothing.

mod due;
mod entries;
mod entry;
mod tables;

pub use due::{Due, due};
pub use entries::{Agenda, agenda};
pub use entry::{Entry, EntryKind};
pub use tables::{calendar, due_table};
