//! The records behind the figures, so that every number can be followed to its files.

use super::figures::Figures;
use super::groups::{Dimension, Group};
use super::table::{Cell, Column, Row, Table};
use crate::model::Language;
use crate::select::Links;

/// The records behind every figure of every group.
pub(super) fn of_groups(
    links: &Links<'_>,
    dimension: Dimension,
    groups: &[Group<'_>],
    language: Language,
) -> Table {
    let mut columns = vec![Column::words(dimension.name(), dimension.heading())];
    columns.extend(own_columns());
    let mut rows = Vec::new();
    for group in groups {
        for mut record in records(links, &group.figures, language) {
            record.insert(0, Cell::Term { code: group.code.clone(), label: group.label.clone() });
            rows.push(record);
        }
    }
    table(columns, rows, language)
}

/// The records behind every figure of a selection.
pub(super) fn of_total(links: &Links<'_>, figures: &Figures<'_>, language: Language) -> Table {
    table(own_columns().into(), records(links, figures, language), language)
}

fn table(columns: Vec<Column>, rows: Vec<Row>, language: Language) -> Table {
    let title = "Records".to_owned();
    Table { title, ..Table::new("records", columns, rows, language) }
}

fn own_columns() -> [Column; 3] {
    [
        Column::words("figure", "Figure"),
        Column::words("id", "Record"),
        Column::words("title", "Title"),
    ]
}

fn records(links: &Links<'_>, figures: &Figures<'_>, language: Language) -> Vec<Row> {
    let language = language.code();
    let projects = figures
        .projects
        .iter()
        .map(|action| ("projects", action.id.as_str(), action.title.show(language)));
    let activities = figures
        .activities
        .iter()
        .map(|one| ("activities", one.id.as_str(), one.title.show(language)));
    let country = |code| links.registry.vocabularies.label("countries", code, language);
    let experts = figures.experts.iter().map(|id| {
        let origin = links.expert(id).and_then(|expert| expert.origin.as_deref());
        ("experts", *id, origin.map_or("", country))
    });
    let countries = figures.countries.iter().map(|code| ("countries", *code, country(code)));
    let partners = figures.partners.iter().map(|id| {
        ("partners", *id, links.partner(id).map_or("", |partner| partner.name.show(language)))
    });
    projects
        .chain(activities)
        .chain(experts)
        .chain(countries)
        .chain(partners)
        .map(|(figure, id, title)| vec![Cell::words(figure), Cell::words(id), Cell::words(title)])
        .collect()
}
