//! Findings with the lines that they speak of, as compilers show them.

use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Finding, Places, Shown, Summary};
use crate::finding::{Place, Severity};
use crate::model::Kind;
use crate::render::{Screen, masked, visible, words_only};
use crate::yaml::Span;

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
    if let [_, ..] = summary.left_out[..] {
        let (count, s) =
            (summary.left_out.len(), if summary.left_out.len() == 1 { "" } else { "s" });
        writeln!(
            out,
            "{count} rule{s} that must know every file left out; `mieux validate` without a path looks at \
             all."
        )?;
    }
    Ok(())
}

fn group<'f>(places: &Places<'f>, finding: &'f Finding, width: usize) -> Group<'f> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let prefix = format!("{}[{}]: ", finding.severity, finding.rule).len();
    let title = level.primary_title(wrapped(&finding.message, width, prefix)).id(finding.rule);
    let file = finding.place.file;
    let group = match places.registry.file(file).text.as_str() {
        // Of a file that was not read, or is empty, there is no line to show.
        "" => title.element(Origin::path(visible(&places.path(file)).into_owned())),
        _ => title.elements(snippets(places, finding)),
    };
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(wrapped(help, width, 12))),
        None => group,
    }
}

/// The lines that the finding speaks of.
fn snippets<'f>(places: &Places<'f>, finding: &'f Finding) -> Vec<Snippet<'f, Annotation<'f>>> {
    let primary = AnnotationKind::Primary.span(first_line(places, &finding.place));
    let first = snippet(places, &finding.place).annotation(primary);
    let Some((place, words)) = &finding.related else { return vec![first] };
    let other = AnnotationKind::Context.span(first_line(places, place)).label(words.as_str());
    if place.file == finding.place.file {
        vec![first.annotation(other)]
    } else {
        vec![first, snippet(places, place).annotation(other)]
    }
}

fn snippet<'f>(places: &Places<'f>, place: &Place) -> Snippet<'f, Annotation<'f>> {
    let path = visible(&places.path(place.file)).into_owned();
    Snippet::source(masked(&places.registry.file(place.file).text)).path(path)
}

/// The part of a place that is on its first line; a caret under a whole paragraph helps nobody.
fn first_line(places: &Places<'_>, place: &Place) -> Span {
    let source = places.registry.file(place.file);
    let span = place.spot.span(source);
    let line = source.text[span.clone()].find('\n').unwrap_or(span.len());
    span.start..span.start + line
}

/// Text that fits the width beside what stands before it. What is in backticks stays on one line,
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

/// `620 records: 2 errors and 1 warning`.
fn sentence(summary: &Summary) -> String {
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
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
