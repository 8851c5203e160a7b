//! How a value stands in a mapping.

/// What marks a line that somebody has to look at.
pub(super) const DOUBT: &str = "  # ?";

/// A text as TOML.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
