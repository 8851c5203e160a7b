//! The form of ids.

use super::fold::folded;
use super::kind::{FileKind, IdForm, Kind};

/// Whether a text has the form of an id; the schema has the same as a pattern.
pub(crate) fn is_id(text: &str) -> bool {
    let mut before = b'-';
    let is_right = text.bytes().all(|byte| {
        let last = std::mem::replace(&mut before, byte);
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' && last != b'-'
    });
    text.len() <= 80 && is_right && before != b'-'
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

/// Whether what is written in the place of the id of such a record can be the name of a person: experts go by
/// numbers. No message repeats it.
#[must_use]
pub(crate) fn may_name_person(kind: Kind, written: &str) -> bool {
    kind.is_person()
        && written.contains(char::is_alphabetic)
        && !written.contains(|letter: char| letter.is_ascii_digit())
}

/// Words as an id or a part of one: lower-case letters and digits, joined by hyphens.
pub(crate) fn slug(words: &str) -> String {
    let words = folded(words);
    let parts = words.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{may_name_person, slug};
    use crate::model::Kind;

    #[test]
    fn words_for_an_expert_can_be_a_name_and_numbers_cannot() {
        for (kind, written, is_name) in [
            (Kind::Expert, "Somebody Else", true),
            (Kind::Expert, "somebody-else", true),
            (Kind::Expert, "exp-12", false),
            (Kind::Expert, "?", false),
            (Kind::Partner, "Ministry of Justice", false),
        ] {
            assert_eq!(may_name_person(kind, written), is_name, "{written}");
        }
    }

    #[test]
    fn words_become_a_part_of_an_id() {
        assert_eq!(slug("Côte d’Ivoire"), "cote-d-ivoire");
        assert_eq!(slug("  MIN. (Interior) "), "min-interior");
        assert_eq!(slug("Беларусь"), "");
    }
}
