//! Days of the calendar, and dates that are only as precise as their source: EDTF level 0 (ISO 8601-2:2019).
//!
//! The calendar itself is `chrono`'s, and no other file names it.

use std::fmt;
use std::str::FromStr;

use borsh::{BorshDeserialize, BorshSerialize};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::de::{self, Deserialize, Deserializer, Visitor};

use crate::message::Value;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// A day before every day that a date can mean.
    pub(crate) const MIN: Self = Self(NaiveDate::MIN);
    /// A day after every day that a date can mean.
    pub const MAX: Self = Self(NaiveDate::MAX);

    /// The day with this year, month (1 to 12) and day of the month; `None` if there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub(crate) fn day(self) -> u32 {
        self.0.day()
    }

    /// The day that comes so many days later; `None` where the calendar ends.
    #[must_use]
    pub fn plus_days(self, days: u64) -> Option<Self> {
        self.0.checked_add_days(Days::new(days)).map(Self)
    }

    /// How many days later `other` comes; `None` where it lies before.
    #[must_use]
    pub(crate) fn days_until(self, other: Self) -> Option<u32> {
        u32::try_from(other.0.signed_duration_since(self.0).num_days()).ok()
    }

    /// How many days after the first day of 1970 it is; less than zero before that day.
    #[must_use]
    pub fn days_from_1970(self) -> i32 {
        self.0.signed_duration_since(NaiveDate::default()).num_days().try_into().unwrap_or(i32::MAX)
    }

    /// The last day of the year that begins with this day; `None` where the calendar ends.
    #[must_use]
    pub(crate) fn last_of_year(self) -> Option<Self> {
        self.end_of_months(12)
    }

    /// The day before this day so many months later; `None` where the calendar ends.
    fn end_of_months(self, months: u32) -> Option<Self> {
        let next = self.0.checked_add_months(Months::new(months))?;
        next.checked_sub_days(Days::new(1)).map(Self)
    }
}

impl fmt::Display for Day {
    /// Writes `2017-05-12`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FromStr for Day {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        text.parse().map(Self).map_err(|_| DateError::Form)
    }
}

/// A year, a month or a day. It means every day that lies in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, BorshDeserialize, BorshSerialize)]
pub struct EdtfDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form,
    /// The form is right, but there is no such month or day.
    NotInCalendar,
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Form => "write a year, a month or a day: 2017, 2017-05 or 2017-05-12",
            Self::NotInCalendar => "there is no such date in the calendar",
        })
    }
}

impl std::error::Error for DateError {}

impl EdtfDate {
    /// A date of the calendar, from its parts; a day needs a month.
    ///
    /// # Errors
    /// [`DateError::NotInCalendar`] where there is no such year (1 to 9999), month or day.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        let first = first_day(year, month, day);
        let known = (1..=9999).contains(&year) && !(day.is_some() && month.is_none());
        if known && first.is_some() {
            Ok(Self { year, month, day })
        } else {
            Err(DateError::NotInCalendar)
        }
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The first day that it could mean.
    #[must_use]
    pub fn earliest(self) -> Day {
        first_day(self.year, self.month, self.day).unwrap_or(Day::MIN)
    }

    /// The last day that it could mean.
    #[must_use]
    pub fn latest(self) -> Day {
        let first = self.earliest();
        let last = match (self.month, self.day) {
            (_, Some(_)) => Some(first),
            (Some(_), None) => first.end_of_months(1),
            (None, None) => first.end_of_months(12),
        };
        last.unwrap_or(first)
    }

    /// Whether it lies before `other` for every reading of the two.
    #[must_use]
    pub fn is_certainly_before(self, other: Self) -> bool {
        self.latest() < other.earliest()
    }
}

/// The first day of a year, month or day; `None` if there is no such day.
fn first_day(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Day> {
    Day::new(year.into(), month.unwrap_or(1).into(), day.unwrap_or(1).into())
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

impl From<EdtfDate> for Value {
    fn from(date: EdtfDate) -> Self {
        Self::Text(date.to_string())
    }
}

impl FromStr for EdtfDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let part = |start: usize, end: usize| match bytes.len() {
            length if length < end => Ok(None),
            _ if start > 0 && bytes[start - 1] != b'-' => Err(DateError::Form),
            _ => number(&bytes[start..end]).map(Some),
        };
        if !matches!(bytes.len(), 4 | 7 | 10) {
            return Err(DateError::Form);
        }
        let year = part(0, 4)?.ok_or(DateError::Form)?;
        let (month, day) = (part(5, 7)?, part(8, 10)?);
        let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok());
        Self::new(year, small(month), small(day))
    }
}

/// The number of up to four digits.
fn number(digits: &[u8]) -> Result<u16, DateError> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Ok(number * 10 + u16::from(digit - b'0')),
        _ => Err(DateError::Form),
    })
}

impl<'de> Deserialize<'de> for EdtfDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;

        impl Visitor<'_> for DateVisitor {
            type Value = EdtfDate;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a date: YYYY, YYYY-MM or YYYY-MM-DD")
            }

            fn visit_i64<E: de::Error>(self, year: i64) -> Result<EdtfDate, E> {
                // A number that is shorter is none of a year, but may be one of a day.
                let year = u16::try_from(year).ok().filter(|year| *year >= 1000);
                let year = year.ok_or_else(|| E::custom("no such year"))?;
                EdtfDate::new(year, None, None).map_err(|_| E::custom("no such year"))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<EdtfDate, E> {
                text.parse().map_err(|_| E::custom("not a date"))
            }
        }

        deserializer.deserialize_any(DateVisitor)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

    use super::{DateError, EdtfDate};

    fn date(text: &str) -> EdtfDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_stands_for_every_day_that_it_could_mean() {
        for (text, earliest, latest) in [
            ("2017", "2017-01-01", "2017-12-31"),
            ("2017-02", "2017-02-01", "2017-02-28"),
            ("2016-02", "2016-02-01", "2016-02-29"),
            ("2017-05-12", "2017-05-12", "2017-05-12"),
            ("9999", "9999-01-01", "9999-12-31"),
        ] {
            let date = date(text);
            assert_eq!(date.earliest().to_string(), earliest);
            assert_eq!(date.latest().to_string(), latest);
        }
    }

    #[test]
    fn only_what_is_before_for_every_reading_is_before() {
        assert!(date("2016").is_certainly_before(date("2017")));
        assert!(date("2017-01").is_certainly_before(date("2017-02-01")));
        assert!(!date("2017").is_certainly_before(date("2017-05")));
        assert!(!date("2017-05").is_certainly_before(date("2017")));
        assert!(!date("2017").is_certainly_before(date("2017")));
    }

    #[test]
    fn what_is_no_date_says_why() {
        for text in [
            "2017-1",
            "17",
            "12/05/2017",
            "2017-",
            "2017-05-1",
            "2017-05-12T10",
            "",
            "+017",
            "２０１７",
        ] {
            assert_eq!(text.parse::<EdtfDate>(), Err(DateError::Form), "{text}");
        }
        for text in ["0000", "2017-13", "2017-00", "2017-02-29", "2017-04-31", "1900-02-29"] {
            assert_eq!(text.parse::<EdtfDate>(), Err(DateError::NotInCalendar), "{text}");
        }
        assert!("2016-02-29".parse::<EdtfDate>().is_ok());
    }

    proptest! {
        #[test]
        fn a_date_prints_as_it_was_read(text in "[0-9]{4}(-[0-1][0-9](-[0-3][0-9])?)?") {
            if let Ok(date) = text.parse::<EdtfDate>() {
                prop_assert_eq!(date.to_string(), text);
                prop_assert!(date.earliest() <= date.latest());
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in prop::string::string_regex(".{0,12}").unwrap()) {
            if let Ok(date) = text.parse::<EdtfDate>() {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
