//! What the schemas say of the meaning of a field: which vocabulary its codes come from, which
//! kind of record its ids point to, what is said by language. Read from `x-vocabulary`, `x-reference`
//! and `patternProperties`.

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::model::{FileKind, Kind};
use crate::yaml::{Node, Route, Step, Value};

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
    meaning: Option<Meaning>,
    fields: Vec<(String, Self)>,
    items: Option<Box<Self>>,
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
    if let Some(kind) = schema["x-reference"].as_str().and_then(Kind::named) {
        shape.meaning = Some(Meaning::Reference(kind));
    }
    if schema["patternProperties"].is_object() {
        shape.meaning = Some(Meaning::Text);
    }
    if let Some(fields) = schema["properties"].as_object() {
        shape.fields =
            fields.iter().map(|(name, field)| (name.clone(), read(field, document))).collect();
    }
    if schema["items"].is_object() {
        shape.items = Some(Box::new(read(&schema["items"], document)));
    }
    shape
}

impl Shape {
    /// Calls `visit` with every value below `node` that has a meaning.
    pub(crate) fn each_meaning<'n>(
        &self,
        node: &'n Node,
        route: &Route,
        visit: &mut impl FnMut(&Route, &'n Node, &Meaning),
    ) {
        if let Some(meaning) = &self.meaning {
            visit(route, node, meaning);
        }
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    if let Some(field) = self.field(&entry.key) {
                        field.each_meaning(&entry.value, &route.key(&entry.key), visit);
                    }
                }
            }
            Value::List(items) => {
                if let Some(shape) = &self.items {
                    for (index, item) in items.iter().enumerate() {
                        shape.each_meaning(item, &route.index(index), visit);
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

    /// The shape of a field.
    pub(crate) fn field(&self, name: &str) -> Option<&Self> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, shape)| shape)
    }

    /// The shape of the items of a list.
    pub(crate) fn items(&self) -> Option<&Self> {
        self.items.as_deref()
    }
}
