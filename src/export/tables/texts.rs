//! Every text of every record in every language. Notes and fact sheets are only here.

use std::borrow::Cow;

use super::field::owner_column;
use super::source::Source;
use super::table::{Cell, Column, Row, Table};
use crate::export::value::Shown;
use crate::model::Kind;
use crate::schema::Meaning;
use crate::yaml::RouteRef;

/// The table of the texts.
pub(super) fn texts<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let owners: Vec<Kind> = source.kinds().collect();
    let mut rows: Vec<Row<'r>> = Vec::new();
    for kind in &owners {
        for record in source.records(*kind) {
            each_text(record.value, &RouteRef::Top, &mut |field, language, text| {
                let mut row = vec![Cell::count(rows.len() + 1)];
                row.extend(owners.iter().map(|owner| match owner == kind {
                    true => Cell::text(record.owner.clone()),
                    false => Cell::Null,
                }));
                let field = Cell::text(field.to_string());
                row.extend([field, Cell::text(language), Cell::text(text)]);
                rows.push(row);
            });
        }
    }
    let of_owners = owners.iter().copied().map(owner_column);
    let own = ["field", "language", "text"].map(|name| Column::text(name).required());
    let columns = [Column::integer("id")].into_iter().chain(of_owners).chain(own).collect();
    let owners = owners.iter().map(|kind| kind.name()).collect();
    Table { owners, ..Table::new("texts", &["id"], columns).with(rows) }
}

/// Visits every text by language at or below a value: where it stands, such as `results[2].note`, and its language.
fn each_text<'r>(
    shown: Shown<'r>,
    route: &RouteRef<'_>,
    visit: &mut impl FnMut(&RouteRef<'_>, &'r str, Cow<'r, str>),
) {
    if shown.is_list() {
        for (index, item) in shown.items().enumerate() {
            each_text(item, &RouteRef::Index(route, index), visit);
        }
        return;
    }
    let is_text = shown.shape().is_some_and(|shape| shape.meaning() == Some(&Meaning::Text));
    for (name, value) in shown.fields() {
        if !is_text {
            each_text(value, &RouteRef::Key(route, name), visit);
        } else if let Some(text) = value.text().filter(|text| !text.is_empty()) {
            visit(route, name, text);
        }
    }
}
