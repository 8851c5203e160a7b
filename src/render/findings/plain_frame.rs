//! Simple frames without colours, to the very letters of the renderer, which takes ten times as long. Whatever is not
//! simple is left to it.

use super::frame::{Excerpt, Frame, Mark, Part};

/// Room that a line leaves on a screen, so that nothing of it need be left out.
const ROOM: usize = 12;

/// The frame, if it is simple: one line of a file at a time with one mark, of letters that all take one column.
pub(super) fn plain(frame: &Frame<'_>, width: usize) -> Option<String> {
    let parts: Option<Vec<&Excerpt<'_>>> = frame.parts.iter().map(excerpt).collect();
    let parts = parts?;
    let first = parts.first()?;
    // The renderer sees another file as another part; two parts of one file may become one.
    let texts = [Some(frame.title.as_str()), frame.help.as_ref().map(|(_, help)| help.as_str())];
    let is_simple = texts.into_iter().flatten().all(is_simple_text)
        && is_simple_line(&frame.word)
        && first.marks[0].is_primary
        && parts.iter().skip(1).all(|part| part.path != first.path && !part.marks[0].is_primary);
    if !is_simple {
        return None;
    }
    let digits = parts.iter().map(|part| part.first.to_string().len()).max().unwrap_or(1);
    let gutter = " ".repeat(digits);
    let mut out = String::with_capacity(512);
    let head = format!("{}[{}]: ", frame.word, frame.rule);
    push(&mut out, &head, &frame.title, head.chars().count());
    for (at, part) in parts.iter().enumerate() {
        let arrow = if at == 0 { "-->" } else { ":::" };
        if at > 0 {
            out.push_str(&format!("\n{gutter} |"));
        }
        let Mark { is_primary, span, label } = &part.marks[0];
        let line = line(part)?;
        if !is_simple_line(line) || !is_simple_line(&part.path) || !fits(part, line, digits, width)
        {
            return None;
        }
        let before = line.get(..span.start)?.chars().count();
        let marked = line.get(span.clone()).filter(|marked| !marked.is_empty())?.chars().count();
        let sign = if *is_primary { "^" } else { "-" };
        let (number, column) = (part.first, before + 1);
        out.push_str(&format!("\n{gutter}{arrow} {}:{number}:{column}\n{gutter} |\n", part.path));
        out.push_str(&format!("{number:<digits$} | {line}\n"));
        out.push_str(&format!("{gutter} | {}{}", " ".repeat(before), sign.repeat(marked)));
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            if !is_simple_line(label) {
                return None;
            }
            out.push(' ');
            out.push_str(label);
        }
    }
    if let Some((word, help)) = &frame.help {
        if !is_simple_line(word) {
            return None;
        }
        out.push_str(&format!("\n{gutter} |\n"));
        let head = format!("{gutter} = {word}: ");
        push(&mut out, &head, help, head.chars().count());
    }
    Some(out)
}

/// A part with one mark.
fn excerpt<'p, 'f>(part: &'p Part<'f>) -> Option<&'p Excerpt<'f>> {
    match part {
        Part::Lines(excerpt) if excerpt.marks.len() == 1 => Some(excerpt),
        _ => None,
    }
}

/// The one line of an excerpt.
fn line<'p>(part: &'p Excerpt<'_>) -> Option<&'p str> {
    let line = part.text.strip_suffix('\n').unwrap_or(&part.text);
    (!line.contains('\n')).then_some(line)
}

/// Adds a text behind a head, with its other lines below its first.
fn push(out: &mut String, head: &str, text: &str, indent: usize) {
    out.push_str(head);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
        }
        out.push_str(line);
    }
}

/// Whether a line is shown whole, with the word on its mark.
fn fits(part: &Excerpt<'_>, line: &str, digits: usize, width: usize) -> bool {
    let label = part.marks[0].label.map_or(0, |label| label.chars().count() + 1);
    digits + line.chars().count() + label + ROOM <= width
}

/// Whether all lines of a text are simple, and none ends or begins with a blank.
fn is_simple_text(text: &str) -> bool {
    text.split('\n').all(|line| is_simple_line(line) && line.trim() == line && !line.is_empty())
}

/// Whether all letters are Latin ones that take one column.
fn is_simple_line(line: &str) -> bool {
    line.chars()
        .all(|letter| matches!(letter, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}'))
}
