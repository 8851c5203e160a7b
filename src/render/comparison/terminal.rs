//! What has changed, for a terminal: a block for each record, with a line for each field.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::describe::{Described, Describer};
use super::headline::headline;
use super::word_changes::{Piece, word_changes};
use crate::compare::{Comparison, FieldChange, RecordChange, RecordState};
use crate::message;
use crate::model::Language;
use crate::personal::hidden;
use crate::render::{Screen, TEXT_WIDTH, visible, words_only};

/// The widest column of fields.
const WIDEST: usize = 22;

/// Writes what has changed. Records in which nothing but the layout differs are counted, and listed if `with_layout`.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(
    comparison: &Comparison<'_>,
    language: Language,
    with_layout: bool,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let describer = Describer::new(comparison, language);
    let mut page = Page { describer: &describer, screen, out };
    page.line(&headline(comparison).in_words(&describer.words))?;
    for change in &comparison.records {
        if with_layout || change.state != RecordState::Layout {
            page.record(change)?;
        }
    }
    for note in &comparison.notes {
        page.line(&note.in_words(&describer.words))?;
    }
    Ok(())
}

/// The fields that say what became of a record, where its heading says it already.
pub(super) fn is_said_by_state(change: &RecordChange<'_>, field: &FieldChange<'_>) -> bool {
    let is_former = change.state == RecordState::Renamed && field.name == "former_ids";
    field.field == "id" || is_former
}

struct Page<'p> {
    describer: &'p Describer<'p>,
    screen: Screen,
    out: &'p mut dyn Write,
}

impl Page<'_> {
    fn style(&self, style: Style) -> Style {
        if self.screen.color { style } else { Style::new() }
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        let width = self.screen.width.unwrap_or(TEXT_WIDTH);
        writeln!(self.out, "{}", textwrap::fill(&safe(text), words_only(width)))
    }

    fn record(&mut self, change: &RecordChange<'_>) -> io::Result<()> {
        self.heading(change)?;
        for fault in self.describer.faults(change) {
            self.paragraph("  ", &safe(&fault))?;
        }
        let fields = change.fields.iter().filter(|field| !is_said_by_state(change, field));
        let described: Vec<Described> =
            fields.flat_map(|field| self.describer.describe(field)).collect();
        let width = described.iter().map(|one| display_width(&one.field));
        let width = width.filter(|width| *width <= WIDEST).max().unwrap_or(0);
        let mut last = None;
        for one in &described {
            let is_repeated = last == Some(&one.field) && !one.is_map;
            self.field(one, is_repeated, width)?;
            last = Some(&one.field);
        }
        Ok(())
    }

    fn heading(&mut self, change: &RecordChange<'_>) -> io::Result<()> {
        let words = &self.describer.words;
        let bold = self.style(Style::new().bold());
        let kind = self.describer.kind(change.kind);
        let id = match &change.was {
            Some(was) => format!("{was} → {}", change.id),
            None => change.id.clone(),
        };
        let from = self.describer.path_before(change).filter(|_| change.was.is_none());
        let state = match (change.state, from) {
            (RecordState::Added, _) => message!("diff.state-added").in_words(words),
            (RecordState::Removed, _) => message!("diff.state-removed").in_words(words),
            (RecordState::Renamed, _) => message!("diff.state-renamed").in_words(words),
            (RecordState::Layout, _) => message!("diff.state-layout").in_words(words),
            (_, Some(from)) => message!("diff.state-moved", from).in_words(words),
            (_, None) => String::new(),
        };
        let title = self.describer.title(change).unwrap_or_default();
        let rest = [title, state].into_iter().filter(|part| !part.is_empty());
        let rest: String = rest.map(|part| format!("  {part}")).collect();
        let heading = format!("{bold}{kind} {}{bold:#}{}", safe(&id), safe(&rest));
        let Some(width) = self.screen.width else { return writeln!(self.out, "{heading}") };
        let options = words_only(width).subsequent_indent("  ");
        writeln!(self.out, "{}", textwrap::fill(&heading, options))
    }

    fn field(&mut self, one: &Described, is_repeated: bool, width: usize) -> io::Result<()> {
        let name = if is_repeated { String::new() } else { safe(&one.field) };
        let text = self.change(one);
        if display_width(&name) > width {
            writeln!(self.out, "  {name}")?;
            return self.paragraph("    ", &text);
        }
        let pad = " ".repeat(width - display_width(&name));
        self.paragraph(&format!("  {name}{pad}  "), &text)
    }

    /// A text in lines that fit the screen, the first of which begins with `before`.
    fn paragraph(&mut self, before: &str, text: &str) -> io::Result<()> {
        let Some(width) = self.screen.width else {
            return writeln!(self.out, "{before}{text}");
        };
        let indent = " ".repeat(display_width(before));
        let options = words_only(width).initial_indent(before).subsequent_indent(&indent);
        writeln!(self.out, "{}", textwrap::fill(text, options))
    }

    /// What became of a field.
    fn change(&self, one: &Described) -> String {
        let words = &self.describer.words;
        let (red, green) = (AnsiColor::Red.on_default(), AnsiColor::Green.on_default());
        match (&one.before, &one.after) {
            (Some(before), Some(after)) => match word_changes(before, after) {
                Some(pieces) => pieces.iter().map(|piece| self.piece(piece)).collect(),
                None => format!("{} → {}", safe(before), safe(after)),
            },
            (None, Some(value)) if one.is_map => {
                safe(&message!("diff.field-added", value).in_words(words))
            }
            (Some(value), None) if one.is_map => {
                safe(&message!("diff.field-removed", value).in_words(words))
            }
            (None, Some(value)) => self.painted(green, &format!("+ {}", safe(value))),
            (Some(value), None) => self.painted(red, &format!("- {}", safe(value))),
            (None, None) => String::new(),
        }
    }

    /// Words that were added or removed, with marks for those who see no colours.
    fn piece(&self, piece: &Piece) -> String {
        let marked = |begin: &str, text: &str, end: &str, color: AnsiColor| {
            let words = safe(text.trim_end());
            let space = if text.ends_with(char::is_whitespace) { " " } else { "" };
            self.painted(color.on_default(), &format!("{begin}{words}{end}")) + space
        };
        match piece {
            Piece::Same(text) => safe(text),
            Piece::Removed(text) => marked("[-", text, "-]", AnsiColor::Red),
            Piece::Added(text) => marked("{+", text, "+}", AnsiColor::Green),
        }
    }

    fn painted(&self, style: Style, text: &str) -> String {
        let style = self.style(style);
        // Each word by itself, so that lines can be broken between them.
        text.split(' ').map(|word| format!("{style}{word}{style:#}")).collect::<Vec<_>>().join(" ")
    }
}

/// A text of a record for a terminal, which can be a log: nothing in it leads to a person.
fn safe(text: &str) -> String {
    visible(&hidden(text)).into_owned()
}
