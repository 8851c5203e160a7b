//! Workflow commands of GitHub Actions: `::error file=…,line=…,col=…,title=…::message`.

use std::io::{self, Write};

use super::entry::{Entry, Level};
use crate::render::visible;

/// How many annotations of a level GitHub shows for a step.
const SHOWN: usize = 10;

/// The first findings of each level are commands, errors first; the others are lines of the log.
pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut entries: Vec<&Entry<'_>> = entries.iter().collect();
    entries.sort_by_key(|entry| entry.level);
    let mut others: Vec<&Entry<'_>> = Vec::new();
    for of_level in entries.chunk_by(|one, other| one.level == other.level) {
        let (some, rest) = of_level.split_at(of_level.len().min(SHOWN));
        some.iter().try_for_each(|entry| command(entry, out))?;
        others.extend(rest);
    }
    if !others.is_empty() {
        let more = others.len();
        writeln!(out, "::notice title=mieux::{more} more findings are in the log of this step")?;
    }
    for entry in others {
        let rule = entry.rule.unwrap_or_default();
        let (path, line) = (visible(&entry.at.path), entry.at.start.line);
        writeln!(out, "{path}:{line}: {}[{rule}] {}", entry.level.word(), visible(&entry.message))?;
    }
    Ok(())
}

fn command(entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (start, end) = (entry.at.start, entry.at.end);
    let name = match entry.level {
        Level::Note => "notice",
        level => level.word(),
    };
    let path = property(&entry.at.path);
    let Some(rule) = entry.rule else {
        return writeln!(out, "::{name} file={path}::{}", data(&entry.message));
    };
    write!(out, "::{name} file={path},line={},endLine={}", start.line, end.line)?;
    // Columns count only where start and end share a line.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    let help = entry.help.as_ref().map(|help| format!("%0A{}", data(help))).unwrap_or_default();
    writeln!(out, ",title={}::{}{help}", property(rule), data(&entry.message))
}

/// Text after `::`. A line break would begin another command.
fn data(text: &str) -> String {
    visible(&text.replace('%', "%25")).into_owned()
}

/// The value of a property, where `:` and `,` have a meaning as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
