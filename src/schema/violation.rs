//! What the validator says, in the terms that the rules speak.

use std::collections::HashSet;
use std::sync::Arc;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value as Json;

use crate::yaml::{Node, Route, Step, Value, to_json};

/// One thing in which a file differs from its shape.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Violation {
    /// The value concerned; for a missing field, the map that lacks it.
    pub(crate) route: Route,
    /// What is wrong with it.
    pub(crate) problem: Problem,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// The map has a field that its shape does not know.
    UnknownField { name: String, known: Arc<[String]> },
    /// The map lacks one of these fields.
    MissingField { any_of: Vec<String> },
    /// The value is of another type.
    WrongType { expected: Vec<Expected> },
    /// The word is not one of the list.
    NotInList { options: Vec<String> },
    /// The value is no date.
    MalformedDate,
    /// The value is no id.
    MalformedId,
    /// The value is of the right type and has another form.
    MalformedValue { description: String },
    /// The item is in the list already.
    DuplicateItem,
    /// A list, map or text that holds nothing.
    Empty,
    /// The number is too small or too large.
    OutOfRange { bound: Bound, limit: String },
}

/// The type that a value must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A date.
    Date,
    /// `true` or `false`.
    Flag,
    /// The id of a record.
    Id,
    /// A list.
    List,
    /// A map.
    Map,
    /// No value.
    Nothing,
    /// A number with or without a fraction.
    Number,
    /// A map in the shape of its kind.
    Record,
    /// A text.
    Text,
    /// A map of texts by language.
    TextByLanguage,
    /// A number without a fraction.
    WholeNumber,
}

/// On which side of a limit a number must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// The limit or more.
    AtLeast,
    /// More than the limit.
    MoreThan,
    /// The limit or less.
    AtMost,
}

impl Problem {
    /// Whether one route can have several, distinguished by the field that they name.
    pub(crate) fn is_per_field(&self) -> bool {
        matches!(self, Self::UnknownField { .. } | Self::MissingField { .. })
    }
}

/// The violations that an error of the validator means.
pub(super) fn from_error(
    error: &ValidationError<'_>,
    root: &Node,
    document: &Json,
) -> Vec<Violation> {
    let (route, Some(node)) = route(error.instance_path(), root) else {
        return Vec::new();
    };
    let schema = above(document, error.schema_path());
    if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind() {
        let known = schema["properties"].as_object().map(|fields| fields.keys().cloned().collect());
        let known: Arc<[String]> = known.unwrap_or_default();
        return unexpected
            .iter()
            .map(|name| Violation {
                route: route.clone(),
                problem: Problem::UnknownField { name: name.clone(), known: known.clone() },
            })
            .collect();
    }
    if matches!(error.kind(), ValidationErrorKind::UniqueItems) {
        return repeated_items(node)
            .into_iter()
            .map(|index| Violation { route: route.index(index), problem: Problem::DuplicateItem })
            .collect();
    }
    vec![Violation { route, problem: problem(error.kind(), node, schema) }]
}

fn problem(kind: &ValidationErrorKind, node: &Node, schema: &Json) -> Problem {
    let says = |word: &str| schema[word].as_str().unwrap_or_default().to_owned();
    let scalar = !matches!(node.value, Value::List(_) | Value::Map(_) | Value::Null);
    match (schema["format"].as_str(), kind) {
        (Some("edtf"), ValidationErrorKind::Type { .. }) if !scalar => {
            return Problem::WrongType { expected: vec![Expected::Date] };
        }
        (Some("edtf"), _) => return Problem::MalformedDate,
        (Some("record-id"), ValidationErrorKind::Type { .. }) => {
            return Problem::WrongType { expected: vec![Expected::Id] };
        }
        (Some("record-id"), _) => {
            return Problem::MalformedId;
        }
        _ => {}
    }
    match kind {
        ValidationErrorKind::Required { property } => {
            Problem::MissingField { any_of: vec![property.as_str().unwrap_or_default().to_owned()] }
        }
        ValidationErrorKind::AnyOf { .. } => Problem::MissingField { any_of: alternatives(schema) },
        ValidationErrorKind::Type { .. } if schema["patternProperties"].is_object() => {
            Problem::WrongType { expected: vec![Expected::TextByLanguage] }
        }
        ValidationErrorKind::Type { kind } => Problem::WrongType { expected: expected(kind) },
        ValidationErrorKind::Enum { options } => Problem::NotInList { options: strings(options) },
        ValidationErrorKind::MinItems { .. }
        | ValidationErrorKind::MinProperties { .. }
        | ValidationErrorKind::MinLength { .. } => Problem::Empty,
        ValidationErrorKind::Minimum { limit } => {
            Problem::OutOfRange { bound: Bound::AtLeast, limit: limit.to_string() }
        }
        ValidationErrorKind::ExclusiveMinimum { limit } => {
            Problem::OutOfRange { bound: Bound::MoreThan, limit: limit.to_string() }
        }
        ValidationErrorKind::Maximum { limit } => {
            Problem::OutOfRange { bound: Bound::AtMost, limit: limit.to_string() }
        }
        _ => Problem::MalformedValue { description: says("description") },
    }
}

/// The fields of which `anyOf` wants one.
fn alternatives(schema: &Json) -> Vec<String> {
    let branches = schema["anyOf"].as_array().map_or(&[][..], Vec::as_slice);
    branches.iter().flat_map(|branch| strings(&branch["required"])).collect()
}

fn strings(list: &Json) -> Vec<String> {
    let items = list.as_array().map_or(&[][..], Vec::as_slice);
    items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn expected(kind: &TypeKind) -> Vec<Expected> {
    let name = |json_type| match json_type {
        JsonType::Array => Expected::List,
        JsonType::Boolean => Expected::Flag,
        JsonType::Integer => Expected::WholeNumber,
        JsonType::Null => Expected::Nothing,
        JsonType::Number => Expected::Number,
        JsonType::Object => Expected::Map,
        JsonType::String => Expected::Text,
    };
    match kind {
        TypeKind::Single(json_type) => vec![name(*json_type)],
        TypeKind::Multiple(json_types) => json_types.iter().map(name).collect(),
    }
}

/// The indices of items that are in the list already.
fn repeated_items(list: &Node) -> Vec<usize> {
    let mut seen = HashSet::new();
    let items = list.items().iter().enumerate();
    items.filter(|(_, item)| !seen.insert(to_json(item))).map(|(index, _)| index).collect()
}

/// The schema that holds the keyword of this path.
fn above<'s>(document: &'s Json, path: &Location) -> &'s Json {
    let path = path.as_str();
    let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
    document.pointer(parent).unwrap_or(&Json::Null)
}

/// A JSON pointer as a route, and the node that it leads to; whether `0` is a key or an index, the tree
/// says.
fn route<'n>(location: &Location, root: &'n Node) -> (Route, Option<&'n Node>) {
    let mut node = Some(root);
    let mut steps = Vec::new();
    for segment in location {
        let step = match (node.map(|node| &node.value), segment) {
            (Some(Value::List(_)), LocationSegment::Index(index)) => Step::Index(index),
            (Some(Value::List(_)), LocationSegment::Property(text)) => {
                text.parse().map_or_else(|_| Step::Key(text.into_owned()), Step::Index)
            }
            (_, segment) => Step::Key(segment.to_string()),
        };
        node = node.and_then(|node| match &step {
            Step::Key(key) => node.get(key),
            Step::Index(index) => node.items().get(*index),
        });
        steps.push(step);
    }
    (Route::new(steps), node)
}
