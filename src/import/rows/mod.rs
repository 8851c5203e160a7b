//! The rows of a sheet as drafts: what each says, and what is wrong with it.

pub(crate) mod below;
mod count;
pub(crate) mod draft;
pub(crate) mod headings;
pub(crate) mod links;
pub(crate) mod private;
pub(crate) mod problem;
pub(crate) mod reading;
pub(crate) mod sheet;
pub(crate) mod table;
