//! Dates in other notations than EDTF, as far as each can only mean one date.

use std::ops::Range;

use super::date::EdtfDate;

impl EdtfDate {
    /// The date that another common notation means, such as `15/05/2024` or `5.2024`; `None` where it
    /// could be two, or is none.
    #[must_use]
    pub(crate) fn from_other_notation(text: &str) -> Option<Self> {
        let day = text.split(['T', ' ']).next().unwrap_or(text);
        if day.len() > 4 && day.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::from_digits(day);
        }
        let numbers = numbers(day)?;
        let small = |number: u16| u8::try_from(number).ok();
        let date = match *numbers.as_slice() {
            [year, month] if year > 999 => Self::new(year, Some(small(month)?), None),
            [month, year] if year > 999 => Self::new(year, Some(small(month)?), None),
            [year, month, day] if year > 999 => {
                Self::new(year, Some(small(month)?), Some(small(day)?))
            }
            [day, month, year] if year > 999 && (day > 12 || day == month) => {
                Self::new(year, Some(small(month)?), Some(small(day)?))
            }
            [month, day, year] if year > 999 && day > 12 => {
                Self::new(year, Some(small(month)?), Some(small(day)?))
            }
            _ => return None,
        };
        date.ok()
    }

    /// A month or day without anything between its numbers: `202404`, `20240415`. Six digits that can be a day as well
    /// are not read.
    fn from_digits(digits: &str) -> Option<Self> {
        let part = |range: Range<usize>| digits.get(range)?.parse::<u16>().ok();
        let year = part(0..4).filter(|year| (1900..2100).contains(year))?;
        let (month, day) = match digits.len() {
            6 if part(2..4)? > 12 => (part(4..6)?, None),
            8 => (part(4..6)?, Some(part(6..8)?)),
            _ => return None,
        };
        let day = day.map(u8::try_from).transpose().ok()?;
        Self::new(year, Some(u8::try_from(month).ok()?), day).ok()
    }

    /// The two days that `05/04/2024` can be: the day first, and the month first.
    pub(crate) fn either_notation(text: &str) -> Option<[Self; 2]> {
        let [first, second, year] = *numbers(text)?.as_slice() else { return None };
        let [first, second] = [u8::try_from(first).ok()?, u8::try_from(second).ok()?];
        let day = |month, day| Self::new(year, Some(month), Some(day)).ok();
        let dates = [day(second, first)?, day(first, second)?];
        (year > 999 && first != second).then_some(dates)
    }
}

/// The numbers of a date, with hyphens, slashes or points between them.
fn numbers(text: &str) -> Option<Vec<u16>> {
    text.split(['-', '/', '.']).map(|part| part.trim().parse().ok()).collect()
}
