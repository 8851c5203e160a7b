//! The parts of a text: its outline, what can be folded, and addresses to follow.

use lsp_types::{
    DocumentLink, DocumentSymbol, FoldingRange, FoldingRangeKind, Range, SymbolKind, Uri,
};

use super::called::called;
use super::document::{range_of, small};
use crate::model::FileKind;
use crate::registry::{Registry, Source};
use crate::render::Lines;
use crate::schema::Shape;
use crate::words::Words;
use crate::yaml::{Entry, Node, Span, Value, each_value};

/// The fields of a text, with those that are in them.
pub(super) fn symbols(
    registry: &Registry,
    source: &Source,
    kind: FileKind,
    words: &Words,
) -> Vec<DocumentSymbol> {
    let Some(root) = &source.root else { return Vec::new() };
    let outline = Outline { registry, lines: Lines::new(&source.text), words };
    outline.of_fields(root, registry.shape(kind))
}

struct Outline<'o> {
    registry: &'o Registry,
    lines: Lines<'o>,
    words: &'o Words,
}

impl Outline<'_> {
    fn of_fields(&self, node: &Node, shape: &Shape) -> Vec<DocumentSymbol> {
        node.entries().iter().map(|entry| self.of_field(entry, shape)).collect()
    }

    fn of_field(&self, entry: &Entry, shape: &Shape) -> DocumentSymbol {
        let Entry { key, key_span, value } = entry;
        let below = shape.field_or_language(key);
        let title = below.map_or("", |below| below.title(self.words.language().code()));
        let children = below.map(|below| self.below(value, below));
        DocumentSymbol {
            detail: Some(title.to_owned()).filter(|title| !title.is_empty()),
            kind: kind_of_value(value),
            range: range_of(&self.lines, &(key_span.start..value.span.end.max(key_span.end))),
            children: children.filter(|children| !children.is_empty()),
            ..symbol(key, range_of(&self.lines, key_span))
        }
    }

    fn below(&self, node: &Node, shape: &Shape) -> Vec<DocumentSymbol> {
        let Some(of_item) = shape.items() else { return self.of_fields(node, shape) };
        let maps = node.items().iter().filter(|item| !item.entries().is_empty());
        maps.map(|item| self.of_item(item, of_item)).collect()
    }

    /// An item of a list, by what tells it from the others.
    fn of_item(&self, item: &Node, shape: &Shape) -> DocumentSymbol {
        let name = item.entries().iter().find_map(|entry| entry.value.scalar_text());
        let range = range_of(&self.lines, &item.span);
        DocumentSymbol {
            detail: self.label_of(item, shape),
            children: Some(self.of_fields(item, shape)).filter(|children| !children.is_empty()),
            ..symbol(&name.unwrap_or_default(), range)
        }
    }

    /// What the first record or code is called that an item names.
    fn label_of(&self, item: &Node, shape: &Shape) -> Option<String> {
        let entry = item.entries().first()?;
        let written = entry.value.scalar_text()?;
        let meaning = shape.field(&entry.key)?.meaning()?;
        called(self.registry, meaning, &written, self.words)
    }
}

/// A symbol of one place. One without a name would be an error of the protocol.
fn symbol(name: &str, range: Range) -> DocumentSymbol {
    let name = if name.trim().is_empty() { "–" } else { name };
    let kind = SymbolKind::Object;
    DocumentSymbol::new(name.to_owned(), None, kind, None, None, range, range, None)
}

fn kind_of_value(node: &Node) -> SymbolKind {
    match node.value {
        Value::Map(_) => SymbolKind::Object,
        Value::List(_) => SymbolKind::Array,
        Value::Integer(_) | Value::Float(_) => SymbolKind::Number,
        Value::Bool(_) => SymbolKind::Boolean,
        _ => SymbolKind::String,
    }
}

/// What takes more than one line.
pub(super) fn folds(source: &Source) -> Vec<FoldingRange> {
    let Some(root) = &source.root else { return Vec::new() };
    let lines = Lines::new(&source.text);
    let mut folds = Vec::new();
    let mut fold = |start: usize, end: usize, kind: Option<FoldingRangeKind>| {
        let text = source.text.get(start..end).unwrap_or_default();
        let end = start + text.trim_end().len();
        let (first, last) = (lines.in_utf16(start).0, lines.in_utf16(end).0);
        if first < last {
            let (start_line, end_line) = (small(first), small(last));
            folds.push(FoldingRange { start_line, end_line, kind, ..FoldingRange::default() });
        }
    };
    fold(0, root.span.start, Some(FoldingRangeKind::Comment));
    each_value(root, |_, node| {
        for entry in node.entries() {
            fold(entry.key_span.start, entry.value.span.end, None);
        }
        for item in node.items().iter().filter(|item| !item.entries().is_empty()) {
            fold(item.span.start, item.span.end, None);
        }
    });
    folds.sort_by_key(|fold| (fold.start_line, fold.end_line));
    folds.dedup_by_key(|fold| fold.start_line);
    folds
}

/// The addresses in a text.
pub(super) fn links(source: &Source) -> Vec<DocumentLink> {
    let Some(root) = &source.root else { return Vec::new() };
    let lines = Lines::new(&source.text);
    let mut links = Vec::new();
    each_value(root, |_, node| {
        let Value::String(address) = &node.value else { return };
        let is_address = address.starts_with("https://") || address.starts_with("http://");
        if is_address && !address.contains(char::is_whitespace) {
            let span: &Span = &node.span;
            let range = range_of(&lines, span);
            links.push(DocumentLink {
                range,
                target: Some(Uri(address.to_string())),
                ..DocumentLink::default()
            });
        }
    });
    links
}
