//! What is held on one person, as JSON. `schemas/output/access.schema.json` describes it.

use std::io::{self, Write};

use serde_json::json;

use super::json_output::{JsonOutput, print};
use crate::registry::SourceFile;
use crate::yaml::{Node, to_json};

/// All that is held on one person.
#[derive(Debug)]
pub struct Access<'a> {
    /// Every id that the person has or had.
    pub ids: &'a [String],
    /// The record with its tree; `None` if only private files are there.
    pub record: Option<(&'a SourceFile, &'a Node)>,
    /// Where other records name the person.
    pub named_in: Vec<String>,
    /// Private files, each with its text where that is asked for.
    pub private_files: Vec<(String, Option<String>)>,
    /// Files that may have something on the person as well.
    pub other_files: Vec<String>,
    /// Files whose history has earlier states of the record.
    pub history: Vec<String>,
}

/// Writes what is held on a person.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(access: &Access<'_>, out: &mut dyn Write) -> io::Result<()> {
    let record = access.record.map(
        |(source, root)| json!({ "file": source.path.to_string_lossy(), "fields": to_json(root) }),
    );
    let private = access.private_files.iter();
    let private = private.map(|(file, text)| json!({ "file": file, "text": text }));
    let object = json!({
        "schema": JsonOutput::Access.schema(),
        "ids": access.ids,
        "record": record,
        "named_in": access.named_in,
        "private_files": private.collect::<Vec<_>>(),
        "other_files": access.other_files,
        "history": access.history,
    });
    print(&object, out)
}
