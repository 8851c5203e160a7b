//! The name of a field, such as `start`, `title.es` or `partners.role`, and what a record has under it.

use super::entry::computed;
use super::error::FieldError;
use crate::model::{FileKind, Kind};
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};
use crate::view::{Field, Value};

/// A field of a kind of record.
#[derive(Debug, Clone)]
pub(super) struct FieldPath {
    /// The names that lead to it.
    pub(super) names: Vec<String>,
    /// Whether it can have several values.
    pub(super) is_list: bool,
    /// Whether its values are codes with labels.
    pub(super) is_coded: bool,
}

impl FieldPath {
    /// The field of this name.
    pub(super) fn parse(registry: &Registry, kind: Kind, text: &str) -> Result<Self, FieldError> {
        let names: Vec<String> = text.split('.').map(|name| name.trim().to_owned()).collect();
        if names.len() == 1 && computed(kind).contains(&text) {
            return Ok(Self { names, is_list: true, is_coded: false });
        }
        let shape = shape(registry, kind, &names).map_err(|(name, shape)| {
            let mut known: Vec<&str> = shape.field_names().collect();
            if names.len() == 1 {
                known.extend(computed(kind));
            }
            FieldError::unknown(kind, text, &name, &known)
        })?;
        let through =
            (1..=names.len()).filter_map(|end| self::shape(registry, kind, &names[..end]).ok());
        let is_list = through.into_iter().any(|shape| shape.items().is_some());
        let item = shape.items().unwrap_or(shape);
        Ok(Self { is_list, is_coded: matches!(item.meaning(), Some(Meaning::Code(_))), names })
    }

    /// The shape of its values, or of the items of its list; `None` for what is computed.
    pub(super) fn shape<'r>(&self, registry: &'r Registry, kind: Kind) -> Option<&'r Shape> {
        let shape = shape(registry, kind, &self.names).ok()?;
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
fn shape<'r>(
    registry: &'r Registry,
    kind: Kind,
    names: &[String],
) -> Result<&'r Shape, (String, &'r Shape)> {
    names.iter().try_fold(registry.shape(FileKind::Record(kind)), |shape, name| {
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
