//! Text from records on a terminal: what could move the cursor or turn the line is shown as an
//! escape.

use std::borrow::Cow;

/// `text` with control and bidirectional formatting characters, and what XML does not allow, as `\u{…}`, line breaks as `\n`.
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

/// `text` with a sign of as many bytes in the place of each such character beyond ASCII, so that every
/// byte stays where it was. For a renderer that makes those of ASCII visible itself.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    let is_masked = |letter: char| !letter.is_ascii() && is_dangerous(letter);
    if !text.contains(is_masked) {
        return Cow::Borrowed(text);
    }
    let sign = |letter: char| match letter.len_utf8() {
        _ if !is_masked(letter) => letter,
        2 => '¤',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// Control characters, the marks, embeddings, overrides and isolates of Unicode TR 9, and the two that
/// are no characters.
fn is_dangerous(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::{masked, visible};

    #[test]
    fn what_could_rewrite_the_screen_is_shown_as_an_escape() {
        assert_eq!(visible("Perú: 35 %"), "Perú: 35 %");
        assert_eq!(visible("a\u{1b}[2Jb\nc\u{202e}d"), "a\\u{1b}[2Jb\\nc\\u{202e}d");
    }

    #[test]
    fn what_is_masked_leaves_every_byte_in_its_place() {
        let text = "a\u{1b}b\u{9b}c\u{200f}d\u{61c}é";
        assert_eq!(masked(text), "a\u{1b}b¤c\u{fffd}d¤é");
        assert_eq!(masked(text).len(), text.len());
    }
}
