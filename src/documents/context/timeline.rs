//! The chart of an action in time: a row for the action and for each activity, a column for each quarter, or each year if there are many.

use serde_json::{Value as Json, json};

use super::record::Records;
use crate::model::{Action, Activity, EdtfDate, Kind, Language};

/// The most columns of quarters; then years are shown.
const MOST_QUARTERS: i32 = 12;
/// The most columns at all.
const MOST_COLUMNS: i32 = 30;
/// What marks a part of the period.
const MARK: &str = "■";

/// A span of columns.
#[derive(Clone, Copy)]
struct Span {
    first: i32,
    last: i32,
}

/// The chart; nothing if no date is known, or too many years lie between them.
pub(super) fn timeline(action: &Action, activities: &[&Activity], records: &Records<'_>) -> Json {
    let name = |kind: Kind, id: &str| Json::Object(records.record(kind, id, 0));
    let own = (name(Kind::Action, &action.id), dates(action.start, action.end));
    let others =
        activities.iter().map(|one| (name(Kind::Activity, &one.id), dates(one.start, one.end)));
    let rows: Vec<(Json, Option<(EdtfDate, EdtfDate)>)> = [own].into_iter().chain(others).collect();
    let span_of = |unit: i32, whole: Option<(EdtfDate, EdtfDate)>| {
        let (start, end) = whole?;
        let column = |day: crate::model::Day| {
            (day.year() * 12 + i32::try_from(day.month()).unwrap_or(1) - 1) / unit
        };
        Some(Span { first: column(start.earliest()), last: column(end.latest()) })
    };
    let whole = |unit: i32| {
        let spans = rows.iter().filter_map(|(_, dates)| span_of(unit, *dates));
        spans.reduce(|one, other| Span {
            first: one.first.min(other.first),
            last: one.last.max(other.last),
        })
    };
    let chosen = [(3, MOST_QUARTERS), (12, MOST_COLUMNS)];
    let chosen = chosen.into_iter().find_map(|(unit, most)| {
        whole(unit).filter(|span| span.last - span.first < most).map(|span| (unit, span))
    });
    let Some((unit, span)) = chosen else { return Json::Null };
    let columns: Vec<String> =
        (span.first..=span.last).map(|column| heading(column, unit, records.language())).collect();
    let rows = rows.into_iter().filter_map(|(mut row, dates)| {
        let own = span_of(unit, dates)?;
        let is_in = |column: i32| (own.first..=own.last).contains(&column);
        let cells = (span.first..=span.last).map(|column| if is_in(column) { MARK } else { "" });
        row["cells"] = cells.collect();
        Some(row)
    });
    json!({ "columns": columns, "rows": rows.collect::<Vec<Json>>() })
}

/// The two dates of a period, of which at least one is known.
fn dates(start: Option<EdtfDate>, end: Option<EdtfDate>) -> Option<(EdtfDate, EdtfDate)> {
    let (start, end) = (start.or(end)?, end.or(start)?);
    (start.earliest() <= end.latest()).then_some((start, end))
}

fn heading(column: i32, unit: i32, language: Language) -> String {
    if unit == 12 {
        return column.to_string();
    }
    let letter = if language == Language::En { "Q" } else { "T" };
    format!("{} {letter}{}", column / 4, column % 4 + 1)
}
