//! A value as text of a file.

/// A value as a scalar: plain where it can be read as nothing else, else in double quotes.
pub(crate) fn scalar(value: &str) -> String {
    let is_plain =
        value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    // What YAML 1.1 readers take for a number, a truth or a date is quoted.
    let is_word = value.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && !["no", "yes", "on", "off", "y", "n", "true", "false", "null"]
            .contains(&value.to_lowercase().as_str());
    if is_plain && is_word { value.to_owned() } else { format!("{value:?}") }
}
