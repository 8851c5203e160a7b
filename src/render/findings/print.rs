//! Frames to text.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::frame::{Excerpt, Frame, Part};
use super::plain_frame::plain;
use crate::finding::Severity;

/// Frames for a screen.
pub(super) struct Printer {
    renderer: Renderer,
    has_colors: bool,
    width: usize,
}

impl Printer {
    pub(super) fn new(has_colors: bool, width: usize) -> Self {
        let renderer = if has_colors { Renderer::styled() } else { Renderer::plain() };
        Self { renderer: renderer.term_width(width), has_colors, width }
    }

    /// The frame as text: most are simple, and are written without the renderer.
    pub(super) fn print(&self, frame: &Frame<'_>) -> String {
        let simple = if self.has_colors { None } else { plain(frame, self.width) };
        simple.unwrap_or_else(|| self.renderer.render(&[group(frame)]))
    }
}

fn group<'f>(frame: &'f Frame<'_>) -> Group<'f> {
    let level = match frame.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(frame.word.as_str());
    let title = level.primary_title(frame.title.as_str()).id(frame.rule);
    let group = title.elements(frame.parts.iter().map(element));
    match &frame.help {
        Some((word, help)) => {
            group.element(Level::HELP.with_name(word.as_str()).message(help.as_str()))
        }
        None => group,
    }
}

fn element<'f>(part: &'f Part<'_>) -> Element<'f> {
    match part {
        Part::Path(path) => Origin::path(path.as_str()).into(),
        Part::Place { path, line, column } => {
            Origin::path(path.as_str()).line(*line).char_column(*column).into()
        }
        Part::Lines(Excerpt { path, first, text, marks }) => {
            let annotations = marks.iter().map(|mark| {
                let kind = match mark.is_primary {
                    true => AnnotationKind::Primary,
                    false => AnnotationKind::Context,
                };
                kind.span(mark.span.clone()).label(mark.label)
            });
            let snippet = Snippet::source(text.as_str()).line_start(*first).path(path.as_str());
            snippet.annotations(annotations).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use annotate_snippets::Renderer;
    use proptest::prelude::{Strategy, any, prop, prop_assert_eq, proptest};

    use super::{Excerpt, Frame, Part, group, plain};
    use crate::finding::Severity;
    use crate::render::findings::frame::Mark;

    const WIDTH: usize = 100;

    /// Lines of one file: one as a rule, with letters of any kind now and then.
    fn excerpt() -> impl Strategy<Value = Excerpt<'static>> {
        let line = "[ -~]{0,70}|[ -~áñÉœ]{1,40}|[ -~]{80,120}|[a\u{9}漢\u{ad}\u{301}]{1,8}|[a-z]{1,9}\n[a-z]{1,9}";
        let mark = (0usize..60, 0usize..20, any::<bool>(), prop::option::of("[a-zé ]{0,20}"));
        (line, 1usize..2000, prop::collection::vec(mark, 1..3), any::<bool>()).prop_map(
            |(text, first, marks, is_whole)| {
                let marks = marks.into_iter().map(|(start, length, is_primary, label)| {
                    let start = text.floor_char_boundary(start.min(text.len()));
                    let end = text.floor_char_boundary((start + length).min(text.len()));
                    let label = label.map(|label| &*label.leak());
                    Mark { is_primary, span: start..end, label }
                });
                let mut marks: Vec<Mark<'static>> = marks.collect();
                if first % 3 > 0 {
                    marks.truncate(1);
                }
                let text = if is_whole { format!("{text}\n") } else { text };
                Excerpt { path: "actions/peru-iii.yaml".to_owned(), first, text, marks }
            },
        )
    }

    fn part() -> impl Strategy<Value = Part<'static>> {
        (excerpt(), 0usize..12).prop_map(|(excerpt, sort)| match sort {
            0 => Part::Path(excerpt.path),
            1 => Part::Place { path: excerpt.path, line: excerpt.first, column: 7 },
            _ => Part::Lines(excerpt),
        })
    }

    proptest! {
        #[test]
        fn a_simple_frame_is_that_of_the_renderer(
            is_error in any::<bool>(),
            title in "[ -~áñ]{1,60}|[a-z `]{1,30}\n[a-z `]{1,30}|[a-z\u{9}]{1,5}",
            parts in prop::collection::vec(part(), 1..3),
            help in prop::option::of("[ -~áñ]{1,60}|[a-z `]{1,30}\n[a-z `]{1,30}"),
        ) {
            let severity = if is_error { Severity::Error } else { Severity::Warning };
            let help = help.map(|help| ("ayuda".to_owned(), help));
            let frame = Frame { severity, word: "aviso".to_owned(), rule: "unknown-code", title, parts, help };
            let renderer = Renderer::plain().term_width(WIDTH);
            if let Some(simple) = plain(&frame, WIDTH) {
                prop_assert_eq!(simple, renderer.render(&[group(&frame)]));
            }
        }
    }
}
