//! JSON Schema to a validator for trees.

use jsonschema::{PatternOptions, Validator};
use serde_json::Value as Json;

use crate::model::EdtfDate;
use crate::yaml::Tree;

/// The largest compiled pattern, in bytes.
const MAX_PATTERN_SIZE: usize = 1024 * 1024;

/// The validator for a schema. Patterns are matched in linear time, and nothing is fetched.
///
/// # Errors
/// Why the document is not a JSON Schema.
pub(super) fn compile(document: &Json) -> Result<Validator<Tree>, String> {
    jsonschema::options_for::<Tree>()
        .with_pattern_options(PatternOptions::regex().size_limit(MAX_PATTERN_SIZE))
        .should_validate_formats(true)
        .with_format("edtf", |text| text.parse::<EdtfDate>().is_ok())
        .with_format("record-id", |_| true)
        .build(document)
        .map_err(|error| error.to_string())
}
