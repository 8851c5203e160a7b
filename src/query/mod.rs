//! One selection language for lists, reports and exports: what the user named, and what it picks.

mod as_of;
mod links;
mod pick;
mod selection;

pub(crate) use as_of::AsOf;
pub use links::{ELIGIBILITY, Links, OPERATIONAL};
pub use pick::{Picked, pick};
pub(crate) use pick::{experts_of, partners_of};
pub use selection::{Choice, Scheme, Selection, Unknown, Wanted, similar_name, similar_record};
