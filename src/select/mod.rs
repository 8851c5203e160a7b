//! One selection language for lists, reports and exports: what the user named, and what it picks.

mod links;
mod pick;
mod selection;

pub use links::{Links, OPERATIONAL};
pub use pick::{Picked, pick};
pub(crate) use pick::{experts_of, partners_of};
pub use selection::{Choice, Selection, Unknown, Wanted, similar_record};
