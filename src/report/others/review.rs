//! Which consents and retentions of experts somebody must look at.

use std::collections::BTreeSet;

use crate::model::{Day, Language};
use crate::registry::Registry;
use crate::table::{Cell, Column, Table};
use crate::words::Words;

/// The consents that were withdrawn and the retentions that end or are to be reviewed, up to so many
/// days after `today`; the earliest first. A date counts as its last day. Last come the ids of private files on
/// nobody whom the registry knows.
#[must_use]
pub fn review(registry: &Registry, today: Day, days_ahead: u32, language: Language) -> Table {
    let words = Words::of(language);
    let until = today.plus_days(days_ahead.into()).unwrap_or(Day::MAX);
    let mut due: Vec<(Day, &str, &str, String)> = Vec::new();
    for record in &registry.experts {
        let expert = &record.body;
        for (what, date) in expert.due_dates() {
            if let Some(date) = date.filter(|date| date.latest() <= until) {
                due.push((date.latest(), &expert.id, what, date.to_string()));
            }
        }
    }
    due.sort_by_key(|(last, id, ..)| (*last, *id));
    let term = |code: &str| Cell::Term {
        code: code.to_owned(),
        label: words.get(&format!("review.{code}")),
    };
    let row = |(last, id, what, date): (Day, &str, &str, String)| {
        let when = if last < today { "overdue" } else { "due" };
        vec![Cell::words(id), term(what), Cell::words(date), term(when)]
    };
    let unknown = registry
        .private_without_expert()
        .map(|id| vec![Cell::words(id), term("no-record"), Cell::words(""), term("overdue")]);
    let columns = vec![
        Column::words("expert", words.heading("expert")),
        Column::codes("what", words.heading("review.what")),
        Column::words("date", words.heading("review.date")),
        Column::codes("when", words.heading("review.when")),
    ];
    let rows = due.into_iter().map(row).chain(unknown).collect();
    let title = words.fill("review", &[("date", &until.to_string())]);
    let unread = registry.unreadable().map(|id| registry.file(id).path.display().to_string());
    let unread: BTreeSet<String> = unread.collect();
    let errors = registry.incomplete.iter().filter(|one| unread.contains(&one.file));
    let incomplete = errors.cloned().collect();
    Table { title, incomplete, ..Table::new("review", columns, rows, language) }
}
