//! Dates as sheets write them, by patterns such as `DD/MM/YYYY`.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::message;
use crate::message::Message;
use crate::model::{EdtfDate, folded, is_month_name, month_named};

/// How a sheet writes dates: `DD/MM/YYYY`, `M.YYYY`, `MMM YYYY`. `D` and `M` mean one digit or two,
/// `MMM` for the name of a month in English, Spanish or French, whole or shortened, `YY` for a year of
/// this century; all else means itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DatePattern {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    MonthName,
    Year,
    ShortYear,
    Sign(char),
}

/// Why a text is no pattern of dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError(String);

impl PatternError {
    /// The error as a message.
    fn to_message(&self) -> Message {
        message!("import.date-pattern", pattern = &self.0)
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for PatternError {}

impl TryFrom<String> for DatePattern {
    type Error = PatternError;

    fn try_from(text: String) -> Result<Self, PatternError> {
        text.parse()
    }
}

impl FromStr for DatePattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let wrong = || PatternError(text.to_owned());
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            let length = rest.chars().take_while(|letter| *letter == sign).count();
            let (part, taken) = match (sign, length) {
                ('D', 1 | 2) => (Part::Day, length),
                ('M', 1 | 2) => (Part::Month, length),
                ('M', 3 | 4) => (Part::MonthName, length),
                ('Y', 4) => (Part::Year, 4),
                ('Y', 2) => (Part::ShortYear, 2),
                ('D' | 'M' | 'Y', _) => return Err(wrong()),
                (sign, _) => (Part::Sign(sign), sign.len_utf8()),
            };
            parts.push(part);
            rest = &rest[taken..];
        }
        let count = |sorts: &[Part]| parts.iter().filter(|part| sorts.contains(part)).count();
        let (days, months) = (count(&[Part::Day]), count(&[Part::Month, Part::MonthName]));
        let years = count(&[Part::Year, Part::ShortYear]);
        if years != 1 || months > 1 || days > months {
            return Err(wrong());
        }
        Ok(Self { text: text.to_owned(), parts })
    }
}

impl fmt::Display for DatePattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl DatePattern {
    /// The patterns that people use most; where several fit, the first is the likeliest.
    pub(crate) fn usual() -> &'static [Self] {
        static PATTERNS: LazyLock<Vec<DatePattern>> =
            LazyLock::new(|| USUAL.iter().filter_map(|pattern| pattern.parse().ok()).collect());
        &PATTERNS
    }

    /// The date that a text means; `None` where it is written in another way or does not exist.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<EdtfDate> {
        let (year, month, day) = self.parts(text)?;
        let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
        EdtfDate::new(year, small(month), small(day)).ok()
    }

    /// The pattern in which day and month have changed places, where both are numbers before the year.
    pub(crate) fn swapped(&self) -> Option<Self> {
        let position = |part: &Part| self.parts.iter().position(|other| other == part);
        let (day, month) = (position(&Part::Day)?, position(&Part::Month)?);
        let year = position(&Part::Year).or_else(|| position(&Part::ShortYear))?;
        let mut swapped = self.clone();
        swapped.parts.swap(day, month);
        (year > day.max(month)).then_some(swapped)
    }

    /// Whether a text is written so, be there such a date or not.
    pub(crate) fn fits(&self, text: &str) -> bool {
        self.parts(text).is_some()
    }

    /// The year, the month and the day of a text.
    fn parts(&self, text: &str) -> Option<(u16, Option<u16>, Option<u16>)> {
        let text = folded(text);
        let mut rest = text.as_str();
        let (mut day, mut month, mut year) = (None, None, None);
        for part in &self.parts {
            match part {
                Part::Day => {
                    day = Some(number(&mut rest, 1..=2)?);
                    rest = without_ordinal(rest);
                }
                Part::Month => month = Some(number(&mut rest, 1..=2)?),
                Part::MonthName => month = Some(month_name(&mut rest)?),
                Part::Year => year = Some(number(&mut rest, 4..=4)?),
                Part::ShortYear => year = Some(2000 + number(&mut rest, 2..=2)?),
                Part::Sign(sign) => rest = rest.strip_prefix(sign.to_lowercase().next()?)?,
            }
        }
        rest.is_empty().then_some((year?, month, day))
    }
}

/// The patterns that people use most.
const USUAL: [&str; 33] = [
    "DD/MM/YYYY",
    "MM/DD/YYYY",
    "DD.MM.YYYY",
    "DD-MM-YYYY",
    "MM-DD-YYYY",
    "DD/MM/YY",
    "MM/DD/YY",
    "DD.MM.YY",
    "DD-MM-YY",
    "YYYY-MM-DD",
    "YYYY/MM/DD",
    "YYYY.MM.DD",
    "YYYYMMDD",
    "MM/YYYY",
    "MM.YYYY",
    "MM-YYYY",
    "YYYY/MM",
    "MMM YYYY",
    "MMM de YYYY",
    "MMM del YYYY",
    "MMM-YYYY",
    "MMM/YYYY",
    "MMM-YY",
    "D MMM YYYY",
    "D de MMM de YYYY",
    "D de MMM del YYYY",
    "D MMM YY",
    "D-MMM-YYYY",
    "D-MMM-YY",
    "D/MMM/YYYY",
    "D/MMM/YY",
    "MMM D, YYYY",
    "MMM D YYYY",
];

/// What follows a day that is written as a number in an order: `13th`, `1er`, `1º`.
fn without_ordinal(rest: &str) -> &str {
    let ends = ["st", "nd", "rd", "th", "er", "\u{ba}", "\u{b0}"];
    let after = ends.into_iter().find_map(|end| rest.strip_prefix(end));
    after.filter(|after| !after.starts_with(char::is_alphanumeric)).unwrap_or(rest)
}

/// A number of so many digits at the beginning of `rest`.
fn number(rest: &mut &str, digits: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let length = rest.bytes().take(*digits.end()).take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at_checked(length).filter(|_| digits.contains(&length))?;
    *rest = after;
    number.parse().ok()
}

/// The month whose name, or three letters of it at least and a point, is at the beginning of `rest`.
fn month_name(rest: &mut &str) -> Option<u16> {
    let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let (word, after) = rest.split_at(length);
    let month = month_named(word)?;
    let is_short = !is_month_name(word);
    *rest = after.strip_prefix('.').filter(|_| is_short).unwrap_or(after);
    Some(month)
}

#[cfg(test)]
mod tests {
    use super::DatePattern;

    fn read(pattern: &str, text: &str) -> Option<String> {
        pattern.parse::<DatePattern>().unwrap().read(text).map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_as_precisely_as_they_are_written() {
        for (pattern, text, date) in [
            ("DD/MM/YYYY", "12/05/2017", "2017-05-12"),
            ("DD/MM/YYYY", "1/5/2017", "2017-05-01"),
            ("M.YYYY", "05.2017", "2017-05"),
            ("MMM YYYY", "Mayo 2017", "2017-05"),
            ("D MMM YYYY", "3 sept. 2018", "2018-09-03"),
            ("MMM YYYY", "août 2019", "2019-08"),
            ("D de MMM de YYYY", "3 de Septiembre de 2018", "2018-09-03"),
            ("DD.MM.YY", "12.05.17", "2017-05-12"),
            ("YYYY", "2017", "2017"),
            ("D MMM YYYY", "13th May 2017", "2017-05-13"),
            ("D MMM YYYY", "1er mars 2017", "2017-03-01"),
            ("D de MMM del YYYY", "1º de mayo del 2017", "2017-05-01"),
            ("MMM D, YYYY", "May 3, 2017", "2017-05-03"),
            ("D-MMM-YY", "29-Aug-26", "2026-08-29"),
            ("YYYYMMDD", "20170512", "2017-05-12"),
        ] {
            assert_eq!(read(pattern, text).as_deref(), Some(date), "{pattern} of {text}");
        }
    }

    #[test]
    fn every_usual_pattern_is_one() {
        assert_eq!(DatePattern::usual().len(), super::USUAL.len());
    }

    #[test]
    fn what_is_written_otherwise_or_does_not_exist_is_no_date() {
        for (pattern, text) in [
            ("DD/MM/YYYY", "31/02/2017"),
            ("DD/MM/YYYY", "12/05/17"),
            ("DD/MM/YYYY", "12-05-2017"),
            ("DD/MM/YYYY", "12/05/2017 x"),
            ("MMM YYYY", "ma 2017"),
            // March, in English, or May, in Spanish: nobody can tell.
            ("MMM YYYY", "mar y 2017"),
            ("MMM YYYY", "2017"),
            ("MM/YYYY", ""),
        ] {
            assert_eq!(read(pattern, text), None, "{pattern} of {text}");
        }
    }

    #[test]
    fn a_pattern_needs_a_year_and_a_day_needs_a_month() {
        for wrong in ["", "DD/MM", "DD/YYYY", "YYY", "DDD", "YYYY YY", "MM MMM YYYY", "yyyy"] {
            assert!(wrong.parse::<DatePattern>().is_err(), "{wrong}");
        }
    }
}
