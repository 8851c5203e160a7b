//! Findings with the lines that they speak of, as compilers show them.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Finding, Places, Shown, Summary};
use crate::finding::{Place, Severity};
use crate::model::{FileKind, Kind};
use crate::personal::{hidden, without_letters, without_numbers};
use crate::registry::FileId;
use crate::render::{Screen, masked, visible, words_only};
use crate::schema::is_private_field;
use crate::yaml::Span;

/// How many bytes an excerpt has at most.
const LONGEST: usize = 10_000;

/// How wide excerpts are where nothing limits them.
const PIPE_WIDTH: usize = 140;

pub(super) fn write(
    places: &mut Places<'_>,
    shown: &Shown<'_>,
    summary: &Summary,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let width = screen.width.unwrap_or(PIPE_WIDTH);
    let renderer = if screen.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width);
    for finding in &shown.findings {
        writeln!(out, "{}\n", renderer.render(&[group(places, finding, width)]))?;
    }
    for (path, words) in shown.notes(places) {
        writeln!(out, "{}: {words}\n", visible(&path))?;
    }
    writeln!(out, "{}", sentence(summary))?;
    if let Some(day) = summary.judged_on {
        writeln!(
            out,
            "Dates of retention were compared with {day}; --today DATE takes another day."
        )?;
    }
    if !summary.left_out.is_empty() {
        let rules = counted(summary.left_out.len(), "rule", "rules");
        writeln!(
            out,
            "Not looked at: {rules} that must know every file; `mieux validate` without a path runs all."
        )?;
    }
    Ok(())
}

fn group<'r: 'f, 'f>(places: &mut Places<'r>, finding: &'f Finding, width: usize) -> Group<'f> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let prefix = format!("{}[{}]: ", finding.severity, finding.rule).len();
    let title = level.primary_title(wrapped(&finding.message, width, prefix)).id(finding.rule);
    let file = finding.place.file;
    let group = match places.registry.text(file) {
        // Of a file that was not read, or is empty, there is no line to show.
        "" => title.element(Origin::path(visible(&places.path(file)).into_owned())),
        _ => title.elements(excerpts(places, finding)),
    };
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(wrapped(help, width, 12))),
        None => group,
    }
}

/// What is marked in a file, with a word on it.
type Mark<'f> = (AnnotationKind, Span, Option<&'f str>);

/// The lines that the finding speaks of; two places of one file go together where they are near.
fn excerpts<'r: 'f, 'f>(places: &mut Places<'r>, finding: &'f Finding) -> Vec<Element<'f>> {
    let file = finding.place.file;
    let text = places.registry.text(file);
    let is_personal = finding.rule == ON_PERSONAL_DATA;
    let primary = (AnnotationKind::Primary, first_line(places, &finding.place), None);
    let Some((place, words)) = &finding.related else {
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
/// so that of long ones only the place is told.
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
    let lines = text.split_inclusive('\n').map(|line| match line.split_once(':') {
        Some((key, value)) if is_expert && is_private_field(key) => {
            format!("{key}:{}", without_letters(value))
        }
        _ if is_personal => without_numbers(line),
        _ => hidden(line).into_owned(),
    });
    lines.collect()
}

/// The bytes of the lines with these marks and of those between them.
fn lines(text: &str, marks: &[Mark<'_>]) -> Span {
    let start = marks.iter().map(|(_, span, _)| span.start).min().unwrap_or(0);
    let end = marks.iter().map(|(_, span, _)| span.end).max().unwrap_or(start);
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1)
}

/// The part of a place that is on its first line; a caret under a whole paragraph helps nobody.
fn first_line(places: &Places<'_>, place: &Place) -> Span {
    let span = place.spot.span(places.registry.source(place.file));
    let text = places.registry.text(place.file);
    let line = text[span.clone()].find('\n').unwrap_or(span.len());
    span.start..span.start + line
}

/// Text that fits the width beside what stands before it. What is in backticks stays on one line,
/// so that it can be pasted.
fn wrapped(text: &str, width: usize, before: usize) -> String {
    let mut is_code = false;
    let joined: String = visible(&hidden(text))
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

/// `620 records: 2 errors and 1 warning`.
fn sentence(summary: &Summary) -> String {
    let kinds: Vec<String> = Kind::ALL
        .into_iter()
        .map(|kind| counted(summary.of(kind), kind.name(), kind.plural()))
        .collect();
    let found = match (summary.errors, summary.warnings) {
        (0, 0) => "nothing to report".to_owned(),
        (errors, warnings) => {
            format!(
                "{}, {}",
                counted(errors, "error", "errors"),
                counted(warnings, "warning", "warnings")
            )
        }
    };
    format!("Checked {}: {found}.", kinds.join(", "))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}
