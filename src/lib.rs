//! A programme's registry in YAML files: checked, edited and counted.
//!
//! The command `mieux` is a thin layer over this library. A registry is a folder, or [texts in memory](files::Memory):
//!
//! ```
//! use std::path::{Path, PathBuf};
//!
//! use mieux::check::{CheckError, Options, Scope, validate};
//! use mieux::files::Memory;
//!
//! let files: Memory = [
//!     ("mieux.toml", "name = \"Example\"\n"),
//!     ("actions/peru-i.yaml", "id: peru-i\nstart: 2019\nend: 2018\n"),
//! ]
//! .map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec()))
//! .into_iter()
//! .collect();
//!
//! let only = Options { select: vec!["end-before-start".to_owned()], ..Options::default() };
//! let checked = validate(&files, Path::new(""), &Scope::All, &only)?;
//!
//! let [finding] = &checked.findings[..] else { panic!("one record has an end before its start") };
//! assert_eq!(finding.message.to_string(), "`end` (2018) is before `start` (2019)");
//! # Ok::<(), CheckError>(())
//! ```
//!
//! | to | use |
//! | --- | --- |
//! | read the files of a registry | [`files`], [`registry`] |
//! | check it | [`check`]; a [`finding`] has a place, a message and a way to fix it |
//! | choose records | [`query`], [`search`], [`fields`] |
//! | compute figures | [`report`], which makes each [`table`] |
//! | find experts for an activity, and what they cost | [`roster`], [`conditions`] |
//! | see what happens when, and what is due | [`agenda`] |
//! | read the registry in git | [`history`] |
//! | compare two states of it | [`compare`] |
//! | show something | [`view`], [`pages`], [`render`], [`words`] |
//! | write it for other programs | [`export`] |
//! | publish it as pages | [`site`] |
//! | fill in the papers of an action | [`documents`] |
//! | merge two versions of a file | [`merge`] |
//! | change files | [`edit`] changes a text, [`change`] plans several, [`store`] writes them |
//! | import sheets | [`sheet`], [`import`] |
//!
//! The formats of the command are stable; this library can change with any version.

pub mod agenda;
pub mod cache;
pub mod change;
pub mod check;
mod codelists;
pub mod compare;
pub mod conditions;
pub mod documents;
pub mod edit;
pub mod export;
pub mod fields;
pub mod files;
pub mod finding;
pub mod history;
pub mod import;
pub mod lifecycle;
pub mod merge;
pub mod message;
pub mod model;
pub mod naming;
pub mod pages;
mod personal;
pub mod query;
pub mod registry;
pub mod render;
pub mod report;
pub mod roster;
pub mod schema;
pub mod search;
pub mod server;
pub mod sheet;
pub mod site;
pub mod starter;
pub mod store;
pub mod suggest;
pub mod table;
pub mod view;
pub mod words;
pub mod yaml;
