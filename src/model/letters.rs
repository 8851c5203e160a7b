//! Letters that cannot be seen, or look like others: what they are called, and which letter they look like.

use crate::message;
use crate::message::Message;

/// A letter that cannot be seen: it comes along where text is copied from a page.
#[must_use]
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether a letter is a control character, which belongs in no text. Tabs and line ends are fine.
#[must_use]
pub(crate) fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\r' | '\n' | '\u{85}')
}

/// The first control character of a text, by its name: `U+0007 (control character)`.
#[must_use]
pub(crate) fn control(text: &str) -> Option<Message> {
    text.chars().find(|letter| is_control(*letter)).and_then(|letter| letter_name(letter, false))
}

/// Whether a text has no letter that anybody can see.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || is_invisible(letter))
}

/// What a letter is written as on a keyboard: quotes and dashes of typographers, spaces of other widths;
/// `None` for one that cannot be seen.
#[must_use]
pub(super) fn typed_letter(letter: char) -> Option<char> {
    match letter {
        _ if is_invisible(letter) || is_control(letter) => None,
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '\u{b4}'
        | '`' => Some('\''),
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' | '\u{ff02}' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{ff1a}' => Some(':'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        _ => Some(letter),
    }
}

/// A text as it would be typed: without what cannot be seen, with plain quotes, dashes and spaces.
#[must_use]
pub(crate) fn typed_text(text: &str) -> String {
    text.chars().filter_map(typed_letter).collect()
}

/// The same, with Cyrillic and Greek letters as the Latin ones that they look like.
#[must_use]
pub(crate) fn latin_text(text: &str) -> String {
    text.chars().filter_map(typed_letter).map(|letter| latin(letter).unwrap_or(letter)).collect()
}

/// The first letter of a text that cannot be seen or looks like another, by its name:
/// ``U+00A0 (no-break space)``.
#[must_use]
pub(crate) fn unusual(text: &str) -> Option<Message> {
    let has_latin = text.chars().any(|letter| letter.is_ascii_alphabetic());
    text.chars().find_map(|letter| letter_name(letter, has_latin))
}

/// The name of a letter that cannot be seen or looks like another. A Cyrillic or Greek one looks like
/// another only among Latin ones.
fn letter_name(letter: char, among_latin: bool) -> Option<Message> {
    let code = || format!("U+{:04X}", u32::from(letter));
    Some(match letter {
        '\u{a0}' => message!("letter.no-break-space", code = code()),
        '\u{ad}' => message!("letter.soft-hyphen", code = code()),
        '\u{200b}' => message!("letter.zero-width-space", code = code()),
        '\u{200c}' => message!("letter.zero-width-non-joiner", code = code()),
        '\u{200d}' => message!("letter.zero-width-joiner", code = code()),
        '\u{200e}' => message!("letter.left-to-right-mark", code = code()),
        '\u{200f}' => message!("letter.right-to-left-mark", code = code()),
        '\u{202f}' => message!("letter.narrow-no-break-space", code = code()),
        '\u{2060}' => message!("letter.word-joiner", code = code()),
        '\u{feff}' => message!("letter.byte-order-mark", code = code()),
        '\u{2028}' | '\u{2029}' | '\u{85}' => message!("letter.line-separator", code = code()),
        '\u{2011}' => message!("letter.non-breaking-hyphen", code = code()),
        '\u{2013}' => message!("letter.en-dash", code = code()),
        '\u{2014}' => message!("letter.em-dash", code = code()),
        '\u{2212}' => message!("letter.minus-sign", code = code()),
        '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => {
            message!("letter.curly-quote", code = code())
        }
        '`' | '\u{b4}' => return None,
        _ if is_invisible(letter) => message!("letter.invisible", code = code()),
        _ if is_control(letter) => message!("letter.control", code = code()),
        _ => match typed_letter(letter) {
            Some('-') if letter != '-' => message!("letter.dash", code = code()),
            Some(typed @ ('\'' | '"')) if letter != typed => {
                message!("letter.quote", code = code())
            }
            Some(' ') if letter != ' ' => message!("letter.other-space", code = code()),
            Some(':') if letter != ':' => message!("letter.full-width-colon", code = code()),
            _ if among_latin && latin(letter).is_some() => match letter {
                '\u{370}'..='\u{3ff}' => message!("letter.greek", code = code()),
                _ => message!("letter.cyrillic", code = code()),
            },
            _ => return None,
        },
    })
}

/// A letter of a text that is surely not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misleading {
    /// What it is called.
    pub(crate) letter: Message,
    /// Whether it cannot be seen; else it looks like another.
    pub(crate) is_invisible: bool,
    /// The text without such letters.
    pub(crate) typed: String,
}

/// The first letter of a text that is surely not meant: what cannot be seen, and Cyrillic letters in a Latin
/// word that look like Latin ones.
pub(crate) fn misleading(text: &str) -> Option<Misleading> {
    if !text.contains(|letter| is_stray(letter) || is_cyrillic(letter)) {
        return None;
    }
    let (mut first, mut typed) = (None, String::with_capacity(text.len()));
    for word in text.split_inclusive(|letter: char| !letter.is_alphabetic() && !is_stray(letter)) {
        let is_latin = is_latin_word(word);
        for letter in word.chars() {
            let meant = match latin(letter) {
                _ if is_stray(letter) => None,
                Some(meant) if is_latin && is_cyrillic(letter) => Some(meant),
                _ => Some(letter),
            };
            if meant != Some(letter) {
                first = first.or_else(|| Some((letter_name(letter, true)?, is_stray(letter))));
            }
            typed.extend(meant);
        }
    }
    first.map(|(letter, is_invisible)| Misleading { letter, is_invisible, typed })
}

/// The text within the quotes that surround all of it, and the name of the first of them; `None` where they
/// do not.
pub(crate) fn in_own_quotes(text: &str) -> Option<(Message, &str)> {
    const PAIRS: [(char, char); 6] =
        [('“', '”'), ('„', '“'), ('„', '”'), ('«', '»'), ('‘', '’'), ('"', '"')];
    let text = text.trim();
    let within = |(open, close): (char, char)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close]) && !is_blank(inner)).then_some((open, inner.trim()))
    };
    let (open, inner) = PAIRS.into_iter().find_map(within)?;
    let plain = || message!("letter.quotation-mark", code = "U+0022");
    Some((letter_name(open, true).unwrap_or_else(plain), inner))
}

/// Whether a letter that cannot be seen does nothing in any script.
fn is_stray(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || is_control(letter)
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}')
}

/// Whether a word is Latin, whatever looks like it: it has Latin letters, and no Cyrillic one that could not be
/// taken for one.
fn is_latin_word(word: &str) -> bool {
    let mut cyrillic = word.chars().filter(|letter| is_cyrillic(*letter));
    word.contains(|letter: char| letter.is_ascii_alphabetic())
        && cyrillic.all(|letter| latin(letter).is_some())
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin(letter: char) -> Option<char> {
    Some(match letter {
        'а' | 'α' => 'a',
        'е' => 'e',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        'к' | 'κ' => 'k',
        'т' | 'τ' => 't',
        'м' => 'm',
        'н' => 'h',
        'в' => 'b',
        'ν' => 'v',
        'υ' => 'u',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Н' | 'Η' => 'H',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'І' | 'Ι' => 'I',
        'Ѕ' => 'S',
        'Ν' => 'N',
        'Ζ' => 'Z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{in_own_quotes, is_blank, latin_text, misleading, typed_text, unusual};
    use crate::message::Message;

    /// The English name of a letter.
    fn called(letter: Option<Message>) -> Option<String> {
        letter.map(|letter| letter.to_string())
    }

    #[test]
    fn letters_that_nobody_typed_are_named_and_typed_anew() {
        for (text, typed, name) in [
            ("completed\u{200b}", "completed", Some("U+200B (zero width space)")),
            ("a\u{a0}b", "a b", Some("U+00A0 (no-break space)")),
            ("Com\u{ad}pleted", "Completed", Some("U+00AD (soft hyphen)")),
            ("2024\u{2013}04", "2024-04", Some("U+2013 (en dash)")),
            ("Côte d\u{2019}Ivoire", "Côte d'Ivoire", Some("U+2019 (curly quote)")),
            ("\u{201c}x\u{201d}", "\"x\"", Some("U+201C (curly quote)")),
            ("\u{feff}id", "id", Some("U+FEFF (byte order mark)")),
            ("completed", "completed", None),
            ("Україна", "Україна", None),
        ] {
            assert_eq!(typed_text(text), typed);
            assert_eq!(called(unusual(text)).as_deref(), name, "{text:?}");
        }
        assert_eq!(called(unusual("\u{441}ompleted")).as_deref(), Some("U+0441 (Cyrillic letter)"));
        assert_eq!(latin_text("\u{441}\u{43e}mpleted"), "completed");
        assert!(is_blank(" \u{a0}\u{200b}\n") && is_blank("") && !is_blank("."));
    }

    #[test]
    fn letters_that_are_surely_not_meant_are_named_and_left_out() {
        for (text, found) in [
            ("P\u{435}ru III", Some(("U+0435 (Cyrillic letter)", "Peru III"))),
            ("mi\u{ad}gration\u{200b}", Some(("U+00AD (soft hyphen)", "migration"))),
            ("\u{feff}Peru", Some(("U+FEFF (byte order mark)", "Peru"))),
            ("Pe\u{7}ru\0", Some(("U+0007 (control character)", "Peru"))),
            ("Peru\tIII\r\nand IV", None),
            ("Україна and Peru", None),
            ("Р\u{456}вне", None),
            ("Peruж", None),
            ("TNF\u{3b1}", None),
            ("می\u{200c}خواهم", None),
            ("\u{201c}Côte d\u{2019}Ivoire\u{201d} \u{2013} plan", None),
        ] {
            let found = found.map(|(letter, typed)| (letter.to_owned(), typed.to_owned()));
            let letter = misleading(text).map(|one| (one.letter.to_string(), one.typed));
            assert_eq!(letter, found, "{text}");
        }
        assert!(misleading("mi\u{ad}gration").is_some_and(|one| one.is_invisible));
        assert!(misleading("P\u{435}ru").is_some_and(|one| !one.is_invisible));
    }

    #[test]
    fn quotes_around_a_whole_text_are_told_from_those_within() {
        for (text, inner) in [
            ("“Peru V: borders”", Some("Peru V: borders")),
            ("„Peru V“", Some("Peru V")),
            ("« Peru V »", Some("Peru V")),
            ("\"Peru V\"", Some("Peru V")),
            ("“One” and “two”", None),
            ("The “open door” policy", None),
            ("d’Ivoire’", None),
            ("“”", None),
            ("\"", None),
        ] {
            assert_eq!(in_own_quotes(text).map(|(_, inner)| inner), inner, "{text}");
        }
    }
}
