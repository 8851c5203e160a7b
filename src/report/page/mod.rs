//! Figures to a page: tables with columns and totals, a title, notes and definitions.

pub(crate) mod claim;
mod columns;
pub(crate) mod definitions;
mod divided;
pub(crate) mod doubtful;
pub(crate) mod footnotes;
pub(crate) mod groups;
pub(crate) mod headline;
pub(crate) mod history;
mod incomplete;
mod notes;
mod published;
mod records;
pub(crate) mod report;
mod rows;
mod tables;
mod title;
