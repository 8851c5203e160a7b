//! Dates and times of workbooks, which are days since an epoch.

use super::Cell;
use crate::message;
use crate::model::Day;

/// The last day that a workbook knows, 9999-12-31, in the system of 1900.
const LAST: f64 = 2_958_465.0;

const SECONDS_OF_DAY: f64 = 86_400.0;

/// How much of a date its format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Year,
    Month,
    /// The day, and perhaps the time.
    Day,
}

impl Shown {
    /// As much of a date as is shown.
    pub(super) fn cut(self, cell: Cell) -> Cell {
        let length = match self {
            Self::Year => 4,
            Self::Month => 7,
            Self::Day => return cell,
        };
        match cell {
            Cell::Date(date) => Cell::Date(date.chars().take(length).collect()),
            other => other,
        }
    }
}

/// The day of a serial number, with the time where that is not midnight; a time alone is text.
///
/// The system of 1900 has a 29 February 1900, which never was: the days before it are one later.
pub(super) fn date(serial: f64, is_1904: bool) -> Cell {
    let fault = || Cell::Unreadable(message!("sheet.no-date", value = serial.to_string()));
    if !(0.0..=LAST + 1.0).contains(&serial) {
        return fault();
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "was held to limits"
    )]
    let seconds = (serial * SECONDS_OF_DAY).round() as u64;
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    if day == 0 && !is_1904 {
        return Cell::Text(clock(second));
    }
    let epoch = match (is_1904, day) {
        (true, _) => (1904, 1, 1),
        (false, 60) => return fault(),
        (false, ..60) => (1899, 12, 31),
        (false, _) => (1899, 12, 30),
    };
    let epoch = Day::new(epoch.0, epoch.1, epoch.2);
    let Some(date) = epoch.and_then(|epoch| epoch.plus_days(day)) else {
        return fault();
    };
    Cell::Date(if second == 0 { date.to_string() } else { format!("{date}T{}", clock(second)) })
}

/// A date as XML writes it, without a time that is midnight; a time alone is text.
pub(super) fn iso(text: &str) -> Cell {
    let text = text.trim().trim_end_matches('Z');
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    if day.is_empty() || is_time(text) {
        return Cell::text(text.trim_start_matches('T'));
    }
    if day.parse::<Day>().is_err() {
        return Cell::Unreadable(message!("sheet.no-date", value = text));
    }
    let time = time.split('.').next().unwrap_or_default();
    let is_midnight = time.chars().all(|letter| matches!(letter, '0' | ':'));
    Cell::Date(if is_midnight { day.to_owned() } else { format!("{day}T{time}") })
}

/// Whether a text is a time of the day, such as `10:30:00`.
fn is_time(text: &str) -> bool {
    let mut parts = text.split(':');
    let is_number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let hours = parts.next().is_some_and(|part| is_number(part, 1..=2));
    let minutes = parts.next().is_some_and(|part| is_number(part, 2..=2));
    let seconds = parts.next().is_none_or(|part| {
        let (whole, fraction) = part.split_once('.').unwrap_or((part, "0"));
        is_number(whole, 2..=2) && is_number(fraction, 1..=9)
    });
    hours && minutes && seconds && parts.next().is_none()
}

/// A length of time in days, as hours, minutes and seconds.
pub(super) fn duration(days: f64) -> Cell {
    let seconds = (days * SECONDS_OF_DAY).round();
    if !(0.0..1e12).contains(&seconds) {
        return Cell::Unreadable(message!("sheet.no-duration", value = days.to_string()));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "was held to limits"
    )]
    let seconds = seconds as u64;
    Cell::Text(clock(seconds))
}

/// A length of time as XML writes it, such as `PT26H30M00S`; `None` for any other, which has days.
pub(super) fn iso_duration(text: &str) -> Option<Cell> {
    let (hours, rest) = text.trim().strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let [hours, minutes, seconds]: [u32; 3] =
        [hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?];
    Some(Cell::Text(clock(u64::from(hours) * 3600 + u64::from(minutes) * 60 + u64::from(seconds))))
}

fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::{Shown, date, iso, iso_duration};
    use crate::sheet::Cell;

    #[test]
    fn serial_numbers_are_days_of_either_system() {
        for (serial, is_1904, shown) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (60.0, false, "`60` is not a date"),
            (61.0, false, "1900-03-01"),
            (42_867.0, false, "2017-05-12"),
            (41_405.0, true, "2017-05-12"),
            (0.0, true, "1904-01-01"),
            (42_867.5, false, "2017-05-12T12:00:00"),
            (42_866.999_999_99, false, "2017-05-12"),
            (0.75, false, "18:00:00"),
            (2_958_465.0, false, "9999-12-31"),
            (-1.0, false, "`-1` is not a date"),
            (1e300, false, "`1000"),
            (f64::NAN, false, "`NaN` is not a date"),
        ] {
            let cell = date(serial, is_1904);
            assert!(cell.shown().starts_with(shown), "{serial} is {}", cell.shown());
        }
    }

    #[test]
    fn a_written_date_loses_its_midnight() {
        assert_eq!(iso("2017-05-12T00:00:00.000Z").shown(), "2017-05-12");
        assert_eq!(iso("2017-05-12T09:30:00").shown(), "2017-05-12T09:30:00");
        assert_eq!(iso("soon").shown(), "`soon` is not a date");
        assert_eq!(iso("10:30:00"), Cell::Text("10:30:00".to_owned()));
        assert_eq!(iso("T10:30:00.5Z"), Cell::Text("10:30:00.5".to_owned()));
    }

    #[test]
    fn no_more_of_a_date_is_read_than_is_shown() {
        let shown = |shown: Shown, serial| shown.cut(date(serial, false)).shown().into_owned();
        assert_eq!(shown(Shown::Year, 42_867.5), "2017");
        assert_eq!(shown(Shown::Month, 42_867.0), "2017-05");
        assert_eq!(shown(Shown::Day, 42_867.0), "2017-05-12");
        assert_eq!(shown(Shown::Month, -1.0), "`-1` is not a date");
    }

    #[test]
    fn a_written_length_of_time_is_hours_minutes_and_seconds() {
        let shown = |text| iso_duration(text).map(|cell| cell.shown().into_owned());
        assert_eq!(shown("PT26H30M00S").as_deref(), Some("26:30:00"));
        assert_eq!(shown("PT18H0M5.25S").as_deref(), Some("18:00:05"));
        assert_eq!(shown("P1DT2H"), None);
    }
}
