//! What the schemas say of the meaning of a field: which vocabulary its codes come from, which
//! kind of record its ids point to, what is said by language. Read from `x-vocabulary`, `x-reference`
//! and `patternProperties`.

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::model::{FileKind, Kind};
use crate::yaml::{Node, Route, Step, Value, Way};

/// What a value stands for, beyond its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A code of this vocabulary.
    Code(String),
    /// The id of a record of this kind.
    Reference(Kind),
    /// Text by language.
    Text,
}

/// The fields of a schema as a tree.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    title: String,
    /// The types that JSON Schema allows here; empty where it does not say.
    types: Vec<String>,
    meaning: Option<Meaning>,
    /// Whether its text is a date (EDTF).
    is_date: bool,
    /// Whether anything at or below it has a meaning.
    is_telling: bool,
    fields: Vec<(String, Self)>,
    /// The text in a language that has no field of its own.
    language: Option<Box<Self>>,
    items: Option<Box<Self>>,
    /// The fields that must be there.
    required: Vec<String>,
}

/// The shape of a kind of file; one without fields for what is not read.
pub(crate) fn shape(kind: FileKind) -> &'static Shape {
    static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
        let schemas = FileKind::ALL.into_iter().filter_map(super::schema);
        let shapes = schemas.map(|schema| read(&schema.document, &schema.document));
        shapes.chain([Shape::default()]).collect()
    });
    &SHAPES[kind.position()]
}

fn read(schema: &Json, document: &Json) -> Shape {
    let definition = schema["$ref"]
        .as_str()
        .and_then(|reference| document.pointer(reference.trim_start_matches('#')));
    let mut shape = definition.map_or_else(Shape::default, |definition| read(definition, document));
    if let Some(title) = schema["title"].as_str() {
        title.clone_into(&mut shape.title);
    }
    if let Some(vocabulary) = schema["x-vocabulary"].as_str() {
        shape.meaning = Some(Meaning::Code(vocabulary.to_owned()));
    }
    shape.is_date |= schema["format"] == "edtf";
    if let Some(kind) = schema["x-reference"].as_str().and_then(Kind::named) {
        shape.meaning = Some(Meaning::Reference(kind));
    }
    match &schema["type"] {
        Json::String(name) => shape.types = vec![name.clone()],
        Json::Array(names) => {
            shape.types = names.iter().filter_map(Json::as_str).map(str::to_owned).collect();
        }
        _ => {}
    }
    if let Some(languages) = schema["patternProperties"].as_object() {
        shape.meaning = Some(Meaning::Text);
        shape.language = languages.values().next().map(|field| Box::new(read(field, document)));
    }
    if let Some(fields) = schema["properties"].as_object() {
        shape.fields =
            fields.iter().map(|(name, field)| (name.clone(), read(field, document))).collect();
    }
    if let Some(required) = schema["required"].as_array() {
        shape.required = required.iter().filter_map(Json::as_str).map(str::to_owned).collect();
    }
    if schema["items"].is_object() {
        shape.items = Some(Box::new(read(&schema["items"], document)));
    }
    let mut below = shape.fields.iter().map(|(_, field)| field).chain(shape.items.as_deref());
    shape.is_telling = shape.meaning.is_some() || below.any(|shape| shape.is_telling);
    shape
}

impl Shape {
    /// Calls `visit` with every value at or below `root` that has a meaning, and the way to it.
    pub(crate) fn each_meaning<'s, 'n>(
        &'s self,
        root: &'n Node,
        mut visit: impl FnMut(&Way<'_>, &'n Node, &'s Meaning),
    ) {
        self.each_meaning_below(root, &Way::Top, &mut visit);
    }

    fn each_meaning_below<'s, 'n>(
        &'s self,
        node: &'n Node,
        way: &Way<'_>,
        visit: &mut impl FnMut(&Way<'_>, &'n Node, &'s Meaning),
    ) {
        if !self.is_telling {
            return;
        }
        if let Some(meaning) = &self.meaning {
            visit(way, node, meaning);
        }
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    if let Some(field) = self.field(&entry.key) {
                        field.each_meaning_below(&entry.value, &Way::Key(way, &entry.key), visit);
                    }
                }
            }
            Value::List(items) => {
                if let Some(shape) = &self.items {
                    for (index, item) in items.iter().enumerate() {
                        shape.each_meaning_below(item, &Way::Index(way, index), visit);
                    }
                }
            }
            _ => {}
        }
    }

    /// What people call it.
    pub(crate) fn title(&self) -> &str {
        &self.title
    }

    /// What its values stand for.
    pub(crate) fn meaning(&self) -> Option<&Meaning> {
        self.meaning.as_ref()
    }

    /// Whether its values are dates as precise as their source.
    pub(crate) fn is_date(&self) -> bool {
        self.is_date
    }

    /// The shape of what a route leads to.
    pub(crate) fn at(&self, route: &Route) -> Option<&Self> {
        route.steps().iter().try_fold(self, |shape, step| match step {
            Step::Key(name) => shape.field(name),
            Step::Index(_) => shape.items(),
        })
    }

    /// The names of its fields.
    pub(crate) fn field_names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    /// Whether a field must be there.
    pub(crate) fn requires(&self, name: &str) -> bool {
        self.required.iter().any(|own| own == name)
    }

    /// The shape of a field.
    pub(crate) fn field(&self, name: &str) -> Option<&Self> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, shape)| shape)
    }

    /// The shape of what a key may name here: a field, or in a text any language.
    pub(crate) fn field_or_language(&self, key: &str) -> Option<&Self> {
        let is_language = key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase());
        self.field(key).or_else(|| self.language.as_deref().filter(|_| is_language))
    }

    /// Whether values of this type of JSON Schema may stand here; all may where it does not say.
    pub(crate) fn admits(&self, kind: &str) -> bool {
        self.types.is_empty() || self.types.iter().any(|own| own == kind)
    }

    /// Where a key stands among its neighbours: fields as in the schema, then languages and what it
    /// does not know.
    pub(crate) fn rank(&self, key: &str) -> usize {
        self.fields.iter().position(|(own, _)| own == key).unwrap_or(self.fields.len())
    }

    /// The shape of the items of a list.
    pub(crate) fn items(&self) -> Option<&Self> {
        self.items.as_deref()
    }
}
