//! The commands as a user runs them: what they print, and how they exit.

mod explain;
mod list;
mod options;
mod remove;
mod rename;
mod report;
mod schema;
mod shipped;
mod show;
pub(crate) mod support;
mod validate;
