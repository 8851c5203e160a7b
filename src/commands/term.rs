//! What a code of a vocabulary means, for those who ask by any of its names.

use mieux::model::Language;
use mieux::registry::Registry;
use mieux::table::{Cell, Column, Table};
use mieux::words::Words;

/// The terms of all vocabularies that go by a name, such as `IMT`; `None` where there is none.
pub(super) fn terms(registry: &Registry, name: &str, language: Language) -> Option<Table> {
    let words = Words::of(language);
    let vocabularies = registry.vocabularies.names();
    let vocabularies = vocabularies.filter_map(|list| registry.vocabularies.get(list));
    let terms = vocabularies
        .flat_map(|list| list.named(name).into_iter().map(move |term| (list.id.as_str(), term)));
    let rows: Vec<Vec<Cell>> = terms
        .map(|(list, term)| {
            let notation = term.notation.iter().cloned();
            vec![
                Cell::words(list),
                Cell::words(term.code.to_string()),
                Cell::words(words.text(&term.label)),
                Cell::words(words.text(&term.description)),
                Cell::List(notation.chain(term.aliases.iter().cloned()).collect()),
            ]
        })
        .collect();
    let columns = ["vocabulary", "code", "label", "description", "also"]
        .map(|name| Column::words(name, words.get(name)));
    (!rows.is_empty()).then(|| Table::new("terms", columns.into(), rows, language))
}
