//! The outputs that programs read: each has a name, a version and a JSON Schema in `schemas/output/`.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

/// An output that is JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum JsonOutput {
    /// The findings of `mieux validate`
    Validate,
    /// A table: `mieux list`, `mieux expert review`, `mieux report --names`
    List,
    /// The figures of `mieux report`, with those of `report claims` and `report completeness`
    Report,
    /// The fields of a record: `mieux show --format json`
    Show,
    /// A record with labels and links: `mieux show --format view`
    View,
    /// The page of a rule: `mieux explain RULE --format json`
    Explain,
    /// All data on an expert: `mieux expert access --format json`
    Access,
    /// The result of `mieux import`
    Import,
    /// What has changed: `mieux diff --format json`
    Diff,
    /// An error with `--format json`, on standard error
    Error,
}

impl JsonOutput {
    /// Its name and version, which its field `schema` states: `mieux/list/1`. The version grows where a program
    /// that reads the output would break.
    #[must_use]
    pub fn schema(self) -> &'static str {
        match self {
            Self::Validate => "mieux/validate/1",
            Self::List => "mieux/list/1",
            Self::Report => "mieux/report/1",
            Self::Show => "mieux/show/1",
            Self::View => "mieux/view/1",
            Self::Explain => "mieux/explain/1",
            Self::Access => "mieux/access/1",
            Self::Import => "mieux/import/1",
            Self::Diff => "mieux/diff/1",
            Self::Error => "mieux/error/1",
        }
    }

    /// Its JSON Schema.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Validate => include_str!("../../schemas/output/validate.schema.json"),
            Self::List => include_str!("../../schemas/output/list.schema.json"),
            Self::Report => include_str!("../../schemas/output/report.schema.json"),
            Self::Show => include_str!("../../schemas/output/show.schema.json"),
            Self::View => include_str!("../../schemas/output/view.schema.json"),
            Self::Explain => include_str!("../../schemas/output/explain.schema.json"),
            Self::Access => include_str!("../../schemas/output/access.schema.json"),
            Self::Import => include_str!("../../schemas/output/import.schema.json"),
            Self::Diff => include_str!("../../schemas/output/diff.schema.json"),
            Self::Error => include_str!("../../schemas/output/error.schema.json"),
        }
    }
}

/// Writes an output.
///
/// # Errors
/// If it cannot be written.
pub(super) fn print(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
