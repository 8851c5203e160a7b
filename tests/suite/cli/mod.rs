//! The commands as a user runs them: what they print, and how they exit.

mod explain;
mod fmt;
mod list;
mod options;
mod report;
mod schema;
mod set;
mod shipped;
mod show;
mod support;
mod validate;
