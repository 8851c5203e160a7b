//! The countries of regions, with what was done there.

use crate::model::Language;
use crate::query::{Links, Picked, REGION, Selection};
use crate::report::count::figures::Figures;
use crate::table::{Cell, Column, Table};
use crate::words::Words;

/// The members of the regions that were chosen, by their codes, each with its projects and activities among
/// those that were picked; those where nothing was done too. Members are those of today.
#[must_use]
pub fn list_countries(
    links: &Links<'_>,
    selection: &Selection,
    picked: &Picked<'_>,
    language: Language,
) -> Table {
    let words = Words::of(language);
    let vocabularies = &links.registry.vocabularies;
    let chosen = selection.choices(REGION).iter();
    let regions = chosen.filter_map(|one| vocabularies.get(one.vocabulary)?.get(&one.code));
    let mut members: Vec<&str> =
        regions.flat_map(|region| &region.members).map(String::as_str).collect();
    members.sort_unstable();
    members.dedup();
    let rows = members.into_iter().map(|country| {
        let mut there = picked.clone();
        there.actions.retain(|action| action.countries.iter().any(|own| own == country));
        there.activities.retain(|activity| {
            let action = links.action_of(activity);
            action.is_some_and(|action| action.countries.iter().any(|own| own == country))
        });
        let figures = Figures::of(links, selection, &there);
        vec![
            Cell::Term {
                code: country.to_owned(),
                label: words.label(vocabularies, "countries", country),
            },
            Cell::Number(figures.projects.len()),
            Cell::Number(figures.activities.len()),
        ]
    });
    let columns = vec![
        Column::codes("country", words.get("dimension.country")),
        Column::numbers("projects", words.heading("figure.projects")),
        Column::numbers("activities", words.heading("figure.activities")),
    ];
    let incomplete = links.registry.incomplete.clone();
    Table { incomplete, ..Table::new("countries", columns, rows.collect(), language) }
}
