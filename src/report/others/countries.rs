//! The countries of regions, with what was done there.

use std::collections::BTreeSet;

use crate::model::{Action, Activity, Language};
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
    let figures = Figures::of(links, selection, picked);
    let chosen = selection.choices(REGION).iter();
    let regions = chosen.filter_map(|one| vocabularies.get(one.vocabulary)?.get(&one.code));
    let members: BTreeSet<&str> =
        regions.flat_map(|region| &region.members).map(String::as_str).collect();
    let rows = members.into_iter().map(|country| {
        let is_there = |action: &Action| action.countries.iter().any(|own| own == country);
        let is_of_action_there = |one: &&&Activity| links.action_of(one).is_some_and(is_there);
        vec![
            Cell::Term {
                code: country.to_owned(),
                label: words.label(vocabularies, "countries", country),
            },
            Cell::Number(figures.projects.iter().filter(|action| is_there(action)).count()),
            Cell::Number(figures.activities.iter().filter(is_of_action_there).count()),
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
