//! Findings with the lines that they speak of, as compilers show them.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

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
    let renderer = if screen.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width);
    // A terminal shows the end of what is printed: there the errors are.
    let mut findings: Vec<&ShownFinding<'_>> = shown.findings.iter().collect();
    findings.sort_by_key(|shown| shown.finding.severity == Severity::Error);
    for finding in findings {
        writeln!(out, "{}\n", renderer.render(&[group(places, finding, words, width)]))?;
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

fn group<'r: 'f, 'f>(
    places: &mut Places<'r>,
    shown: &'f ShownFinding<'f>,
    words: &Words,
    width: usize,
) -> Group<'f> {
    let finding = shown.finding;
    let (level, name) = match finding.severity {
        Severity::Error => (Level::ERROR, words.get("severity.error")),
        Severity::Warning => (Level::WARNING, words.get("severity.warning")),
    };
    let prefix = format!("{name}[{}]: ", finding.rule).chars().count();
    let level = level.with_name(name);
    let title = level.primary_title(wrapped(&shown.message, width, prefix)).id(finding.rule);
    let file = finding.place.file;
    let group = match places.registry.text(file) {
        // Of a file that was not read, or is empty, there is no line to show.
        "" => title.element(Origin::path(visible(&places.path(file)).into_owned())),
        _ => title.elements(excerpts(places, shown)),
    };
    match &shown.help {
        Some(help) => {
            let name = words.get("help");
            let help = wrapped(help, width, BEFORE_HELP + name.chars().count());
            group.element(Level::HELP.with_name(name).message(help))
        }
        None => group,
    }
}

/// What is marked in a file, with a word on it.
type Mark<'f> = (AnnotationKind, Span, Option<&'f str>);

/// The lines that the finding speaks of; two places of one file go together where they are near.
fn excerpts<'r: 'f, 'f>(places: &mut Places<'r>, shown: &'f ShownFinding<'f>) -> Vec<Element<'f>> {
    let finding = shown.finding;
    let file = finding.place.file;
    let text = places.registry.text(file);
    let is_personal = finding.rule == ON_PERSONAL_DATA;
    let primary = (AnnotationKind::Primary, first_line(places, &finding.place), None);
    let Some((place, words)) = &shown.related else {
        return vec![excerpt(places, file, &[primary], is_personal)];
    };
    let related = (AnnotationKind::Context, first_line(places, place), Some(words.as_str()));
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
fn excerpt<'r: 'f, 'f>(
    places: &mut Places<'r>,
    file: FileId,
    marks: &[Mark<'f>],
    is_personal: bool,
) -> Element<'f> {
    let text = places.registry.text(file);
    let path = visible(&places.path(file)).into_owned();
    let bytes = lines(text, marks);
    let index = places.lines(file);
    if bytes.len() > LONGEST {
        let at = index.position(marks.first().map_or(bytes.start, |(_, span, _)| span.start));
        return Origin::path(path).line(at.line).char_column(at.column).into();
    }
    let annotations = marks.iter().map(|(kind, span, words)| {
        kind.span(span.start - bytes.start..span.end - bytes.start).label(*words)
    });
    let first = index.position(bytes.start).line;
    let shown = shown_lines(places, file, &text[bytes.clone()], is_personal);
    let shown = masked(&shown).into_owned();
    let snippet = Snippet::source(shown).line_start(first).path(path);
    snippet.annotations(annotations).into()
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
    let start = marks.iter().map(|(_, span, _)| span.start).min().unwrap_or(0);
    let end = marks.iter().map(|(_, span, _)| span.end).max().unwrap_or(start);
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
    let lines = textwrap::wrap(&joined, words_only(width.saturating_sub(before).max(20)));
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
