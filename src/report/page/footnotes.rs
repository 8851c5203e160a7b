//! What must be said wherever the name of a country is.

use super::tables::is_by_country;
use crate::registry::Registry;
use crate::table::{Cell, Table};
use crate::words::Words;

/// What must be said wherever a name is, such as that it implies no position: the description of its term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The code of the country.
    pub code: String,
    /// The text.
    pub text: String,
}

/// The footnotes of the countries that tables have rows of.
pub(super) fn footnotes(registry: &Registry, tables: &[Table], words: &Words) -> Vec<Footnote> {
    let Some(countries) = registry.vocabularies.get("countries") else { return Vec::new() };
    let rows = tables.iter().filter(|table| is_by_country(table)).flat_map(|table| &table.rows);
    let footnote = |cell: &Cell| {
        let Cell::Term { code, .. } = cell else { return None };
        let text = words.text(&countries.get(code)?.description);
        (!text.is_empty()).then(|| Footnote { code: code.clone(), text })
    };
    rows.filter_map(|row| row.first().and_then(footnote)).collect()
}
