//! The tests of the product as a whole, in one binary; tests of single functions are beside them.
//!
//! A new file goes under the module whose subject it has, or becomes a module with one subject.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod advice;
mod any_bytes;
mod cli;
mod common;
mod docs;
mod documents;
mod edit;
mod export;
mod extension;
mod faults;
mod figures;
mod flow;
mod formats;
#[cfg(unix)]
mod fuzz;
mod generated;
#[cfg(unix)]
mod hostile;
#[cfg(unix)]
mod index;
mod known_findings;
mod merge;
mod messages;
mod pages;
mod roster;
mod rules;
mod server;
mod sheet;
mod site;
mod typography;
mod view;
mod workspace;
#[cfg(unix)]
mod write;
mod yaml;
mod yaml_test_suite;
