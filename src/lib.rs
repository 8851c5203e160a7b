//! `mieux`: a programme's registry in YAML files, checked and counted.
pub mod check;
pub mod edit;
pub mod finding;
pub mod import;
pub mod lifecycle;
pub mod load;
pub mod model;
pub mod naming;
pub mod query;
pub mod render;
pub mod report;
pub mod schema;
pub mod sheet;
pub mod starter;
mod suggest;
pub mod words;
pub mod write;
pub mod yaml;
