//! The form of ids.

use super::fold::folded;
use super::kind::{FileKind, IdForm};

/// Whether a text has the form of an id; the schema has the same as a pattern.
pub(crate) fn is_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= 80
        && text.split('-').all(|group| !group.is_empty() && group.bytes().all(is_letter))
}

/// Whether the record or vocabulary of such a file may have this id.
pub(crate) fn is_id_of(kind: FileKind, text: &str) -> bool {
    let is_number = |digits: &str| digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let (FileKind::Record(kind), true) = (kind, is_id(text)) else { return is_id(text) };
    match kind.id_form() {
        IdForm::Numbered(prefix) => text.strip_prefix(prefix).is_some_and(is_number),
        _ => true,
    }
}

/// Words as an id or a part of one: lower-case letters and digits, joined by hyphens.
pub(crate) fn slug(words: &str) -> String {
    let words = folded(words);
    let parts = words.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn words_become_a_part_of_an_id() {
        assert_eq!(slug("Côte d’Ivoire"), "cote-d-ivoire");
        assert_eq!(slug("  MIN. (Interior) "), "min-interior");
        assert_eq!(slug("Беларусь"), "");
    }
}
