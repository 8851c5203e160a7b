//! Text from records on a terminal: what could move the cursor or turn the line is shown as an
//! escape.

use std::borrow::Cow;

/// `text` with control and bidirectional formatting characters as `\u{…}`, line breaks as `\n`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_dangerous) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_dangerous(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Control characters, and the marks, embeddings, overrides and isolates of Unicode TR 9.
fn is_dangerous(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_could_rewrite_the_screen_is_shown_as_an_escape() {
        assert_eq!(visible("Perú: 35 %"), "Perú: 35 %");
        assert_eq!(visible("a\u{1b}[2Jb\nc\u{202e}d"), "a\\u{1b}[2Jb\\nc\\u{202e}d");
    }
}
