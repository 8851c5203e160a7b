//! The one module that reads the clock.

use std::time::{Duration, SystemTime};

use mieux::message;
use mieux::model::{Day, EdtfDate};

const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// The day that a command judges by: the one that `--today` names, else today in UTC, which is the same on
/// every computer at the same moment.
///
/// # Errors
/// If the clock shows a day that is not in the calendar of records.
pub(crate) fn today_or(named: Option<EdtfDate>) -> anyhow::Result<EdtfDate> {
    if let Some(named) = named {
        return Ok(named);
    }
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok();
    let date = since_1970.and_then(date_after);
    Ok(date.ok_or_else(|| message!("error.clock"))?)
}

/// The day so long after the beginning of 1970.
fn date_after(since_1970: Duration) -> Option<EdtfDate> {
    let days = since_1970.as_secs() / SECONDS_A_DAY;
    Day::new(1970, 1, 1)?.plus_days(days)?.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::date_after;

    #[test]
    fn seconds_since_1970_are_a_day_of_the_calendar() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_400, "2000-02-29"),
            (1_795_651_199, "2026-11-25"),
        ] {
            let date = date_after(Duration::from_secs(seconds)).unwrap();
            assert_eq!(date.to_string(), day);
        }
        assert_eq!(date_after(Duration::MAX), None);
    }
}
