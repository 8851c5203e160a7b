//! The date that a cell of text states, and what to say where that is not clear.

use super::dates::DatePattern;
use crate::message;
use crate::message::{Message, Value};
use crate::model::EdtfDate;

/// A date as it was read.
pub(crate) struct DateCell {
    pub(crate) date: EdtfDate,
    /// Whether a time of the day stood behind it, which no field has.
    pub(crate) has_time: bool,
    pub(crate) order: Order,
}

/// What a date of numbers tells of the order of day and month.
pub(crate) enum Order {
    /// Nothing: it has no such order, or both are the same number.
    Unknown,
    /// One of them is above 12.
    Clear,
    /// They could change places, which makes this other date.
    Unclear(EdtfDate),
}

/// The date of a text by ISO 8601, or by one of these patterns.
///
/// # Errors
/// Where it is no date, no day of the calendar, or a different date by each of two patterns.
pub(crate) fn read_date(text: &str, patterns: &[DatePattern]) -> Result<DateCell, Message> {
    let (day, has_time) = without_time(text);
    if let Ok(date) = day.parse() {
        return Ok(DateCell { date, has_time, order: Order::Unknown });
    }
    let mut dates = patterns.iter().filter_map(|pattern| Some((pattern.read(day)?, pattern)));
    let Some((date, pattern)) = dates.next() else { return Err(why_none(text, day, patterns)) };
    match dates.find(|(other, _)| *other != date) {
        Some((other, by)) => Err(message!(
            "import.two-dates",
            value = text,
            date = date.to_string(),
            pattern = pattern.to_string(),
            other = other.to_string(),
            by = by.to_string()
        )),
        None => Ok(DateCell { date, has_time, order: order(day, date, pattern) }),
    }
}

/// What a date that was read by a pattern tells of the order of day and month.
fn order(text: &str, date: EdtfDate, pattern: &DatePattern) -> Order {
    let Some(swapped) = pattern.swapped() else { return Order::Unknown };
    match swapped.read(text) {
        None => Order::Clear,
        Some(other) if other == date => Order::Unknown,
        Some(other) => Order::Unclear(other),
    }
}

/// A text without the time of the day at its end: `T10:30:00Z`, ` 10:30`, `, 10:30 AM`.
pub(crate) fn without_time(text: &str) -> (&str, bool) {
    let Some(colon) = text.find(':') else { return (text, false) };
    let before = &text[..colon];
    let hours = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (day, sign) = before.split_at(colon - hours);
    let is_time = (1..=2).contains(&sign.len()) && is_rest_of_time(&text[colon..]);
    let day = day.strip_suffix('T').unwrap_or(day).trim_end_matches([',', ' ']);
    if is_time && !day.is_empty() { (day, true) } else { (text, false) }
}

/// Whether a text is what follows the hours of a time: minutes, seconds, half of the day, zone.
fn is_rest_of_time(text: &str) -> bool {
    let digits = text.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_sign = |letter: char| letter.is_ascii_digit() || ":.+-, ".contains(letter);
    let is_word =
        |letter: char| "zapmutc".contains(letter.to_ascii_lowercase()) || letter == '\u{a0}';
    digits == 2 && letters <= 3 && text.chars().all(|letter| is_sign(letter) || is_word(letter))
}

/// Why a text states no date.
fn why_none(text: &str, day: &str, patterns: &[DatePattern]) -> Message {
    if let Some(pattern) = patterns.iter().find(|pattern| pattern.fits(day)) {
        return match pattern.swapped().and_then(|swapped| swapped.read(day)) {
            Some(date) => {
                let (pattern, date) = (pattern.to_string(), date.to_string());
                message!("import.swapped-date", value = text, pattern, date)
            }
            None => message!("import.no-such-day", value = text),
        };
    }
    let usual = DatePattern::usual().iter().find(|pattern| pattern.read(day).is_some());
    let usual = usual.map(ToString::to_string);
    let is_like_one = DatePattern::usual().iter().any(|pattern| pattern.fits(day));
    match (patterns.is_empty(), usual) {
        (true, Some(pattern)) => message!("import.date-by-pattern", value = text, pattern),
        (true, None) if is_like_one => message!("import.no-such-day", value = text),
        (true, None) => message!("import.no-date", value = text),
        (false, usual) => {
            let patterns = Value::one_of(patterns);
            match usual {
                None => message!("import.no-date-as", value = text, patterns),
                Some(usual) => message!("import.other-pattern", value = text, patterns, usual),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Order, read_date, without_time};
    use crate::import::columns::dates::DatePattern;

    fn told(text: &str, patterns: &[&str]) -> String {
        let patterns: Vec<DatePattern> =
            patterns.iter().map(|pattern| pattern.parse().unwrap()).collect();
        match read_date(text, &patterns) {
            Ok(read) => format!(
                "{}{}{}",
                read.date,
                if read.has_time { " and a time" } else { "" },
                match read.order {
                    Order::Unclear(other) => format!(" or {other}"),
                    Order::Clear => ", clearly".to_owned(),
                    Order::Unknown => String::new(),
                }
            ),
            Err(words) => words.to_string(),
        }
    }

    #[test]
    fn a_date_with_a_time_is_its_day() {
        assert_snapshot!(told("2017-05-12T00:00:00Z", &[]), @"2017-05-12 and a time");
        assert_snapshot!(told("2017-05-12 10:33:12", &[]), @"2017-05-12 and a time");
        assert_snapshot!(told("2017-05-12T10:33:12.123+02:00", &[]), @"2017-05-12 and a time");
        assert_snapshot!(told("13/5/2017, 9:05 a.m.", &["DD/MM/YYYY"]), @"2017-05-13 and a time, clearly");
        assert_snapshot!(told("13/5/2017 21:05", &["DD/MM/YYYY"]), @"2017-05-13 and a time, clearly");
        assert_eq!(without_time("10:30"), ("10:30", false));
        assert_eq!(without_time("2017: a year"), ("2017: a year", false));
    }

    #[test]
    fn what_could_be_two_days_is_said() {
        assert_snapshot!(told("03/04/2017", &["DD/MM/YYYY"]), @"2017-04-03 or 2017-03-04");
        assert_snapshot!(told("13/04/2017", &["DD/MM/YYYY"]), @"2017-04-13, clearly");
        assert_snapshot!(told("03/03/2017", &["DD/MM/YYYY"]), @"2017-03-03");
        assert_snapshot!(told("3 April 2017", &["D MMM YYYY"]), @"2017-04-03");
        assert_snapshot!(told("03/04/2017", &["DD/MM/YYYY", "MM/DD/YYYY"]), @"`03/04/2017` is 2017-04-03 as `DD/MM/YYYY` and 2017-03-04 as `MM/DD/YYYY`; write 2017-04-03 or 2017-03-04");
        assert_snapshot!(told("01/22/2018", &["DD/MM/YYYY"]), @"`01/22/2018` does not exist as `DD/MM/YYYY`; with day and month swapped it is 2018-01-22");
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert_snapshot!(told("30/02/2024", &[]), @"`30/02/2024` does not exist in the calendar");
        assert_snapshot!(told("T3 2024", &[]), @"`T3 2024` is not a date; write 2017, 2017-05 or 2017-05-12, or leave the cell empty if nobody knows it");
        assert_snapshot!(told("30/02/2024", &["DD/MM/YYYY"]), @"`30/02/2024` does not exist in the calendar");
        assert_snapshot!(told("soon", &["DD/MM/YYYY"]), @"`soon` is not a date; write it as `DD/MM/YYYY` or as 2017-05-12");
        assert_snapshot!(told("dic-2023", &["DD/MM/YYYY"]), @"`dic-2023` is not a date as `DD/MM/YYYY` or as 2017-05-12; if it is a date as `MMM-YYYY`, add this pattern to `dates`");
        assert_snapshot!(told("mayo 2022", &[]), @r#"`mayo 2022` is not a date; write 2017, 2017-05 or 2017-05-12, or set the pattern of dates in a mapping file: dates = ["MMM YYYY"]"#);
    }

    proptest! {
        #[test]
        fn a_date_is_the_same_with_a_time_behind_it(
            year in 1000_u16..9999, month in 1_u8..=12, day in 1_u8..=28, hour in 0_u8..24, minute in 0_u8..60,
        ) {
            let date = format!("{year:04}-{month:02}-{day:02}");
            for time in [format!("T{hour:02}:{minute:02}:00Z"), format!(" {hour}:{minute:02}")] {
                let read = read_date(&format!("{date}{time}"), &[]).unwrap();
                prop_assert_eq!(read.date.to_string(), date.clone());
                prop_assert!(read.has_time);
            }
        }

        #[test]
        fn any_text_is_a_date_or_none(text in ".{0,24}") {
            let _ = read_date(&text, DatePattern::usual());
        }
    }
}
