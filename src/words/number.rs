//! Numbers as each language writes them.

use crate::model::Language;

const NARROW_NO_BREAK_SPACE: char = '\u{202f}';
const NO_BREAK_SPACE: char = '\u{a0}';

/// A whole number, its digits in groups of three: `1,234`, in French `1 234`; in Spanish, after the
/// Academy, from five digits on: `1234`, `12 345`.
#[must_use]
pub fn count(number: usize, language: Language) -> String {
    grouped(&number.to_string(), language)
}

/// A number with one digit behind the point, or the comma of the language. A half is rounded away from
/// zero, as spreadsheets do.
#[must_use]
pub fn decimal(number: f64, language: Language) -> String {
    let text = format!("{:.1}", (number.abs() * 10.0).round() / 10.0);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    let sign = if number < 0.0 { "−" } else { "" };
    let point = if language == Language::En { '.' } else { ',' };
    format!("{sign}{}{point}{fraction}", grouped(whole, language))
}

/// A decimal number with the digits that it has, as each language writes it: `1,751.25`, in French `1 751,25`.
#[must_use]
pub fn exact(number: &str, language: Language) -> String {
    let point = if language == Language::En { "." } else { "," };
    match number.split_once('.') {
        Some((whole, fraction)) => format!("{}{point}{fraction}", grouped(whole, language)),
        None => grouped(number, language),
    }
}

/// Parts of a hundred: `12.5%`, in Spanish and French `12,5 %`.
#[must_use]
pub fn percent(number: f64, language: Language) -> String {
    let number = decimal(number, language);
    match language {
        Language::En => format!("{number}%"),
        Language::Es | Language::Fr => format!("{number}{NO_BREAK_SPACE}%"),
    }
}

/// So many of so many: `1 of 2`.
#[must_use]
pub(crate) fn fraction(part: usize, of: usize, language: Language) -> String {
    let word = match language {
        Language::En => "of",
        Language::Es => "de",
        Language::Fr => "sur",
    };
    format!("{} {word} {}", count(part, language), count(of, language))
}

fn grouped(digits: &str, language: Language) -> String {
    let (separator, least) = match language {
        Language::En => (',', 4),
        Language::Es => (NARROW_NO_BREAK_SPACE, 5),
        Language::Fr => (NARROW_NO_BREAK_SPACE, 4),
    };
    if digits.len() < least {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() * 2);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{count, decimal, exact, fraction, percent};
    use crate::model::Language::{En, Es, Fr};

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        let all = |number| [count(number, En), count(number, Es), count(number, Fr)];
        assert_eq!(all(7), ["7", "7", "7"]);
        assert_eq!(all(1234), ["1,234", "1234", "1\u{202f}234"]);
        assert_eq!(all(12345), ["12,345", "12\u{202f}345", "12\u{202f}345"]);
        assert_eq!(count(1_234_567, En), "1,234,567");
    }

    #[test]
    fn fractions_have_a_point_or_a_comma_and_percent_a_blank_before_the_sign() {
        assert_eq!(decimal(1234.56, En), "1,234.6");
        assert_eq!(decimal(1234.56, Es), "1234,6");
        assert_eq!(decimal(-0.5, Fr), "−0,5");
        assert_eq!(percent(33.333, En), "33.3%");
        assert_eq!(percent(100.0, Es), "100,0\u{a0}%");
        assert_eq!(fraction(1, 1200, Fr), "1 sur 1\u{202f}200");
    }

    #[test]
    fn a_number_keeps_the_digits_that_it_has() {
        let all = |number| [exact(number, En), exact(number, Es), exact(number, Fr)];
        assert_eq!(all("1751.250"), ["1,751.250", "1751,250", "1\u{202f}751,250"]);
        assert_eq!(all("5"), ["5", "5", "5"]);
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        assert_eq!([6.25, 93.75, -0.25].map(|number| decimal(number, En)), ["6.3", "93.8", "−0.3"]);
        for hundredths in (5..100_000_u32).step_by(10) {
            let up = format!("{}.{}", (hundredths + 5) / 100, (hundredths + 5) / 10 % 10);
            let shown = decimal(f64::from(hundredths) / 100.0, En);
            assert_eq!(shown.replace(',', ""), up, "{hundredths}");
        }
    }
}
