//! What figures mean, as Markdown.

use super::TEXT_WIDTH;
use crate::report::Definition;

/// Definitions as a Markdown list.
#[must_use]
pub fn definitions_as_markdown(definitions: &[Definition]) -> String {
    let options = textwrap::Options::new(TEXT_WIDTH)
        .subsequent_indent("  ")
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let items = definitions.iter().map(|Definition { term, text }| {
        textwrap::fill(&format!("- **{term}**: {text}"), &options) + "\n"
    });
    items.collect()
}
