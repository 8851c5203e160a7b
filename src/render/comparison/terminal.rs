//! What has changed, for a terminal: a block for each record, with a line for each field.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::describe::{Described, Describer};
use super::headline::headline;
use super::word_changes::{Piece, word_changes};
use crate::compare::{
    Comparison, FieldChange, FindingChange, FindingChanges, RecordChange, RecordState,
};
use crate::message;
use crate::message::Message;
use crate::model::Language;
use crate::personal::hidden;
use crate::render::table::{Format, write_table};
use crate::render::{Screen, TEXT_WIDTH, visible, words_only};
use crate::table::Table;
use crate::words::Words;

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
    if let Some(findings) = &comparison.findings {
        page.findings(findings)?;
    }
    if let Some(figures) = &comparison.figures {
        writeln!(page.out)?;
        write_figures(figures, Format::Table, page.screen, page.out)?;
        writeln!(page.out)?;
    }
    for note in &comparison.notes {
        page.line(&note.in_words(&describer.words))?;
    }
    Ok(())
}

/// What became of a record whose file had this other path, in words; `None` if only fields have changed.
pub(super) fn state_words(change: &RecordChange<'_>, from: Option<String>) -> Option<Message> {
    match (change.state, from) {
        (RecordState::Added, _) => Some(message!("diff.state-added")),
        (RecordState::Removed, _) => Some(message!("diff.state-removed")),
        (RecordState::Renamed, _) => Some(message!("diff.state-renamed")),
        (RecordState::Layout, _) => Some(message!("diff.state-layout")),
        (RecordState::Changed | RecordState::Moved, Some(from)) => {
            Some(message!("diff.state-moved", from))
        }
        (RecordState::Moved, None) => Some(message!("diff.state-moved-within")),
        (RecordState::Changed, None) => None,
    }
}

/// The fields that say what became of a record, where its heading says it already.
pub(super) fn is_said_by_state(change: &RecordChange<'_>, field: &FieldChange<'_>) -> bool {
    let is_former = change.state == RecordState::Renamed && field.name == "former_ids";
    field.field == "id" || is_former
}

/// A page for a terminal.
pub(super) struct Page<'p> {
    pub(super) describer: &'p Describer<'p>,
    pub(super) screen: Screen,
    pub(super) out: &'p mut dyn Write,
}

impl Page<'_> {
    pub(super) fn style(&self, style: Style) -> Style {
        if self.screen.color { style } else { Style::new() }
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        let width = self.screen.width.unwrap_or(TEXT_WIDTH);
        writeln!(self.out, "{}", textwrap::fill(&safe(text), words_only(width)))
    }

    fn record(&mut self, change: &RecordChange<'_>) -> io::Result<()> {
        self.heading(change)?;
        self.body(change)
    }

    /// What is wrong with the files of a record, and what became of its fields.
    pub(super) fn body(&mut self, change: &RecordChange<'_>) -> io::Result<()> {
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

    fn findings(&mut self, changes: &FindingChanges) -> io::Result<()> {
        let words = &self.describer.words;
        let lines = |sign: &'static str, findings: &[FindingChange]| {
            let line = |finding: &FindingChange| (sign, finding_line(finding, words));
            findings.iter().map(line).collect::<Vec<_>>()
        };
        let all = [lines("+", &changes.introduced), lines("-", &changes.resolved)].concat();
        let heading = changes.headline().in_words(words);
        self.line(&heading)?;
        all.iter().try_for_each(|(sign, line)| self.paragraph(&format!("  {sign} "), &safe(line)))
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
        let state = state_words(change, from).map(|state| state.in_words(words));
        let title = self.describer.title(change).unwrap_or_default();
        let rest = [title, state.unwrap_or_default()].into_iter().filter(|part| !part.is_empty());
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
    pub(super) fn paragraph(&mut self, before: &str, text: &str) -> io::Result<()> {
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

/// Writes the figures that differ, with what to know about them.
pub(super) fn write_figures(
    figures: &Table,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words::of(figures.language);
    if figures.rows.is_empty() {
        return writeln!(out, "{}", message!("diff.no-figures").in_words(&words));
    }
    write_table(format, figures, screen, out)?;
    figures.notes.iter().try_for_each(|note| writeln!(out, "\n{note}"))
}

/// A finding in a line.
pub(super) fn finding_line(finding: &FindingChange, words: &Words) -> String {
    let FindingChange { rule, severity, file, line, message, .. } = finding;
    format!("{file}:{line}: {severity}[{rule}] {}", message.in_words(words))
}

/// A text of a record for a terminal, which can be a log: nothing in it leads to a person.
pub(super) fn safe(text: &str) -> String {
    visible(&hidden(text)).into_owned()
}
