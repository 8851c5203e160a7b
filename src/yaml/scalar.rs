//! Text as a scalar of a file: one that readers of YAML 1.1 and of YAML 1.2 take for this very text.

use std::fmt::Write as _;

use super::core_schema;
use super::node::Value;
use crate::message;
use crate::message::Message;

/// A text behind a key or a dash: plain where every reader takes it for the text, else in double quotes.
pub(crate) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// The same for within brackets or braces.
pub(crate) fn flow_scalar(text: &str) -> String {
    // PyYAML takes a question mark there for the start of a key.
    let is_free = !text.contains([',', '[', ']', '{', '}', '?']);
    if is_free && is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            letter if is_printable(letter) => quoted.push(letter),
            letter => {
                let code = u32::from(letter);
                // Writing to a text cannot fail.
                let _ = match code {
                    0..=0xff => write!(quoted, "\\x{code:02X}"),
                    0x100..=0xffff => write!(quoted, "\\u{code:04X}"),
                    _ => write!(quoted, "\\U{code:08X}"),
                };
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Whether every reader takes a character as it is, and no reader for a line break.
pub(crate) fn is_printable(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text needs no quotes.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    !"-?:,[]{}#&*!|>'\"%@`".contains(first)
        && !text.starts_with(' ')
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with("...")
        && (text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || text.chars().all(is_printable))
        && !means_something_else(text)
}

/// Whether a reader of YAML 1.1 or 1.2 takes a text without quotes for anything but text.
fn means_something_else(text: &str) -> bool {
    // What begins with a letter and is longer than `false` is text to all of them.
    let is_word = text.len() > 5 && text.starts_with(char::is_alphabetic);
    !is_word
        && (!matches!(core_schema::resolve(text), Value::String(_))
            || matches!(text, "=" | "<<")
            || is_word_of_yaml_1_1(text)
            || is_number_of_yaml_1_1(text)
            || is_time(text))
}

/// What a reader of YAML 1.1 takes a text without quotes for, where one of YAML 1.2 takes it for text.
pub(crate) fn reads_as(text: &str) -> Option<Message> {
    // Most texts are neither numbers nor as short as the words of YAML 1.1.
    let is_other = match text.as_bytes() {
        [b'0'..=b'9' | b'+' | b'-' | b'=' | b'<', ..] => true,
        [b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' | b't' | b'T' | b'f' | b'F', rest @ ..] => {
            rest.len() <= 4
        }
        _ => false,
    };
    if !is_other {
        return None;
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let begins_as_number = digits.starts_with(|first: char| first.is_ascii_digit());
    let read = match text {
        "=" | "<<" => Some(message!("read-otherwise.sign")),
        _ if !begins_as_number => {
            is_word_of_yaml_1_1(text).then(|| message!("read-otherwise.boolean"))
        }
        _ if is_grouped(digits) || is_of_base_60(digits) => Some(message!("read-otherwise.number")),
        _ if is_day(text) => Some(message!("read-otherwise.date")),
        _ => None,
    };
    // Asked last, since it copies the text.
    read.filter(|_| matches!(core_schema::resolve(text), Value::String(_)))
}

/// Digits in groups, or of base 2: `1_000`, `0b11`.
fn is_grouped(digits: &str) -> bool {
    let is_of = |digits: &str, all: &str| {
        digits.starts_with(|first: char| first.is_ascii_digit())
            && digits.chars().all(|one| all.contains(one))
    };
    match digits.strip_prefix("0b") {
        Some(digits) => is_of(digits, "01_"),
        None => {
            digits.contains('_')
                && is_of(digits, "0123456789_.")
                && digits.matches('.').count() <= 1
        }
    }
}

/// Minutes and seconds, or hours: `12:30`.
fn is_of_base_60(digits: &str) -> bool {
    let mut parts = digits.split(':');
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = parts.next().is_some_and(is_digits);
    let mut rest = parts.peekable();
    is_first
        && rest.peek().is_some()
        && rest.all(|part| {
            is_digits(part) && part.len() <= 2 && part.parse::<u8>().is_ok_and(|one| one < 60)
        })
}

/// A day, alone or with a time.
fn is_day(text: &str) -> bool {
    let Some((day, rest)) = text.split_at_checked(10) else { return false };
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let time = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).trim_start();
    is_day
        && (rest.is_empty() || rest != time && time.starts_with(|one: char| one.is_ascii_digit()))
}

fn is_word_of_yaml_1_1(text: &str) -> bool {
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    text.len() <= 5
        && text.bytes().all(|byte| byte.is_ascii_alphabetic())
        && words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Digits in groups, of base 60 and 2, with points: a little more than YAML 1.1 takes for a number.
fn is_number_of_yaml_1_1(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.to_ascii_lowercase().trim_start_matches('.') == "inf" {
        return true;
    }
    let is_of = |digits: &str, more: &str| {
        !digits.is_empty() && digits.chars().all(|one| one.is_ascii_digit() || more.contains(one))
    };
    let based = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0b"));
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let begins = digits.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    based.is_some_and(|digits| is_of(digits, "abcdefABCDEF_"))
        || begins && is_of(mantissa, "_.:") && is_of(exponent, "_")
}

/// A day, or a day and more: `2024-01-02`.
fn is_time(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let is_digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day)) => {
            let digits = day.len() - day.trim_start_matches(|one: char| one.is_ascii_digit()).len();
            is_digits(year, 4) && year.len() == 4 && is_digits(month, 2) && digits > 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{flow_scalar, quoted, scalar};

    #[test]
    fn what_a_reader_takes_for_something_else_is_quoted() {
        for text in [
            "NO",
            "no",
            "y",
            "Yes",
            "on",
            "OFF",
            "True",
            "null",
            "~",
            "",
            "=",
            "<<",
            "012",
            "1e3",
            "1_000",
            "12:30",
            "1:20:30.5",
            "0b11",
            "0x1F",
            "0o14",
            ".5",
            "5.",
            ".inf",
            "-.INF",
            "+1",
            "2024-01-02",
            "2024-1-2",
            "2024-01-02 10:00",
            "2024-01-02T10:00:00Z",
            "1_0.5e+3",
            "2017",
            "- a",
            "-",
            "? a",
            ": a",
            "@a",
            "%a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "`a`",
            "#a",
            "[a]",
            "{a}",
            ", a",
            "a: b",
            "a #b",
            "a:",
            " a",
            "a ",
            "---",
            "...",
            "a\tb",
            "a\nb",
            "a\u{85}b",
            "a\u{2028}b",
            "\u{feff}a",
            "a\u{7}",
        ] {
            assert_eq!(scalar(text), quoted(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_text_to_everybody_stands_without_quotes() {
        for text in [
            "PE",
            "north",
            "2017-05",
            "008-2018-IN",
            "003_6f4c9b.txt",
            "Decreto Supremo N.º 008",
            "https://example.org/a?b=c#d",
            "it's",
            "say \"x\"",
            "a:b",
            "a#b",
            "1st",
            "12 men",
            "\u{1f600} x",
            "Plan d'action",
            "1,5",
            "e3",
            "x=1",
            "50%",
        ] {
            assert_eq!(scalar(text), text);
        }
        assert_eq!(flow_scalar("a, b"), "\"a, b\"");
        assert_eq!(flow_scalar("Plan d'action"), "Plan d'action");
        assert_eq!(quoted("a\"\\\n\t\u{7}\u{2028}é"), r#""a\"\\\n\t\x07\u2028é""#);
    }
}
