//! One selection language for lists, reports and exports: what the user named, and what it picks.

mod applies;
mod arranged;
mod as_of;
mod choice;
mod filter;
mod links;
mod membership;
mod name_error;
mod named;
mod near;
mod people;
mod pick;
mod regions;
mod resolve;
mod selection;
mod span;
mod status;
mod values;
mod window;

pub(crate) use as_of::{AsOf, ONGOING};
pub use choice::{Choice, NOT_STATED};
pub use filter::{COUNTRY, FILTERS, Filter, Narrows, Own, PHASE, REGION, Values};
pub use links::Links;
pub(crate) use membership::is_member;
pub use name_error::NameError;
pub use named::{Called, called, reference, similar_record};
pub use people::pick_records;
pub use pick::{Doubtful, Picked, pick};
pub(crate) use pick::{experts_of, partners_named, partners_of};
pub use regions::{ELIGIBILITY, OPERATIONAL, Regions};
pub use resolve::{Query, Scheme};
pub use selection::Selection;
pub use status::status;
pub(crate) use window::Window;
