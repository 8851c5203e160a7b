//! The page of a rule, as JSON. `schemas/output/explain.schema.json` describes it.

use std::io::{self, Write};

use serde_json::json;

use super::json_output::{JsonOutput, print};
use crate::finding::Severity;

/// What is known of a rule.
#[derive(Debug)]
pub struct Explanation<'r> {
    /// Its id.
    pub rule: &'r str,
    /// How bad a finding is.
    pub severity: Severity,
    /// When it is checked.
    pub checked: &'r str,
    /// What it finds, in a sentence.
    pub finds: String,
    /// Its page in Markdown.
    pub page: &'r str,
}

/// Writes the page of a rule.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(explanation: &Explanation<'_>, out: &mut dyn Write) -> io::Result<()> {
    let object = json!({
        "schema": JsonOutput::Explain.schema(),
        "rule": explanation.rule,
        "severity": explanation.severity.to_string(),
        "checked": explanation.checked,
        "finds": explanation.finds,
        "page": explanation.page,
    });
    print(&object, out)
}
