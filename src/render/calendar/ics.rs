//! A calendar for other calendars: iCalendar, RFC 5545. Every entry covers whole days, so that no time zone matters.

use std::io::{self, Write};

use crate::agenda::{Entry, EntryKind};
use crate::model::{Day, Language};
use crate::words::Words;

/// The most octets of a line, without its end.
const LINE: usize = 75;

/// Writes entries as a calendar of the programme of this name. A date that is only a month or a year covers all its days,
/// and the description says so. The same entry has the same UID every time; the stamp is the beginning of `stamp`.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_ics(
    entries: &[Entry],
    programme: &str,
    stamp: Day,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words::of(language);
    let mut line =
        |name: &str, value: &str| out.write_all(folded(&format!("{name}:{value}")).as_bytes());
    line("BEGIN", "VCALENDAR")?;
    line("VERSION", "2.0")?;
    line("PRODID", "-//mieux//calendar//EN")?;
    line("CALSCALE", "GREGORIAN")?;
    line("NAME", &escaped(programme))?;
    for entry in entries {
        line("BEGIN", "VEVENT")?;
        line("UID", &uid(entry, programme))?;
        line("DTSTAMP", &format!("{}T000000Z", basic(stamp)))?;
        let (first, last) = entry.possible_days();
        line("DTSTART;VALUE=DATE", &basic(first))?;
        // The end is the day after the last one.
        if let Some(after) = last.plus_days(1).filter(|after| after.year() <= 9999) {
            line("DTEND;VALUE=DATE", &basic(after))?;
        }
        line("SUMMARY", &escaped(&summary(entry, &words)))?;
        if !entry.is_exact() {
            let dates = [("start", entry.start.to_string()), ("end", entry.end.to_string())];
            let dates = dates.each_ref().map(|(name, date)| (*name, date.as_str()));
            line("DESCRIPTION", &escaped(&words.fill("calendar.inexact", &dates)))?;
        }
        if !entry.place.is_empty() {
            line("LOCATION", &escaped(&entry.place))?;
        }
        line("CATEGORIES", &escaped(&words.get(entry.kind.key())))?;
        line("STATUS", status(entry))?;
        line("TRANSP", "TRANSPARENT")?;
        line("END", "VEVENT")?;
    }
    line("END", "VCALENDAR")
}

fn status(entry: &Entry) -> &'static str {
    match entry.kind {
        EntryKind::Cancelled => "CANCELLED",
        _ if entry.is_planned => "TENTATIVE",
        _ => "CONFIRMED",
    }
}

/// What an entry is, with the title of its record.
fn summary(entry: &Entry, words: &Words) -> String {
    let title = words.text(&entry.title);
    let subject = if title.is_empty() { entry.id.to_string() } else { title };
    match (entry.kind, &entry.expert) {
        (_, Some(expert)) => format!("{expert}: {subject}"),
        (EntryKind::Activity, _) => subject,
        (kind, _) => format!("{}: {subject}", words.get(kind.key())),
    }
}

/// What tells an entry from all others of any programme, and stays when its dates change.
fn uid(entry: &Entry, programme: &str) -> String {
    let safe = |text: &str| -> String {
        let kept = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        text.chars().map(|letter| if kept(letter) { letter } else { '-' }).collect()
    };
    let kind = match entry.kind {
        // A cancelled activity is the same that was planned.
        EntryKind::Cancelled => EntryKind::Activity.name(),
        kind => kind.name(),
    };
    let expert = entry.expert.as_ref().map(|expert| format!("-{}", safe(expert)));
    let domain = safe(&programme.to_lowercase());
    format!("{kind}-{}{}@{domain}.mieux", safe(&entry.id), expert.unwrap_or_default())
}

/// A day as iCalendar writes it.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// A text in which no letter ends it; control characters are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A line with its end, broken so that none is longer than [`LINE`] octets and no letter is cut.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(letter);
        octets += letter.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{LINE, escaped, folded};

    #[test]
    fn what_has_a_meaning_is_escaped_and_control_characters_go() {
        assert_eq!(escaped("a,b;c\\d\ne\rf\u{7}"), "a\\,b\\;c\\\\d\\nef");
    }

    proptest! {
        #[test]
        fn a_folded_line_is_short_and_unfolds_to_the_same(text in "[^\r\n]{0,300}") {
            let folded = folded(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LINE));
            let unfolded = folded.replace("\r\n ", "");
            prop_assert_eq!(unfolded.trim_end_matches("\r\n"), text.as_str());
        }
    }
}
