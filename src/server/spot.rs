//! What is under the cursor in a text that can be read.

use crate::schema::{Meaning, Shape};
use crate::yaml::{Node, Span, Step, Value};

/// What is under the cursor.
pub(super) struct Under<'n> {
    /// The bytes of the key or the value.
    pub(super) span: Span,
    /// What the schema says of it.
    pub(super) shape: &'n Shape,
    /// The names and positions that lead to it.
    pub(super) steps: Vec<Step>,
    /// The value, unless it is a key.
    pub(super) value: Option<&'n Node>,
    /// What the schema says of what has the key.
    pub(super) holder: &'n Shape,
}

impl<'n> Under<'n> {
    /// The key or the single value at a byte of a text, if the schema knows it.
    pub(super) fn find(root: &'n Node, top: &'n Shape, byte: usize) -> Option<Self> {
        let (mut node, mut shape, mut holder, mut steps) = (root, top, top, Vec::new());
        let touches = |span: &Span| span.start <= byte && byte <= span.end;
        loop {
            match &node.value {
                Value::Map(entries) => {
                    let entry = entries.iter().rfind(|entry| entry.key_span.start <= byte)?;
                    (holder, shape) = (shape, shape.field_or_language(&entry.key)?);
                    steps.push(Step::Key(entry.key.to_string()));
                    if touches(&entry.key_span) {
                        let span = entry.key_span.clone();
                        return Some(Self { span, shape, steps, value: None, holder });
                    }
                    node = &entry.value;
                }
                Value::List(items) => {
                    let index = items.iter().rposition(|item| item.span.start <= byte)?;
                    shape = shape.items()?;
                    steps.push(Step::Index(index));
                    node = &items[index];
                }
                _ => {
                    let span = node.span.clone();
                    let found = Self { span, shape, steps, value: Some(node), holder };
                    return touches(&node.span).then_some(found);
                }
            }
        }
    }

    /// The meaning of the value and what is written; `None` for a key and for what has no meaning.
    pub(super) fn meant(&self) -> Option<(&'n Meaning, String)> {
        Some((self.shape.meaning()?, self.value?.scalar_text()?))
    }

    /// The last name that leads to it; empty for an item of a file that is a list.
    pub(super) fn name(&self) -> &str {
        let names = self.steps.iter().rev().find_map(|step| match step {
            Step::Key(name) => Some(name.as_str()),
            Step::Index(_) => None,
        });
        names.unwrap_or_default()
    }

    /// The name of the field of the record that it is in.
    pub(super) fn field(&self) -> Option<&str> {
        match self.steps.first()? {
            Step::Key(name) => Some(name),
            Step::Index(_) => None,
        }
    }
}
