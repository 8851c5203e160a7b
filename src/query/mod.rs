//! One selection language for lists, reports and exports: what the user named, and what it picks.

mod as_of;
mod filter;
mod links;
mod pick;
mod regions;
mod resolve;
mod selection;

pub(crate) use as_of::AsOf;
pub use filter::{COUNTRY, Choice, FILTERS, Filter, Narrows, PHASE, REGION, Values};
pub use links::{Links, status};
pub use pick::{Picked, pick};
pub(crate) use pick::{experts_of, partners_of};
pub use regions::{ELIGIBILITY, OPERATIONAL, Regions};
pub use resolve::{Query, Scheme, UnknownName, similar_record};
pub use selection::Selection;
