//! What figures mean, as Markdown.

use super::TEXT_WIDTH;
use crate::model::Language;
use crate::report::Definition;
use crate::words::Words;

/// Definitions in a language, as a Markdown list.
#[must_use]
pub fn definitions_as_markdown(definitions: &[Definition], language: Language) -> String {
    let words = Words::of(language);
    let options = textwrap::Options::new(TEXT_WIDTH)
        .subsequent_indent("  ")
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let items = definitions.iter().map(|Definition { term, text }| {
        let item = words.fill("definition", &[("term", term), ("text", text)]);
        textwrap::fill(&item, &options) + "\n"
    });
    items.collect()
}
