//! Findings with the lines that they speak of, as compilers show them.

use std::io::{self, Write};

use super::frame::{Excerpt, Frame, Mark, Part};
use super::print::Printer;
use super::{Places, Shown, ShownFinding, Summary};
use crate::finding::{Place, Severity};
use crate::message;
use crate::model::{FileKind, Kind, may_name_person};
use crate::personal::{hidden, without_letters, without_numbers};
use crate::registry::FileId;
use crate::render::{Screen, masked, visible, words_only};
use crate::schema::is_private_field;
use crate::words::Words;
use crate::yaml::Span;

/// How many bytes an excerpt has at most.
const LONGEST: usize = 10_000;

/// The width of what surrounds the rule before the title.
const BEFORE_TITLE: usize = 4;

/// The width of what surrounds the word `help`.
const BEFORE_HELP: usize = 8;

/// How wide excerpts are where nothing limits them.
const PIPE_WIDTH: usize = 140;

pub(super) fn write(
    places: &mut Places<'_>,
    shown: &Shown<'_>,
    summary: &Summary,
    words: &Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let width = screen.width.unwrap_or(PIPE_WIDTH);
    let printer = Printer::new(screen.color, width);
    // A terminal shows the end of what is printed: there the errors are.
    let mut findings: Vec<&ShownFinding<'_>> = shown.findings.iter().collect();
    findings.sort_by_key(|shown| shown.finding.severity == Severity::Error);
    for finding in findings {
        let frame = frame(places, finding, words, width);
        writeln!(out, "{}\n", printer.print(&frame))?;
    }
    for (path, words) in shown.notes(places) {
        writeln!(out, "{}: {words}\n", visible(&path))?;
    }
    if summary.is_quiet {
        return Ok(());
    }
    let left_out = summary.left_out.len();
    let left_out = (left_out > 0).then(|| message!("checked.rules-left-out", count = left_out));
    let day = summary.judged_on.map(|day| message!("checked.day", day = day.to_string()));
    let mut notes = left_out.into_iter().chain(day).chain([summary.message()]);
    notes.try_for_each(|note| {
        let note = note.in_words(words);
        match screen.width {
            Some(width) => writeln!(out, "{}", textwrap::fill(&note, words_only(width))),
            None => writeln!(out, "{note}"),
        }
    })
}

fn frame<'f>(
    places: &mut Places<'_>,
    shown: &'f ShownFinding<'f>,
    words: &Words,
    width: usize,
) -> Frame<'f> {
    let finding = shown.finding;
    let word = match finding.severity {
        Severity::Error => words.get("severity.error"),
        Severity::Warning => words.get("severity.warning"),
    };
    let prefix = word.chars().count() + finding.rule.len() + BEFORE_TITLE;
    let file = finding.place.file;
    let parts = match places.registry.text(file) {
        // Of a file that was not read, or is empty, there is no line to show.
        "" => vec![Part::Path(visible(&places.path(file)).into_owned())],
        _ => excerpts(places, shown),
    };
    let help = shown.help.as_ref().map(|help| {
        let word = words.get("help");
        let before = BEFORE_HELP + word.chars().count();
        (word, wrapped(help, width, before))
    });
    let title = wrapped(&shown.message, width, prefix);
    Frame { severity: finding.severity, word, rule: finding.rule, title, parts, help }
}

/// The lines that the finding speaks of; two places of one file go together where they are near.
fn excerpts<'f>(places: &mut Places<'_>, shown: &'f ShownFinding<'f>) -> Vec<Part<'f>> {
    let finding = shown.finding;
    let file = finding.place.file;
    let text = places.registry.text(file);
    let is_personal = finding.rule == ON_PERSONAL_DATA;
    let primary = Mark { is_primary: true, span: first_line(places, &finding.place), label: None };
    let Some((place, words)) = &shown.related else {
        return vec![excerpt(places, file, &[primary], is_personal)];
    };
    let span = first_line(places, place);
    let related = Mark { is_primary: false, span, label: Some(words.as_str()) };
    let both = [primary.clone(), related.clone()];
    if place.file == file && lines(text, &both).len() <= LONGEST {
        vec![excerpt(places, file, &both, is_personal)]
    } else {
        vec![
            excerpt(places, file, &[primary], is_personal),
            excerpt(places, place.file, &[related], is_personal),
        ]
    }
}

/// The lines of a file from the first mark to the last. The renderer goes through all that it is given,
/// so that of long ones only the place is shown.
fn excerpt<'f>(
    places: &mut Places<'_>,
    file: FileId,
    marks: &[Mark<'f>],
    is_personal: bool,
) -> Part<'f> {
    let text = places.registry.text(file);
    let path = visible(&places.path(file)).into_owned();
    let bytes = lines(text, marks);
    let index = places.lines(file);
    if bytes.len() > LONGEST {
        let start = marks.first().map_or(bytes.start, |mark| mark.span.start);
        let at = index.position(start);
        return Part::Place { path, line: at.line, column: at.column };
    }
    let first = index.position(bytes.start).line;
    let marks = marks.iter().map(|mark| {
        let span = mark.span.start - bytes.start..mark.span.end - bytes.start;
        Mark { span, ..mark.clone() }
    });
    let shown = shown_lines(places, file, &text[bytes.clone()], is_personal);
    let text = masked(&shown).into_owned();
    Part::Lines(Excerpt { path, first, text, marks: marks.collect() })
}

/// The rule whose findings are about what leads to a person.
const ON_PERSONAL_DATA: &str = "personal-data-in-record";

/// Lines of a file as a log may show them: without what leads to a person. Every other byte stays in its place.
fn shown_lines(places: &Places<'_>, file: FileId, text: &str, is_personal: bool) -> String {
    let is_expert = places.registry.file(file).kind == FileKind::Record(Kind::Expert);
    let is_id = |text: &str| {
        Kind::ALL.into_iter().any(|kind| places.registry.index().exists(kind, text.trim()))
    };
    let names_person = |text: &str| may_name_person(Kind::Expert, text) && !is_id(text);
    let lines = text.split_inclusive('\n').map(|line| match line.split_once(':') {
        Some((key, value)) if is_expert && is_private_field(key) => {
            format!("{key}:{}", without_letters(value))
        }
        Some((key, value)) if is_expert_of(key) && names_person(value) => {
            format!("{key}:{}", without_letters(value))
        }
        _ if is_personal => without_numbers(line),
        _ => hidden(line).into_owned(),
    });
    lines.collect()
}

/// Whether the field of a line refers to an expert.
fn is_expert_of(key: &str) -> bool {
    key.trim_start_matches([' ', '-']) == Kind::Expert.name()
}

/// The bytes of the lines with these marks and of those between them.
fn lines(text: &str, marks: &[Mark<'_>]) -> Span {
    let start = marks.iter().map(|mark| mark.span.start).min().unwrap_or(0);
    let end = marks.iter().map(|mark| mark.span.end).max().unwrap_or(start);
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1)
}

/// The part of a place that is on its first line; carets under a whole paragraph do not help.
fn first_line(places: &Places<'_>, place: &Place) -> Span {
    let span = place.spot.span(places.registry.source(place.file));
    let text = places.registry.text(place.file);
    let line = text[span.clone()].find('\n').unwrap_or(span.len());
    span.start..span.start + line
}

/// Text that fits the width after what precedes it. What is in backticks stays on one line,
/// so that it can be pasted.
fn wrapped(text: &str, width: usize, before: usize) -> String {
    let width = width.saturating_sub(before).max(20);
    if text.len() <= width && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.trim_end().to_owned();
    }
    let mut is_code = false;
    let joined: String = visible(text)
        .chars()
        .map(|letter| match letter {
            '`' => {
                is_code = !is_code;
                letter
            }
            ' ' if is_code => NO_BREAK,
            _ => letter,
        })
        .collect();
    let lines = textwrap::wrap(&joined, words_only(width));
    let mut text = String::with_capacity(joined.len());
    for (number, line) in lines.iter().enumerate() {
        match number {
            0 => {}
            // GitHub takes a line that begins so for a command, wherever it comes from.
            _ if line.trim_start().starts_with("::") => text.push(' '),
            _ => text.push('\n'),
        }
        text.push_str(line);
    }
    text.replace(NO_BREAK, " ")
}

/// A blank at which no line is broken.
const NO_BREAK: char = '\u{a0}';
