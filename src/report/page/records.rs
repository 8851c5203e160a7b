//! The records behind the figures, so that every number can be followed to its files.

use super::divided::heading_of;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::count::behind::{Behind, behind};
use crate::report::count::figures::Figures;
use crate::report::count::groups::{Context, Group};
use crate::table::{Cell, Column, Row, Table};

/// The records behind these figures of every group.
pub(super) fn of_groups<'g>(
    context: &Context<'_, '_>,
    dimension: Dimension,
    groups: impl Iterator<Item = &'g Group<'g>>,
    figures: &[Figure],
) -> Table {
    let heading = context.words.heading(&heading_of(context, dimension));
    let mut columns = vec![Column::codes(dimension.name(), heading)];
    columns.extend(own_columns(context));
    let mut rows = Vec::new();
    for group in groups {
        for mut record in records(context, &group.figures, figures) {
            let (code, label) = (group.code.to_string(), group.label.clone());
            record.insert(0, Cell::Term { code, label });
            rows.push(record);
        }
    }
    table(context, columns, rows)
}

/// The records behind these figures of a selection.
pub(super) fn of_total(
    context: &Context<'_, '_>,
    total: &Figures<'_>,
    figures: &[Figure],
) -> Table {
    table(context, own_columns(context).into(), records(context, total, figures))
}

fn table(context: &Context<'_, '_>, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    let title = context.words.get("records");
    Table { title, ..Table::new("records", columns, rows, context.words.language()) }
}

fn own_columns(context: &Context<'_, '_>) -> [Column; 3] {
    [("figure", "figure"), ("id", "record"), ("title", "title")]
        .map(|(name, key)| Column::words(name, context.words.heading(key)))
}

fn records(context: &Context<'_, '_>, figures: &Figures<'_>, shown: &[Figure]) -> Vec<Row> {
    let rows = shown.iter().flat_map(|figure| {
        let behind = named(context, figures, *figure).into_iter();
        behind.map(|(id, title)| {
            vec![Cell::words(figure.name()), Cell::words(id), Cell::words(title)]
        })
    });
    rows.collect()
}

/// The id and the title of every record behind a figure.
fn named(
    context: &Context<'_, '_>,
    figures: &Figures<'_>,
    figure: Figure,
) -> Vec<(String, String)> {
    let (links, words) = (context.links, context.words);
    let country = |code: &str| words.label(&links.registry.vocabularies, "countries", code);
    let expert = |id: &&str| {
        let origin = links.expert(id).and_then(|expert| expert.origin.as_deref());
        ((*id).to_owned(), origin.map_or_else(String::new, country))
    };
    let partner = |id: &&str| {
        let name = links.partner(id).map(|partner| words.text(&partner.name));
        ((*id).to_owned(), name.unwrap_or_default())
    };
    match behind(links, figures, figure) {
        Behind::Actions(actions) => {
            actions.iter().map(|one| (one.id.to_string(), words.text(&one.title))).collect()
        }
        Behind::Activities(activities) => {
            activities.iter().map(|one| (one.id.to_string(), words.text(&one.title))).collect()
        }
        Behind::Experts(ids) => ids.iter().map(expert).collect(),
        Behind::Countries(codes) => {
            codes.iter().map(|code| ((*code).to_owned(), country(code))).collect()
        }
        Behind::Partners(ids) => ids.iter().map(partner).collect(),
        Behind::Deployments(deployments) => deployments
            .iter()
            .map(|(of, one)| (of.id.to_string(), one.expert.to_string()))
            .collect(),
        Behind::Results(results) => {
            results.iter().map(|one| (one.of.to_owned(), words.text(&one.result.title))).collect()
        }
    }
}
