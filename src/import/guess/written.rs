//! How a value is written in a mapping, and how headings are compared.

use crate::model::folded;

/// What marks a line that somebody has to look at.
pub(super) const DOUBT: &str = "  # ?";

/// A text as TOML.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A heading without case, accents and punctuation: `Título (ES)` is `titulo es`.
pub(super) fn plain(heading: &str) -> String {
    let words = folded(heading);
    let words = words.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
