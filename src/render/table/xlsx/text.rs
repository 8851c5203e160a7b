//! Words as a workbook takes them.

use crate::render::visible;

/// As many UTF-16 units as a cell holds.
pub(super) const LONGEST: usize = 32_767;
/// As many as a property of the workbook holds.
pub(super) const LONGEST_PROPERTY: usize = 255;

/// What people read of a text, for a cell.
pub(super) fn cell(words: &str) -> String {
    cut(&visible(words), LONGEST)
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
