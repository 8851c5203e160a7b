//! What a row must have in a field: anything, nothing, or a value.

use std::collections::BTreeSet;

use super::error::FieldError;
use super::path::FieldPath;
use super::rows::Rows;
use crate::message;
use crate::model::{Kind, folded};
use crate::registry::{Lookup, Names, Registry};
use crate::schema::{Meaning, Shape};
use crate::suggest::nearest_name;
use crate::view::{Field, Value};
use crate::words::word_called;

/// A condition on a field.
pub(super) enum Condition {
    /// It states something.
    With(FieldPath),
    /// It states nothing.
    Without(FieldPath),
    /// It has one of these values.
    Where(FieldPath, Vec<Wanted>),
}

/// A value that was asked for, with all that it may mean.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    text: String,
    /// Codes by their vocabularies.
    codes: BTreeSet<(String, String)>,
    /// Records by kind and id.
    records: BTreeSet<(Kind, String)>,
}

impl Condition {
    /// The condition `FIELD=VALUE`.
    pub(super) fn parse_where(
        registry: &Registry,
        rows: Rows,
        text: &str,
    ) -> Result<(FieldPath, Vec<Wanted>), FieldError> {
        let Some((field, value)) = text.split_once('=') else {
            return Err(message!("field.not-a-condition", text).into());
        };
        let path = FieldPath::parse(registry, rows, field)?;
        let shape = path.shape(registry, rows);
        let whole = Wanted::new(registry, shape, &path, value.trim());
        let wanted = match whole {
            Err(_) if value.contains(',') => {
                let parts = value.split(',').map(str::trim).filter(|part| !part.is_empty());
                parts
                    .map(|part| Wanted::new(registry, shape, &path, part))
                    .collect::<Result<_, _>>()?
            }
            whole => vec![whole?],
        };
        Ok((path, wanted))
    }

    /// Whether a row meets it.
    pub(super) fn holds(&self, fields: &[Field]) -> bool {
        match self {
            Self::With(path) => !path.values(fields).is_empty(),
            Self::Without(path) => path.values(fields).is_empty(),
            Self::Where(path, wanted) => {
                let values = path.values(fields);
                values.iter().any(|value| wanted.iter().any(|one| one.is(value)))
            }
        }
    }
}

impl Wanted {
    fn new(
        registry: &Registry,
        shape: Option<&Shape>,
        path: &FieldPath,
        text: &str,
    ) -> Result<Self, FieldError> {
        let mut wanted = Self { text: text.to_owned(), ..Self::default() };
        wanted.find_meanings(registry, path.meaning.as_ref(), shape);
        let field = path.names.join(".");
        match &path.meaning {
            Some(Meaning::Code(list)) if wanted.codes.is_empty() => {
                return Err(message!("field.no-code", text, field, list).into());
            }
            Some(Meaning::Reference(kind)) if wanted.records.is_empty() => {
                let list = kind.plural();
                let kind = message::Value::kind(kind.name());
                return Err(message!("field.no-record", text, field, kind, list).into());
            }
            _ => {}
        }
        let options = shape.map_or(&[][..], Shape::options);
        let name = path.names.last().map_or("", String::as_str);
        if let Some(option) = word_called(name, options, text) {
            option.clone_into(&mut wanted.text);
        } else if !options.is_empty() {
            return Err(FieldError::from(
                match nearest_name(text, options.iter().map(String::as_str)) {
                    Some(meant) => message!("field.no-word-near", text, field, meant),
                    None => {
                        message!(
                            "field.no-word",
                            text,
                            field,
                            words = message::Value::one_of(options)
                        )
                    }
                },
            ));
        }
        Ok(wanted)
    }

    /// Finds the codes and records that the text may mean at this place or in the fields of it.
    fn find_meanings(
        &mut self,
        registry: &Registry,
        meaning: Option<&Meaning>,
        shape: Option<&Shape>,
    ) {
        match meaning {
            Some(Meaning::Code(list)) => {
                let terms = registry
                    .vocabularies
                    .get(list)
                    .map_or_else(Vec::new, |terms| terms.named(&self.text));
                self.codes
                    .extend(terms.into_iter().map(|term| (list.clone(), term.code.to_string())));
            }
            Some(Meaning::Reference(kind)) => {
                let ids = match Names::of_kind(registry, *kind).find(*kind, &self.text) {
                    Lookup::One(id) => vec![id],
                    Lookup::Several(ids) => ids,
                    Lookup::None => Vec::new(),
                };
                self.records.extend(ids.into_iter().map(|id| (*kind, id.to_string())));
            }
            _ => {
                for (_, field) in shape.into_iter().flat_map(Shape::fields) {
                    self.find_meanings(registry, field.meaning(), Some(field));
                }
            }
        }
    }

    /// Whether a value is meant: a code or record by any of its names, a date by its beginning, a text by a
    /// part of it, a number by what it counts, anything else as a whole. A map is meant by any of its values.
    fn is(&self, value: &Value) -> bool {
        let text = self.text.as_str();
        match value {
            Value::Code(code) => self.codes.contains(&(code.vocabulary.clone(), code.code.clone())),
            Value::Link(link) => {
                self.records.iter().any(|(_, id)| *id == link.id) || link.id == text
            }
            Value::Date(date) => {
                date.strip_prefix(text).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            }
            Value::Text(stated) => {
                let part = folded(text);
                stated.iter().any(|(_, stated)| folded(stated).contains(&part))
            }
            Value::Plain(stated) => folded(stated) == folded(text),
            Value::Word(stated) => folded(&stated.word) == folded(text),
            Value::Integer(number) => text.parse() == Ok(*number),
            Value::Decimal(number) => text.parse() == Ok(*number),
            Value::Flag(flag) => folded(text) == flag.to_string(),
            Value::Empty => false,
            Value::List(items) => items.iter().any(|item| self.is(item)),
            Value::Map(fields) => fields.iter().any(|field| self.is(&field.value)),
        }
    }
}
