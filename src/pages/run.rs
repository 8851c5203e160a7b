//! The words of a paragraph as they are written: runs of text, in which figures are found.

use pulldown_cmark::CowStr;

use crate::yaml::Span;

/// A run of text that comes from the parser in pieces: it divides text at escapes, entities and signs.
#[derive(Debug, Default)]
pub(super) struct Run<'t>(Vec<(CowStr<'t>, Span)>);

/// A part of a run.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RunPart {
    /// Words.
    Words(String),
    /// What is written between two pairs of braces; `None` if they are not closed.
    Braces {
        /// Its bytes, with the braces.
        span: Span,
        /// With the braces.
        written: String,
        /// Without them.
        inside: Option<String>,
    },
}

impl<'t> Run<'t> {
    pub(super) fn push(&mut self, text: CowStr<'t>, span: Span) {
        self.0.push((text, span));
    }

    /// The parts of a run in the text of a page. Braces that are escaped are words.
    pub(super) fn parts(self, text: &str) -> Vec<RunPart> {
        let (mut parts, mut words) = (Vec::new(), String::new());
        let end_of_run = self.0.last().map_or(0, |(_, span)| span.end);
        let mut end_of_braces = 0;
        let mut end_before = None;
        // A long run without an end of braces is not searched again.
        let mut may_close = true;
        for (piece, span) in self.0 {
            // What is shown otherwise than it is written holds no braces that are meant.
            let is_verbatim = text.get(span.clone()) == Some(&*piece);
            let is_escaped = end_before != Some(span.start) && text[..span.start].ends_with('\\');
            end_before = Some(span.end);
            if span.end <= end_of_braces {
                continue;
            }
            let mut at = span.start.max(end_of_braces);
            if !is_verbatim {
                words.push_str(&piece);
                continue;
            }
            while let Some(found) = text[at..span.end].find("{{") {
                let start = at + found;
                if is_escaped && start == span.start {
                    words.push_str(&text[at..start + 1]);
                    at = start + 1;
                    continue;
                }
                words.push_str(&text[at..start]);
                let rest = if may_close { &text[start..end_of_run] } else { "" };
                let closed = rest.find("}}").map(|length| start + length + 2);
                may_close = closed.is_some();
                let end = closed.unwrap_or(span.end);
                let written = text[start..end].to_owned();
                let inside = closed.map(|end| text[start + 2..end - 2].to_owned());
                parts.push(RunPart::Words(std::mem::take(&mut words)));
                parts.push(RunPart::Braces { span: start..end, written, inside });
                (at, end_of_braces) = (end, end);
                if at >= span.end {
                    break;
                }
            }
            if at < span.end {
                words.push_str(&text[at..span.end]);
            }
        }
        parts.push(RunPart::Words(words));
        parts.retain(|part| *part != RunPart::Words(String::new()));
        parts
    }
}

#[cfg(test)]
mod tests {
    use crate::pages::{Part, read};

    /// The figures of a text, as they are written.
    fn figures(text: &str) -> Vec<String> {
        let page = read(text);
        let figures = page.parts().iter().filter_map(|part| match part {
            Part::Figure(figure) => {
                assert_eq!(text[figure.span.clone()], figure.written);
                Some(figure.written.clone())
            }
            _ => None,
        });
        figures.collect()
    }

    #[test]
    fn braces_are_found_as_they_are_written_unless_they_are_escaped() {
        let figure = "{{figure projects country=\"A & B [c]_d\"}}";
        assert_eq!(figures(&format!("x & &amp; {figure}{figure}, {figure}\n")), [figure; 3]);
        assert_eq!(figures("a {{b}} c {{d\n"), ["{{b}}", "{{d"]);
        assert_eq!(figures("a {{{b}}}\n"), ["{{{b}}"]);
        assert_eq!(figures("\\\\{{b}}\n"), ["{{b}}"]);
        for words in
            ["\\{{b}}", "a \\{\\{b}}", "&#123;{b}}", "`{{b}}`", "    {{b}}", "```\n{{b}}\n```"]
        {
            assert_eq!(figures(words), [""; 0], "{words}");
        }
    }
}
