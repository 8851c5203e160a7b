//! Markdown for the summary of a CI step: what was checked, and a table of the findings, errors first.

use std::io::{self, Write};

use super::entry::Entry;
use crate::message;
use crate::render::markdown_text::escaped;
use crate::words::Words;

/// How many findings the table has at most, so that the page stays below the limit of GitHub of 1 MiB.
const MOST: usize = 500;

pub(super) fn write(
    entries: &[Entry<'_>],
    checked: &str,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "### mieux validate\n\n{}", escaped(checked))?;
    let mut entries: Vec<&Entry<'_>> = entries.iter().collect();
    entries.sort_by_key(|entry| entry.level);
    let (some, rest) = entries.split_at(entries.len().min(MOST));
    if !some.is_empty() {
        let [file, rule, problem] =
            ["file", "rule", "problem"].map(|name| escaped(&words.heading(name)));
        writeln!(out, "\n| {file} | {rule} | {problem} |\n| --- | --- | --- |")?;
    }
    for entry in some {
        let place = format!("{}:{}", entry.at.path, entry.at.start.line);
        let rule = entry.rule.map(|rule| format!("`{rule}`")).unwrap_or_default();
        let text = entry.text();
        let text: Vec<String> = text.split('\n').map(escaped).collect();
        writeln!(out, "| {} | {rule} | {} |", escaped(&place), text.join("<br>"))?;
    }
    if !rest.is_empty() {
        let more = message!("rest.all-findings", count = rest.len());
        writeln!(out, "\n{}", more.in_words(words))?;
    }
    Ok(())
}
