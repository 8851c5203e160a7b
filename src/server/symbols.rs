//! Records and terms by their names, from the whole registry.

use lsp_types::{
    BaseSymbolInformation, Location, SymbolKind, WorkspaceSymbol, WorkspaceSymbolLocation,
};

use super::desk::Desk;
use super::document::range_of;
use crate::model::folded;
use crate::render::{Lines, visible};
use crate::words::Words;

/// The most symbols that are found at once.
const MOST: usize = 200;

/// The records whose id and names contain all words of a query, whatever their case and accents.
pub(super) fn symbols(desk: &Desk, query: &str, words: &Words) -> Vec<WorkspaceSymbol> {
    let wanted: Vec<String> = folded(query).split_whitespace().map(str::to_owned).collect();
    let registry = desk.registry();
    let names = desk.found.names(registry).iter();
    let found = names.filter(|(_, all)| wanted.iter().all(|word| all.contains(word.as_str())));
    let found = found.filter_map(|(file, _)| Some((*file, registry.record(*file)?)));
    let symbols = found.take(MOST).map(|(file, record)| {
        let title = record.title().map_or("", |title| title.show(words.language().code()));
        let name = if title.is_empty() { record.id() } else { title };
        let top = range_of(&Lines::new(""), &(0..0));
        let container = format!("{} {}", registry.file(file).kind.name(), record.id());
        WorkspaceSymbol {
            location: WorkspaceSymbolLocation::Location(Location {
                uri: desk.uri(file),
                range: top,
            }),
            data: None,
            base_symbol_information: BaseSymbolInformation {
                name: visible(name).into_owned(),
                kind: SymbolKind::Object,
                container_name: Some(container),
                tags: None,
            },
        }
    });
    symbols.collect()
}
