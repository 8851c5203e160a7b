//! Text of records in Markdown.

use super::visible;

/// Text without what Markdown would take for markup.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in visible(text).chars() {
        if matches!(character, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '&' | '~' | '$') {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}
