//! What each figure means, in words; `docs/figures.md` is written from the same text.

/// The definitions, as Markdown.
#[must_use]
pub fn definitions() -> &'static str {
    include_str!("definitions.md")
}
