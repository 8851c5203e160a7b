//! A record for people, as lines that fit the screen.

use std::io::{self, Write};

use anstyle::Style;

use crate::model::Text;
use crate::render::{Screen, visible, words_only};
use crate::view::{Code, Field, Link, Value, View, Word};
use crate::words::Words;

/// What stands for a field without a value.
const NOTHING: &str = "–";

/// Writes a record, and below it what refers to it.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(view: &View, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(view.language);
    let mut page = Page { words: &words, screen, out };
    let bold = page.bold();
    let heading = page.text(&view.heading).unwrap_or_else(|| view.id.clone());
    writeln!(page.out, "{bold}{}{bold:#}", visible(&heading))?;
    let kind = words.get(view.kind.name()).to_lowercase();
    let file = view.file.to_string_lossy();
    let place = words.fill("record-place", &[("kind", &kind), ("id", &view.id), ("file", &file)]);
    writeln!(page.out, "{}\n", visible(&place))?;
    page.fields(&view.fields, 0)?;
    for group in &view.back_links {
        writeln!(page.out, "{bold}{}{bold:#}", visible(&group.label))?;
        for link in &group.links {
            page.paragraph("", &link_text(link), 1)?;
        }
    }
    Ok(())
}

struct Page<'p> {
    words: &'p Words,
    screen: Screen,
    out: &'p mut dyn Write,
}

impl Page<'_> {
    fn bold(&self) -> Style {
        if self.screen.color { Style::new().bold() } else { Style::new() }
    }

    /// Fields with their values, `depth` levels in.
    fn fields(&mut self, fields: &[Field], depth: usize) -> io::Result<()> {
        fields.iter().try_for_each(|field| self.field(field, depth))
    }

    fn field(&mut self, field: &Field, depth: usize) -> io::Result<()> {
        if let Some(text) = self.one_line(&field.value) {
            return self.line(&field.label, &text, depth);
        }
        let bold = self.bold();
        writeln!(self.out, "{}{bold}{}{bold:#}", "  ".repeat(depth), visible(&field.label))?;
        match &field.value {
            Value::List(items) => {
                let mut numbered = items.iter().zip(1..);
                numbered.try_for_each(|(item, number)| self.item(number, item, depth + 1))
            }
            value => self.below(value, depth + 1),
        }
    }

    /// An item of a list: on one line where it fits there, else its fields below its number.
    fn item(&mut self, number: usize, item: &Value, depth: usize) -> io::Result<()> {
        if let Some(text) = self.one_line(item) {
            return self.paragraph(&format!("{number}. "), &text, depth);
        }
        writeln!(self.out, "{}{number}.", "  ".repeat(depth))?;
        self.below(item, depth + 1)
    }

    fn below(&mut self, value: &Value, depth: usize) -> io::Result<()> {
        match value {
            Value::Map(fields) => self.fields(fields, depth),
            _ => Ok(()),
        }
    }

    /// A value that is one text: a scalar, a text by language, a list of scalars, or a reference with
    /// a role.
    fn one_line(&self, value: &Value) -> Option<String> {
        match value {
            Value::Text(text) => self.text(text),
            Value::Map(_) => {
                let (link, role) = value.link_with_role()?;
                let link = link_text(link);
                Some(match role.and_then(|role| self.scalar(role)) {
                    Some(role) => self.words.fill("show.role", &[("link", &link), ("role", &role)]),
                    None => link,
                })
            }
            Value::List(items) => {
                let is_reference = |item| matches!(item, &Value::Link(_));
                let texts: Option<Vec<String>> =
                    items.iter().map(|item| self.scalar(item)).collect();
                texts.filter(|_| !items.iter().any(is_reference)).map(|texts| texts.join("; "))
            }
            value => self.scalar(value),
        }
    }

    /// A scalar as one text, with what it stands for; `None` for texts by language, lists and maps.
    fn scalar(&self, value: &Value) -> Option<String> {
        Some(match value {
            Value::Plain(text) | Value::Date(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => number.to_string(),
            Value::Flag(flag) => self.words.flag(*flag),
            Value::Empty => NOTHING.to_owned(),
            Value::Word(Word { word, label }) => labelled(word, label),
            Value::Code(Code { code, label, .. }) => labelled(code, label),
            Value::Link(link) => link_text(link),
            Value::Text(_) | Value::List(_) | Value::Map(_) => return None,
        })
    }

    /// The best text of several languages; one in another language than asked for says which.
    fn text(&self, text: &Text) -> Option<String> {
        Some(self.words.text(text)).filter(|text| !text.is_empty())
    }

    fn line(&mut self, label: &str, text: &str, depth: usize) -> io::Result<()> {
        let bold = self.bold();
        let named = self.words.fill("show.label", &[("label", &visible(label))]);
        let width = self.screen.width.unwrap_or(100);
        let indent = "  ".repeat(depth);
        if indent.len() + named.len() + 1 + text.len() <= width {
            return writeln!(self.out, "{indent}{bold}{named}{bold:#} {}", visible(text));
        }
        writeln!(self.out, "{indent}{bold}{}{bold:#}", visible(label))?;
        self.paragraph("", text, depth + 1)
    }

    fn paragraph(&mut self, before: &str, text: &str, depth: usize) -> io::Result<()> {
        let indent = "  ".repeat(depth);
        let first = format!("{indent}{before}");
        let rest = format!("{indent}{}", " ".repeat(before.len()));
        let options = words_only(self.screen.width.unwrap_or(100))
            .initial_indent(&first)
            .subsequent_indent(&rest);
        writeln!(self.out, "{}", textwrap::fill(&visible(text), options))
    }
}

/// A code with what people call it.
fn labelled(code: &str, label: &str) -> String {
    if label == code { code.to_owned() } else { format!("{label} ({code})") }
}

/// An id with the name of its record.
fn link_text(link: &Link) -> String {
    match &link.name {
        Some(name) => format!("{}  {name}", link.id),
        None => link.id.clone(),
    }
}
