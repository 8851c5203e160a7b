//! What has changed as Markdown for a pull request: a part to unfold for each kind, with a table for each record.

use std::io::{self, Write};

use super::describe::{Described, Describer};
use super::headline::headline;
use super::terminal::{finding_line, is_said_by_state, state_words, write_figures};
use super::word_changes::{Piece, word_changes};
use crate::compare::{Comparison, FindingChanges, RecordChange, RecordState};
use crate::message;
use crate::model::{FileKind, Language};
use crate::personal::hidden;
use crate::render::Screen;
use crate::render::markdown_text::escaped;
use crate::render::table::Format;

/// The first line, by which a program finds the comment again.
const MARK: &str = "<!-- mieux diff -->";
/// The longest text, in letters. GitHub takes 65,536 in a comment.
const LONGEST: usize = 60_000;
/// What is kept for the first lines and the last one.
const RESERVED: usize = 2_000;

/// Writes what has changed, in less than 60,000 letters. Where that is not enough, records become a line each, and then
/// the rest of them a number.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    comparison: &Comparison<'_>,
    language: Language,
    with_layout: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = Page { describer: &Describer::new(comparison, language) };
    let words = &page.describer.words;
    writeln!(out, "{MARK}\n**{}**", escaped(&headline(comparison).in_words(words)))?;
    for note in &comparison.notes {
        writeln!(out, "\n{}", escaped(&note.in_words(words)))?;
    }
    let shown = |change: &&RecordChange<'_>| with_layout || change.state != RecordState::Layout;
    let changes: Vec<&RecordChange<'_>> = comparison.records.iter().filter(shown).collect();
    let mut room = Room(LONGEST - RESERVED);
    let (mut folded, mut left_out) = (0, 0);
    let mut rest = &changes[..];
    while let Some(first) = rest.first() {
        let end = rest.iter().position(|change| change.kind != first.kind).unwrap_or(rest.len());
        let (of_kind, others) = rest.split_at(end);
        let mut parts = Vec::new();
        for change in of_kind {
            let (whole, line) = (page.record(change), page.heading(change));
            if room.takes(&whole, line.len()) {
                parts.push(whole);
            } else if room.takes(&line, 0) {
                parts.push(line);
                folded += 1;
            } else {
                left_out += 1;
            }
        }
        page.kind(first.kind, of_kind.len(), &parts, out)?;
        rest = others;
    }
    if let Some(findings) = &comparison.findings {
        page.findings(findings, &mut room, out)?;
    }
    if let Some(figures) = &comparison.figures {
        let mut text = Vec::new();
        write_figures(figures, Format::Markdown, Screen::plain(), &mut text)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        match room.takes(&text, 0) {
            true => writeln!(out, "\n{text}")?,
            false => {
                let count = figures.rows.len();
                let rest = message!("diff.figures-left-out", count).in_words(words);
                writeln!(out, "\n{}", escaped(&rest))?;
            }
        }
    }
    if folded > 0 {
        writeln!(out, "\n{}", escaped(&message!("diff.folded", count = folded).in_words(words)))?;
    }
    if left_out > 0 {
        let rest = message!("diff.left-out", count = left_out);
        writeln!(out, "\n{}", escaped(&rest.in_words(words)))?;
    }
    Ok(())
}

/// How many letters there is room for.
struct Room(usize);

impl Room {
    /// Takes so much room if it is there; half of it is kept for records that become a line.
    fn takes(&mut self, text: &str, line: usize) -> bool {
        let size = text.chars().count();
        let kept = if line > 0 { LONGEST / 3 } else { 0 };
        let is_room = size + kept <= self.0;
        self.0 -= if is_room { size } else { 0 };
        is_room
    }
}

struct Page<'p> {
    describer: &'p Describer<'p>,
}

impl Page<'_> {
    fn kind(
        &self,
        kind: FileKind,
        count: usize,
        parts: &[String],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let words = &self.describer.words;
        let summary = match kind {
            FileKind::Record(kind) => words.counted(&format!("count.{}", kind.name()), count, &[]),
            _ => message!("diff.of-kind", kind = self.describer.kind(kind), count).in_words(words),
        };
        writeln!(out, "\n<details open><summary>{summary}</summary>\n")?;
        parts.iter().try_for_each(|part| writeln!(out, "{part}"))?;
        writeln!(out, "</details>")
    }

    /// What is wrong now that was not, and the other way round, as far as there is room.
    fn findings(
        &self,
        changes: &FindingChanges,
        room: &mut Room,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let words = &self.describer.words;
        let heading = changes.headline().in_words(words);
        writeln!(out, "\n<details open><summary>{heading}</summary>\n")?;
        let introduced = changes.introduced.iter().map(|finding| ("+", finding));
        let resolved = changes.resolved.iter().map(|finding| ("-", finding));
        let mut left_out = 0;
        for (sign, finding) in introduced.chain(resolved) {
            let line = format!("- {sign} {}\n", safe(&finding_line(finding, words)));
            match room.takes(&line, 0) {
                true => write!(out, "{line}")?,
                false => left_out += 1,
            }
        }
        if left_out > 0 {
            let rest = message!("diff.findings-left-out", count = left_out).in_words(words);
            writeln!(out, "- {}", escaped(&rest))?;
        }
        writeln!(out, "\n</details>")
    }

    fn heading(&self, change: &RecordChange<'_>) -> String {
        let words = &self.describer.words;
        let id = match &change.was {
            Some(was) => format!("{was} → {}", change.id),
            None => change.id.clone(),
        };
        let from = self.describer.path_before(change).filter(|_| change.was.is_none());
        let state = state_words(change, from);
        let title = self.describer.title(change).map(|title| format!(" {}", safe(&title)));
        let state = state.map(|state| format!(" · *{}*", safe(&state.in_words(words))));
        format!("**{}**{}{}\n", safe(&id), title.unwrap_or_default(), state.unwrap_or_default())
    }

    /// A record with a table of its fields.
    fn record(&self, change: &RecordChange<'_>) -> String {
        let mut text = self.heading(change);
        for fault in self.describer.faults(change) {
            text += &format!("\n{}\n", safe(&fault));
        }
        let fields = change.fields.iter().filter(|field| !is_said_by_state(change, field));
        let rows: Vec<Described> =
            fields.flat_map(|field| self.describer.describe(field)).collect();
        if rows.is_empty() {
            return text;
        }
        let words = &self.describer.words;
        let headings = ["field", "before", "after"]
            .map(|name| escaped(&words.get(&format!("diff.column.{name}"))));
        text += &format!("\n| {} |\n| --- | --- | --- |\n", headings.join(" | "));
        for row in rows {
            let [before, after] = cells(&row);
            text += &format!("| {} | {before} | {after} |\n", safe(&row.field));
        }
        text
    }
}

/// The values before and after. Of long texts, the words that differ are set off.
fn cells(row: &Described) -> [String; 2] {
    let (Some(before), Some(after)) = (&row.before, &row.after) else {
        return [&row.before, &row.after]
            .map(|value| value.as_ref().map(|value| safe(value)).unwrap_or_default());
    };
    let Some(pieces) = word_changes(before, after) else { return [safe(before), safe(after)] };
    let side = |is_shown: fn(&Piece) -> Option<(&str, &str)>| {
        pieces.iter().filter_map(is_shown).map(|(mark, text)| marked(mark, text)).collect()
    };
    [
        side(|piece| match piece {
            Piece::Same(text) => Some(("", text)),
            Piece::Removed(text) => Some(("~~", text)),
            Piece::Added(_) => None,
        }),
        side(|piece| match piece {
            Piece::Same(text) => Some(("", text)),
            Piece::Added(text) => Some(("**", text)),
            Piece::Removed(_) => None,
        }),
    ]
}

/// A text between marks, which take no spaces within them.
fn marked(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if mark.is_empty() || inner.is_empty() {
        return safe(text);
    }
    let start = &text[..text.len() - text.trim_start().len()];
    let end = &text[text.trim_end().len()..];
    format!("{start}{mark}{}{mark}{end}", safe(inner))
}

/// A text of a record for a comment: nothing in it leads to a person, or is taken for markup.
fn safe(text: &str) -> String {
    escaped(&hidden(text))
}
