//! One selection language for lists, reports and exports: what the user named, and what it picks.

mod applies;
mod as_of;
mod choice;
mod filter;
mod links;
mod membership;
mod name_error;
mod near;
mod people;
mod pick;
mod regions;
mod resolve;
mod selection;
mod values;

pub(crate) use as_of::AsOf;
pub use choice::{Choice, NOT_STATED};
pub use filter::{COUNTRY, FILTERS, Filter, Narrows, Own, PHASE, REGION, Values};
pub use links::{Links, status};
pub use name_error::NameError;
pub use people::pick_records;
pub use pick::{Picked, pick};
pub(crate) use pick::{experts_of, partners_of};
pub use regions::{ELIGIBILITY, OPERATIONAL, Regions};
pub use resolve::{Query, Scheme, similar_record};
pub use selection::Selection;
