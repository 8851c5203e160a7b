//! A record as an export shows it: all that its file says, in the order of its schema, without what is left out.
//! Nothing is copied before it is written.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

use super::dataset::Content;
use crate::schema::Shape;
use crate::yaml::{Entry, Node, Value};

/// What is left out of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hidden {
    /// What is only for the programme itself.
    pub(super) internal: bool,
    /// What speaks of single experts.
    pub(super) experts: bool,
}

/// A value of a file, as far as it is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'r> {
    node: &'r Node,
    /// What the schema says of it; `None` where it knows no such field.
    shape: Option<&'r Shape>,
    hidden: Hidden,
}

/// A value that has no parts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Scalar<'r> {
    /// Nothing, or a number that JSON does not have.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// A text, or a date: whatever YAML takes one for, readers give a column one type.
    Text(Cow<'r, str>),
}

impl Hidden {
    /// What `content` leaves out.
    pub(super) fn of(content: &Content) -> Self {
        Self { internal: !content.has_internal, experts: content.is_public }
    }

    /// Whether a field of this shape is left out.
    pub(super) fn has(self, shape: &Shape) -> bool {
        (self.internal && shape.is_internal()) || (self.experts && shape.names_expert())
    }

    /// Whether every item of a list of such items is left out.
    #[cfg(feature = "parquet")]
    pub(super) fn has_all_items(self, of_items: &Shape) -> bool {
        let mut required = of_items.fields().filter(|(name, _)| of_items.requires(name));
        self.has(of_items) || (self.experts && required.any(|(_, field)| field.names_expert()))
    }

    /// Whether an item of a list is left out: as all of them, or because it speaks of an expert.
    fn has_item(self, of_items: &Shape, item: &Node) -> bool {
        self.has(of_items) || (self.experts && of_items.speaks_of_expert(item))
    }
}

impl<'r> Shown<'r> {
    /// What is shown of a tree of this shape; `None` where no schema describes it.
    pub(super) fn of(shape: impl Into<Option<&'r Shape>>, node: &'r Node, hidden: Hidden) -> Self {
        Self { node, shape: shape.into(), hidden }
    }

    /// The field of this name; `None` where nothing of it is shown.
    pub(super) fn get(self, name: &str) -> Option<Self> {
        let node = self.node.get(name)?;
        self.field(node, self.shape.and_then(|shape| shape.field_or_language(name)))
    }

    /// What is at a pointer of JSON, such as `/request/received`, whose steps are names of fields.
    pub(super) fn at(self, pointer: &str) -> Option<Self> {
        pointer.split('/').skip(1).try_fold(self, Self::get)
    }

    /// The fields of a map with their names, those of the schema first and in its order; none for anything else.
    pub(super) fn fields(self) -> impl Iterator<Item = (&'r str, Self)> {
        let ranked = |entry: &'r Entry| {
            let (rank, shape) = self.shape.map_or((0, None), |shape| shape.ranked(&entry.key));
            Some((rank, entry.key.as_str(), self.field(&entry.value, shape)?))
        };
        let mut fields: Vec<_> = self.node.entries().iter().filter_map(ranked).collect();
        fields.sort_by_key(|(rank, ..)| *rank);
        fields.into_iter().map(|(_, name, field)| (name, field))
    }

    fn field(self, node: &'r Node, shape: Option<&'r Shape>) -> Option<Self> {
        let field = Self { node, shape, ..self };
        let is_hidden = shape.is_some_and(|shape| self.hidden.has(shape));
        // Where nothing is left of a list, there is none.
        let is_emptied = || !node.items().is_empty() && field.items().next().is_none();
        (!is_hidden && !is_emptied()).then_some(field)
    }

    /// The items of a list; none for anything else.
    pub(super) fn items(self) -> impl Iterator<Item = Self> {
        let shape = self.shape.map(|shape| shape.items().unwrap_or(shape));
        let is_hidden = move |item: &Node| shape.is_some_and(|of| self.hidden.has_item(of, item));
        let kept = self.node.items().iter().filter(move |item| !is_hidden(item));
        kept.map(move |node| Self { node, shape, ..self })
    }

    /// What is shown of it, as a tree of its own.
    pub(super) fn kept(self) -> Node {
        let entry = |(name, field): (&str, Self)| Entry {
            key: name.into(),
            key_span: 0..0,
            value: field.kept(),
        };
        let value = match &self.node.value {
            Value::List(_) => Value::List(self.items().map(Self::kept).collect()),
            Value::Map(_) => Value::Map(self.fields().map(entry).collect()),
            value => value.clone(),
        };
        Node { value, span: 0..0 }
    }

    /// What the schema says of it; `None` where it knows no such field.
    pub(super) fn shape(self) -> Option<&'r Shape> {
        self.shape
    }

    /// The position of a field of it in the schema.
    pub(super) fn rank(self, name: &str) -> usize {
        self.shape.map_or(0, |shape| shape.rank(name))
    }

    /// Whether it is a list.
    pub(super) fn is_list(self) -> bool {
        matches!(self.node.value, Value::List(_))
    }

    /// Whether it is a map.
    pub(super) fn is_map(self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }

    /// What it is, unless it has parts.
    pub(super) fn scalar(self) -> Option<Scalar<'r>> {
        Some(match &self.node.value {
            Value::Null => Scalar::Null,
            Value::Bool(is_yes) => Scalar::Flag(*is_yes),
            Value::Integer(year) if self.shape.is_some_and(Shape::is_date) => {
                Scalar::Text(year.to_string().into())
            }
            Value::Integer(number) => Scalar::Integer(*number),
            Value::Float(number) if number.is_finite() => Scalar::Real(*number),
            Value::Float(_) => Scalar::Null,
            Value::String(text) => Scalar::Text(text.as_str().into()),
            Value::List(_) | Value::Map(_) => return None,
        })
    }

    /// The text that it is; `None` for anything else.
    pub(super) fn text(self) -> Option<Cow<'r, str>> {
        match self.scalar()? {
            Scalar::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.scalar() {
            Some(scalar) => scalar.serialize(serializer),
            None if self.is_list() => serializer.collect_seq(self.items()),
            None => serializer.collect_map(self.fields()),
        }
    }
}

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(is_yes) => serializer.serialize_bool(*is_yes),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Real(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// A value as JSON, without blanks between its parts.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("memory takes every value, and keys are texts")
}
