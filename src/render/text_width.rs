//! How much room text takes in a drawing. No font is asked: the estimate errs to the wide side.

use unicode_normalization::char::is_combining_mark;

/// The size of letters, in the units of a drawing.
pub(crate) const SIZE: f64 = 13.0;
/// From one line of text to the next.
pub(crate) const LINE: f64 = 16.0;

/// The width of a text on one line.
pub(crate) fn width(text: &str) -> f64 {
    text.chars().map(of_letter).sum::<f64>() * SIZE
}

/// The widest of some texts.
pub(crate) fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> f64 {
    texts.map(width).fold(0.0, f64::max)
}

/// The width of a letter in parts of the size, for a sans-serif that is rather wide.
fn of_letter(letter: char) -> f64 {
    match letter {
        letter if is_combining_mark(letter) => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.34,
        't' | 'f' | 'r' | '(' | ')' | '/' | '-' => 0.43,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | 'ш' | 'щ' | 'ю' | 'ж' | 'Ш' | 'Щ' | 'Ю' | 'Ж' => {
            1.0
        }
        letter if textwrap::core::display_width(letter.encode_utf8(&mut [0; 4])) > 1 => 1.0,
        letter if letter.is_uppercase() => 0.74,
        _ => 0.64,
    }
}

/// A text in lines of at most this width: broken between words, and within a word that is wider.
pub(crate) fn wrapped(text: &str, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or("", String::as_str);
        let gap = if line.is_empty() { "" } else { " " };
        if width(line) + width(gap) + width(word) > room && !line.is_empty() {
            lines.push(String::new());
        } else if let Some(line) = lines.last_mut() {
            line.push_str(gap);
        }
        for letter in word.chars() {
            let line = lines.last().map_or("", String::as_str);
            if width(line) + of_letter(letter) * SIZE > room
                && !line.is_empty()
                && !is_combining_mark(letter)
            {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{width, wrapped};

    #[test]
    fn lines_break_between_words_and_within_what_is_too_wide() {
        assert_eq!(wrapped("", 50.0), [""]);
        assert_eq!(wrapped("América Latina y el Caribe", 110.0), ["América Latina", "y el Caribe"]);
        for line in wrapped("Zusammenarbeitsvereinbarungsentwurf", 60.0) {
            assert!(width(&line) <= 60.0, "{line}");
        }
    }
}
