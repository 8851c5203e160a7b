//! A calendar with a line for each entry and a column for each week.

use std::io::{self, Write};

use textwrap::core::display_width;

use crate::agenda::Entry;
use crate::model::Day;
use crate::render::{Screen, visible};

/// The width of a chart where nothing limits it.
const WIDTH: usize = 80;
/// The most that the names of the lines take.
const LONGEST_NAME: usize = 30;
/// The width of `2025-03 `.
const MONTH: usize = 8;

/// How the weeks share the columns.
struct Scale {
    /// The week of the first column.
    first: i32,
    /// How many weeks a column has.
    step: i32,
    columns: usize,
}

/// Draws the entries: what is certain in full, what may be in a lighter shade. Where there are more weeks than columns, a
/// column has several weeks. The first line has the month in which a column begins.
///
/// # Errors
/// If `out` cannot be written.
pub fn write_weeks(entries: &[Entry], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = entries.iter().map(name).collect();
    let longest = names.iter().map(|name| display_width(name)).max().unwrap_or(0);
    let names_width = longest.min(LONGEST_NAME);
    let room = screen.width.unwrap_or(WIDTH).saturating_sub(names_width + 1).max(MONTH);
    let Some(scale) = Scale::of(entries, room) else { return Ok(()) };
    writeln!(out, "{:names_width$} {}", "", scale.months().trim_end())?;
    for (entry, name) in entries.iter().zip(&names) {
        let name: String = name.chars().take(names_width).collect();
        let padding = " ".repeat(names_width.saturating_sub(display_width(&name)));
        let line = format!("{name}{padding} {}", scale.line(entry, screen.unicode));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The record of an entry, and the expert of a deployment or what else it is.
fn name(entry: &Entry) -> String {
    let name = match &entry.expert {
        Some(expert) => format!("  {expert}"),
        None => entry.id.to_string(),
    };
    visible(&name).into_owned()
}

/// The number of the week of a day, from Monday to Sunday.
fn week(day: Day) -> i32 {
    // The first of January 1970 was a Thursday.
    (day.days_from_1970() + 3).div_euclid(7)
}

/// The Monday of a week, for weeks since 1970.
fn monday(week: i32) -> Option<Day> {
    let days = u64::try_from(i64::from(week) * 7 - 3).ok()?;
    Day::new(1970, 1, 1)?.plus_days(days)
}

impl Scale {
    fn of(entries: &[Entry], room: usize) -> Option<Self> {
        let weeks = entries.iter().map(|entry| {
            let (first, last) = entry.possible_days();
            (week(first), week(last))
        });
        let (first, last) = weeks.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
        let weeks = usize::try_from(last - first + 1).ok()?;
        let step = weeks.div_ceil(room);
        Some(Self { first, step: i32::try_from(step).ok()?, columns: weeks.div_ceil(step) })
    }

    /// The months in which columns begin, each where there is room for it.
    fn months(&self) -> String {
        let mut line = String::new();
        let mut last = String::new();
        for column in 0..self.columns {
            let Some(day) = i32::try_from(column)
                .ok()
                .and_then(|column| monday(self.first + column * self.step))
            else {
                continue;
            };
            let month = format!("{}-{:02}", day.year(), day.month());
            if month == last {
                continue;
            }
            let is_free = line.len() <= column;
            let fits = column + MONTH - 1 <= self.columns.max(MONTH);
            if is_free && fits {
                line = format!("{line:column$}{month} ");
            }
            last = month;
        }
        line
    }

    fn line(&self, entry: &Entry, has_unicode: bool) -> String {
        let [certain, possible] = if has_unicode { ["█", "░"] } else { ["#", "."] };
        let touches = |days: Option<(Day, Day)>, column: usize| {
            let Ok(column) = i32::try_from(column) else { return false };
            let from = self.first + column * self.step;
            days.is_some_and(|(first, last)| week(first) < from + self.step && week(last) >= from)
        };
        let mark = |column| match column {
            column if touches(entry.certain_days(), column) => certain,
            column if touches(Some(entry.possible_days()), column) => possible,
            _ => " ",
        };
        (0..self.columns).map(mark).collect()
    }
}
