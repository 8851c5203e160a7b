//! The name of a field, such as `start`, `title.es` or `partners.role`, and what a record has under it.

use super::error::FieldError;
use super::rows::Rows;
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};
use crate::view::{Field, Value};

/// A field of the rows of a list.
#[derive(Debug, Clone)]
pub(super) struct FieldPath {
    /// The names that lead to it.
    pub(super) names: Vec<String>,
    /// Whether it can have several values.
    pub(super) is_list: bool,
    /// What its values mean.
    pub(super) meaning: Option<Meaning>,
}

impl FieldPath {
    /// The field of this name.
    pub(super) fn parse(registry: &Registry, rows: Rows, text: &str) -> Result<Self, FieldError> {
        let names: Vec<String> = text.split('.').map(|name| name.trim().to_owned()).collect();
        if let Some(field) = rows.computed_field(text.trim()) {
            return Ok(Self { names, is_list: field.is_list, meaning: Some(field.meaning()) });
        }
        let top = rows.shape(registry);
        let shape = shape(top, &names).map_err(|(name, shape)| {
            let mut known: Vec<&str> = shape.field_names().collect();
            if names.len() == 1 {
                known.extend(rows.computed().iter().map(|field| field.name));
            }
            FieldError::unknown(rows, text, &name, &known)
        })?;
        let through = (1..=names.len()).filter_map(|end| self::shape(top, &names[..end]).ok());
        let is_list = through.into_iter().any(|shape| shape.items().is_some());
        let item = shape.items().unwrap_or(shape);
        Ok(Self { is_list, meaning: item.meaning().cloned(), names })
    }

    /// Whether its values are codes with labels.
    pub(super) fn is_coded(&self) -> bool {
        matches!(self.meaning, Some(Meaning::Code(_)))
    }

    /// The shape of its values, or of the items of its list; `None` for what is computed.
    pub(super) fn shape<'r>(&self, registry: &'r Registry, rows: Rows) -> Option<&'r Shape> {
        let shape = shape(rows.shape(registry), &self.names).ok()?;
        Some(shape.items().unwrap_or(shape))
    }

    /// The values that a record has in it: those of all items where it leads through lists. What is empty
    /// is no value.
    pub(super) fn values(&self, fields: &[Field]) -> Vec<Value> {
        let mut found = Vec::new();
        if let [first, rest @ ..] = self.names.as_slice() {
            let field = fields.iter().find(|field| field.name == *first);
            field.into_iter().for_each(|field| descend(&field.value, rest, &mut found));
        }
        found
    }
}

/// The shape that these names lead to; else the first name that there is not, and where it was looked for.
fn shape<'r>(top: &'r Shape, names: &[String]) -> Result<&'r Shape, (String, &'r Shape)> {
    names.iter().try_fold(top, |shape, name| {
        let item = shape.items().unwrap_or(shape);
        item.field_or_language(name).ok_or_else(|| (name.clone(), item))
    })
}

fn descend(value: &Value, names: &[String], found: &mut Vec<Value>) {
    match (value, names) {
        (Value::List(items), _) => items.iter().for_each(|item| descend(item, names, found)),
        (Value::Empty, _) => {}
        (Value::Text(text), [language]) => {
            found.extend(text.get(language).map(|text| Value::Plain(text.to_owned())));
        }
        (Value::Map(fields), [first, rest @ ..]) => {
            let field = fields.iter().find(|field| field.name == *first);
            field.into_iter().for_each(|field| descend(&field.value, rest, found));
        }
        (Value::Map(fields), []) if fields.is_empty() => {}
        (value, []) => found.push(value.clone()),
        _ => {}
    }
}
