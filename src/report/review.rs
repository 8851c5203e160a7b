//! Which consents and retentions of experts somebody must look at.

use chrono::{Days, NaiveDate};

use super::table::{Cell, Column, Table};
use crate::model::{EdtfDate, Expert, Language};
use crate::registry::Registry;

/// The consents that were withdrawn and the retentions that end or are to be reviewed, up to so many
/// days after `today`; the earliest first. A date stands for its last day.
#[must_use]
pub fn review(registry: &Registry, today: NaiveDate, days_ahead: u32) -> Table {
    let until = today.checked_add_days(Days::new(days_ahead.into())).unwrap_or(NaiveDate::MAX);
    let mut due: Vec<(NaiveDate, &str, &str, String)> = Vec::new();
    for record in &registry.experts {
        let expert = &record.body;
        for (what, date) in dates(expert) {
            if let Some(date) = date.filter(|date| date.latest() <= until) {
                due.push((date.latest(), &expert.id, what, date.to_string()));
            }
        }
    }
    due.sort_unstable();
    let row = |(last, id, what, date): (NaiveDate, &str, &str, String)| {
        let when = match last < today {
            true => "overdue",
            false => "due",
        };
        vec![Cell::words(id), Cell::words(what), Cell::words(date), Cell::words(when)]
    };
    let columns = vec![
        Column::words("expert", "Expert"),
        Column::words("what", "What"),
        Column::words("date", "Date"),
        Column::words("when", "When"),
    ];
    let rows = due.into_iter().map(row).collect();
    let title = format!("Consents and retentions due by {until}");
    Table { title, ..Table::new("review", columns, rows, Language::En) }
}

/// What falls due with an expert's record, and when.
fn dates(expert: &Expert) -> [(&'static str, Option<EdtfDate>); 3] {
    let retention = expert.retention.as_ref();
    [
        (
            "consent withdrawn: take the person's data out",
            expert.consent.as_ref().and_then(|consent| consent.withdrawn),
        ),
        (
            "review whether the data are still needed",
            retention.and_then(|retention| retention.review_by),
        ),
        ("delete the data", retention.and_then(|retention| retention.delete_after)),
    ]
}
