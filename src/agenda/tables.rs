//! The calendar and what is due, as tables.

use super::due::Due;
use super::entry::Entry;
use crate::model::{Day, Language};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// What is in the calendar.
#[must_use]
pub fn calendar(entries: &[Entry], language: Language) -> Table {
    let words = Words::of(language);
    let columns = vec![
        Column::words("start", words.heading("start")),
        Column::words("end", words.heading("end")),
        Column::codes("kind", words.heading("kind")),
        Column::words("id", words.heading("record")),
        Column::words("expert", words.heading("expert")),
        Column::words("title", words.heading("title")),
    ];
    let row = |entry: &Entry| -> Row {
        let label = words.get(entry.kind.key());
        vec![
            Cell::words(entry.start.to_string()),
            Cell::words(entry.end.to_string()),
            Cell::Term { code: entry.kind.name().to_owned(), label },
            Cell::words(entry.id.as_str()),
            Cell::words(entry.expert.as_deref().unwrap_or_default()),
            Cell::words(words.text(&entry.title)),
        ]
    };
    Table::new("calendar", columns, entries.iter().map(row).collect(), language)
}

/// What is due by a day; what was due before today is overdue.
#[must_use]
pub fn due_table(due: &[Due], by: Day, today: Day, language: Language) -> Table {
    let words = Words::of(language);
    let columns = vec![
        Column::words("date", words.heading("review.date")),
        Column::words("id", words.heading("record")),
        Column::codes("what", words.heading("review.what")),
        Column::codes("when", words.heading("review.when")),
    ];
    let row = |due: &Due| -> Row {
        let when = match due.date {
            None => "undated",
            Some(date) if date.latest() < today => "overdue",
            Some(_) => "due",
        };
        vec![
            due.date.map_or(Cell::Empty, |date| Cell::words(date.to_string())),
            Cell::words(due.id.as_str()),
            Cell::Term { code: due.what.to_owned(), label: words.get(what_key(due.what)) },
            Cell::Term { code: when.to_owned(), label: words.get(when_key(when)) },
        ]
    };
    let title = words.fill("due.title", &[("date", &by.to_string())]);
    Table { title, ..Table::new("due", columns, due.iter().map(row).collect(), language) }
}

fn what_key(what: &str) -> &'static str {
    match what {
        "withdrawn" => "review.withdrawn",
        "delete-after" => "review.delete-after",
        "review-by" => "review.review-by",
        "outcome" => "due.outcome",
        "decision" => "due.decision",
        "action-end" => "due.action-end",
        _ => "due.answer",
    }
}

fn when_key(when: &str) -> &'static str {
    match when {
        "undated" => "due.undated",
        "overdue" => "review.overdue",
        _ => "review.due",
    }
}
