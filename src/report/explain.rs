//! What each figure means, in words; `docs/figures.md` is written from the same text.

/// What a figure, or a word about figures, means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term.
    pub term: String,
    /// What it means: Markdown on one line.
    pub text: String,
}

/// The definitions, as Markdown.
#[must_use]
pub fn definitions() -> &'static str {
    include_str!("definitions.md")
}

/// The definitions, one by one.
pub(super) fn list() -> Vec<Definition> {
    let items = definitions().split("- **").skip(1);
    let parts = items.filter_map(|item| item.split_once("**: "));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    parts.map(|(term, text)| Definition { term: term.to_owned(), text: words(text) }).collect()
}
