//! Phone numbers: with the code of their country, or after a word for phone.

use super::number::number;
use super::surroundings::{before, is_word};
use super::words::{NUMBER_WORDS, after_words};

/// Words before a phone number, in en, es, fr, pt and ru.
const PHONE_WORDS: [&str; 21] = [
    "tel",
    "telef",
    "telefono",
    "telefone",
    "telephone",
    "tfno",
    "tlf",
    "tlfn",
    "phone",
    "mobile",
    "movil",
    "celular",
    "cell",
    "cel",
    "gsm",
    "portable",
    "fax",
    "whatsapp",
    "viber",
    "тел",
    "телефон",
];

pub(super) fn has_phone(text: &str) -> bool {
    let with_code = text.bytes().enumerate().any(|(at, byte)| match byte {
        b'+' => {
            let previous = before(text, at);
            let begins = !is_word(previous) && previous != b'+' && previous != b'.';
            begins && is_international(&text[at + 1..])
        }
        b'0' => {
            matches!(before(text, at), b' ' | b'(')
                && is_dialled(&text[at..])
                && !is_numbered(&text[..at])
        }
        _ => false,
    });
    with_code || after_words(text, &PHONE_WORDS).any(is_local_number)
}

/// `51 1 615 0000`, as after a plus sign.
fn is_international(text: &str) -> bool {
    !text.starts_with('0')
        && number(text).is_some_and(|number| {
            let is_fraction =
                number.groups.len() == 2 && text[number.groups[0].len()..].starts_with('.');
            (8..=15).contains(&number.digits)
                && !is_fraction
                && !number.is_amount()
                && !number.is_date()
        })
}

/// `00 51 1 615 0000`: in groups, since long numbers with zeros before them count other things.
fn is_dialled(text: &str) -> bool {
    let code = text.strip_prefix("00").map(|code| code.trim_start_matches(' '));
    code.is_some_and(|code| !code.starts_with('0'))
        && number(text).is_some_and(|number| {
            number.groups.len() >= 3 && (11..=17).contains(&number.digits) && !number.is_date()
        })
}

/// Whether a text ends as one does before the number of a law or a file, or within a longer number.
fn is_numbered(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '(']);
    let bare = text.trim_end_matches('.');
    let ends_in =
        |word: &&str| bare.strip_suffix(word).is_some_and(|r| r.is_empty() || r.ends_with(' '));
    text.ends_with(|last: char| last.is_ascii_digit() || "º°#".contains(last))
        || NUMBER_WORDS.iter().any(ends_in)
}

/// A number after a word for phone.
fn is_local_number(text: &str) -> bool {
    number(text.trim_start_matches(['+', '('])).is_some_and(|number| {
        (6..=17).contains(&number.digits) && !number.is_amount() && !number.is_date()
    })
}
