//! Words as a workbook takes them.

use std::borrow::Cow;

use textwrap::core::display_width;

/// As many UTF-16 units as a cell holds.
pub(super) const LONGEST: usize = 32_767;
/// As many as a property of the workbook holds.
pub(super) const LONGEST_PROPERTY: usize = 255;

/// A text for a cell: as it is, but for control characters that are no line breaks, which show as `\u{…}`.
pub(super) fn cell(words: &str) -> String {
    cut(&real(words), LONGEST)
}

/// Whether a text is longer than a cell holds.
pub(super) fn is_too_long(words: &str) -> bool {
    words.len() > LONGEST && real(words).encode_utf16().count() > LONGEST
}

fn real(words: &str) -> Cow<'_, str> {
    let is_hidden = |letter: char| match letter {
        '\n' | '\t' => false,
        letter => letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}'),
    };
    if !words.contains(is_hidden) {
        return Cow::Borrowed(words);
    }
    let shown = words.chars().map(|letter| match is_hidden(letter) {
        true => letter.escape_default().to_string(),
        false => letter.to_string(),
    });
    Cow::Owned(shown.collect())
}

/// How many lines a text takes in a column of so many letters, as far as can be known without its font.
/// Not every program that opens a workbook finds out by itself how high a row is.
pub(super) fn lines(words: &str, letters: usize) -> u32 {
    // What is lost where a line ends between words is won by letters that are narrower than digits.
    let lines =
        words.split('\n').map(|line| display_width(line).div_ceil(letters).max(1)).sum::<usize>();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// The height of a row of so many lines, in points; there is a highest.
pub(super) fn height(lines: u32) -> f64 {
    (f64::from(lines) * 15.0).min(409.0)
}

/// A text with at most so many UTF-16 units; where it was longer, it ends in `…`.
pub(super) fn cut(words: &str, most: usize) -> String {
    if words.len() <= most || words.encode_utf16().count() <= most {
        return words.to_owned();
    }
    let mut units = 1;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= most
    };
    words.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_is_too_long_ends_in_dots_and_no_letter_is_halved() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "ab…");
        assert_eq!(cut("a😀😀", 4), "a😀…");
    }
}
