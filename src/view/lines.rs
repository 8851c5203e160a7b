//! A file in lines of text, one for each value, with the labels of its codes.

use crate::model::{Language, Vocabularies};
use crate::schema::{Meaning, Shape};
use crate::yaml::{Node, Value};

/// A file of this shape in lines: a line for each value, indented as the file is deep. Codes have their labels, a text
/// over several lines is one, and items of lists that are maps begin with a dash.
#[must_use]
pub fn lines(
    root: &Node,
    shape: &Shape,
    vocabularies: &Vocabularies,
    language: Language,
) -> Vec<String> {
    let mut printer = Printer { vocabularies, language, lines: Vec::new() };
    printer.node("", root, Some(shape), 0);
    printer.lines
}

struct Printer<'p> {
    vocabularies: &'p Vocabularies,
    language: Language,
    lines: Vec<String>,
}

impl Printer<'_> {
    /// Prints a value behind a key or a dash, which is `head`.
    fn node(&mut self, head: &str, node: &Node, shape: Option<&Shape>, depth: usize) {
        let pad = "  ".repeat(depth);
        match &node.value {
            Value::Map(entries) => {
                let mut first = head.strip_suffix('-').map(|_| "- ");
                if !head.is_empty() && first.is_none() {
                    self.lines.push(format!("{pad}{head}"));
                }
                let inside = if head.is_empty() { depth } else { depth + 1 };
                for entry in entries {
                    let below = shape.and_then(|shape| shape.field_or_language(&entry.key));
                    let at = self.lines.len();
                    self.node(&format!("{}:", entry.key), &entry.value, below, inside);
                    if let (Some(dash), Some(line)) = (first.take(), self.lines.get_mut(at)) {
                        line.replace_range(pad.len()..pad.len() + 2, dash);
                    }
                }
            }
            Value::List(items) => {
                self.lines.push(format!("{pad}{head}"));
                for item in items {
                    self.node("-", item, shape.and_then(Shape::items), depth + 1);
                }
            }
            _ => {
                let text = node.scalar_text().unwrap_or_default();
                let text = text.split('\n').map(str::trim_end).collect::<Vec<_>>().join(" ");
                let label = shape.and_then(|shape| self.label(shape, &text));
                let label = label.map(|label| format!(" ({label})")).unwrap_or_default();
                self.lines.push(format!("{pad}{head} {text}{label}"));
            }
        }
    }

    /// The label of a code, if it has one that says more.
    fn label(&self, shape: &Shape, code: &str) -> Option<String> {
        let Some(Meaning::Code(vocabulary)) = shape.meaning() else { return None };
        let label = self.vocabularies.label(vocabulary, code, self.language.code());
        (label != code).then(|| label.to_owned())
    }
}
