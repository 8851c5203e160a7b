//! The tables that divide no figures: what records state, what was published, lists, and what is due.

pub(crate) mod changed;
pub(crate) mod claims_table;
pub(crate) mod completeness;
pub(crate) mod countries;
pub(crate) mod funnel;
pub(crate) mod listing;
pub(crate) mod review;
