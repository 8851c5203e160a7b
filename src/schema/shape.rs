//! What the schemas say about fields: their titles and types, which vocabulary their codes come from, which
//! kind of record their ids point to, which texts are by language.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::model::Kind;
use crate::yaml::{Entry, Node, Route, RouteRef, Step, Value};

/// What a value means, beyond its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A code of this vocabulary.
    Code(String),
    /// The id of a record of this kind.
    Reference(Kind),
    /// Text by language.
    Text,
}

/// What a place in a file may hold, as a tree of fields. A registry has one for each kind of file:
/// [`Schemas::shape`](super::Schemas::shape).
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// The name of the field; items have that of their list.
    name: String,
    title: String,
    /// The title in other languages, by their codes.
    titles: Vec<(String, String)>,
    description: String,
    examples: Vec<String>,
    /// The words of which it must be one; empty where any may be.
    options: Vec<String>,
    /// The types that JSON Schema allows here; empty if it does not say.
    types: Vec<String>,
    meaning: Option<Meaning>,
    /// Whether its text is a date (EDTF).
    is_date: bool,
    /// Whether its text is the code of a language.
    is_language: bool,
    /// Whether anything at or below it has a meaning.
    has_meaning_below: bool,
    fields: Vec<(String, Self)>,
    /// The text in a language that has no field of its own.
    language: Option<Box<Self>>,
    items: Option<Box<Self>>,
    /// The fields that must be there.
    required: Vec<String>,
    /// Whether no two items may be equal.
    is_unique: bool,
    /// Whether it is only for the programme itself.
    is_internal: bool,
    /// The fields that tell its items apart; empty where nothing is said.
    key: Vec<String>,
}

/// Reads the part of a document that describes one place; a definition that it refers to comes first.
fn read(schema: &Json, document: &Json) -> Shape {
    let definition = schema["$ref"]
        .as_str()
        .and_then(|reference| document.pointer(reference.trim_start_matches('#')));
    let mut shape = definition.map_or_else(Shape::default, |definition| read(definition, document));
    let (mut titles, mut languages) = (None, None);
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        match keyword.as_str() {
            "title" => {
                if let Some(title) = value.as_str() {
                    title.clone_into(&mut shape.title);
                    shape.titles.clear();
                }
            }
            "x-title" => titles = value.as_object(),
            "description" => {
                if let Some(description) = value.as_str() {
                    description.clone_into(&mut shape.description);
                }
            }
            "examples" if value.is_array() => shape.examples = texts(value),
            "enum" if value.is_array() => shape.options = texts(value),
            "format" => {
                shape.is_date |= value == "edtf";
                shape.is_language |= value == "language";
            }
            "type" => match value {
                Json::String(name) => shape.types = vec![name.clone()],
                Json::Array(_) => shape.types = texts(value),
                _ => {}
            },
            "patternProperties" => languages = value.as_object(),
            "properties" => {
                if let Some(fields) = value.as_object() {
                    let fields = fields.iter();
                    let fields = fields
                        .map(|(name, field)| (name.clone(), read(field, document).named(name)));
                    shape.fields = fields.collect();
                }
            }
            "required" if value.is_array() => shape.required = texts(value),
            "uniqueItems" => shape.is_unique |= value == true,
            "x-internal" => shape.is_internal |= value == true,
            "x-key" if value.is_array() => shape.key = texts(value),
            "items" if value.is_object() => shape.items = Some(Box::new(read(value, document))),
            _ => {}
        }
    }
    if let Some(titles) = titles {
        let titles = titles.iter();
        let titles = titles
            .filter_map(|(language, title)| Some((language.clone(), title.as_str()?.to_owned())));
        shape.titles = titles.collect();
    }
    if let Some(vocabulary) = schema["x-vocabulary"].as_str() {
        shape.meaning = Some(Meaning::Code(vocabulary.to_owned()));
    }
    if let Some(kind) = schema["x-reference"].as_str().and_then(Kind::named) {
        shape.meaning = Some(Meaning::Reference(kind));
    }
    if let Some(languages) = languages {
        shape.meaning = Some(Meaning::Text);
        shape.language = languages.values().next().map(|field| Box::new(read(field, document)));
    }
    let mut below = shape.fields.iter().map(|(_, field)| field).chain(shape.items.as_deref());
    shape.has_meaning_below = shape.meaning.is_some() || below.any(|shape| shape.has_meaning_below);
    shape
}

/// The items of a list of JSON as a person would type them.
fn texts(list: &Json) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect()
}

impl Shape {
    /// The shape that a schema describes.
    pub(super) fn of_schema(document: &Json) -> Self {
        read(document, document)
    }

    /// The same, as the field of this name.
    fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self.items = self.items.map(|items| Box::new(items.named(name)));
        self
    }

    /// The name of the field; items have that of their list. Empty for a whole file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Where a file of this shape refers to the record of this kind and id, in the order of the file.
    #[must_use]
    pub fn references_to(&self, root: &Node, kind: Kind, id: &str) -> Vec<Route> {
        let mut found = Vec::new();
        self.each_meaning(root, |route, node, meaning| {
            if *meaning == Meaning::Reference(kind) && node.as_str() == Some(id) {
                found.push(route.route());
            }
        });
        found
    }

    /// The kinds of record that a file of this shape can refer to.
    pub(crate) fn referenced_kinds(&self) -> BTreeSet<Kind> {
        let below = self.fields.iter().map(|(_, field)| field).chain(self.items.as_deref());
        let mut kinds: BTreeSet<Kind> = below.flat_map(Self::referenced_kinds).collect();
        if let Some(Meaning::Reference(kind)) = self.meaning {
            kinds.insert(kind);
        }
        kinds
    }

    /// The vocabularies that the codes of a file of this shape come from.
    pub(crate) fn vocabularies(&self) -> BTreeSet<&str> {
        let below = self.fields.iter().map(|(_, field)| field).chain(self.items.as_deref());
        let mut names: BTreeSet<&str> = below.flat_map(Self::vocabularies).collect();
        if let Some(Meaning::Code(vocabulary)) = &self.meaning {
            names.insert(vocabulary);
        }
        names
    }

    /// Calls `visit` with every value at or below `root` that has a meaning, and its route.
    pub(crate) fn each_meaning<'s, 'n>(
        &'s self,
        root: &'n Node,
        mut visit: impl FnMut(&RouteRef<'_>, &'n Node, &'s Meaning),
    ) {
        self.each_meaning_below(root, &RouteRef::Top, &mut visit);
    }

    fn each_meaning_below<'s, 'n>(
        &'s self,
        node: &'n Node,
        route: &RouteRef<'_>,
        visit: &mut impl FnMut(&RouteRef<'_>, &'n Node, &'s Meaning),
    ) {
        if !self.has_meaning_below {
            return;
        }
        if let Some(meaning) = &self.meaning {
            visit(route, node, meaning);
        }
        match &node.value {
            Value::Map(entries) => {
                // Fields are mostly in the order of the schema.
                let mut next = 0;
                for entry in entries {
                    let Some(at) = self.rank_from(next, &entry.key) else { continue };
                    let field = &self.fields[at].1;
                    next = at + 1;
                    if field.has_meaning_below {
                        field.each_meaning_below(
                            &entry.value,
                            &RouteRef::Key(route, &entry.key),
                            visit,
                        );
                    }
                }
            }
            Value::List(items) => {
                if let Some(shape) = &self.items {
                    for (index, item) in items.iter().enumerate() {
                        shape.each_meaning_below(item, &RouteRef::Index(route, index), visit);
                    }
                }
            }
            _ => {}
        }
    }

    /// What people call it in a language, or in general where the schema has no title in it.
    #[must_use]
    pub fn title(&self, language: &str) -> &str {
        let own = self.titles.iter().find(|(own, _)| own == language);
        own.map_or(&self.title, |(_, title)| title)
    }

    /// What it holds, in a sentence.
    pub(crate) fn description(&self) -> &str {
        &self.description
    }

    /// Values that it could have.
    pub(crate) fn examples(&self) -> &[String] {
        &self.examples
    }

    /// The words of which it must be one; empty where any may be.
    pub(crate) fn options(&self) -> &[String] {
        &self.options
    }

    /// What its values mean.
    #[must_use]
    pub fn meaning(&self) -> Option<&Meaning> {
        self.meaning.as_ref()
    }

    /// Whether its values are dates as precise as their source.
    #[must_use]
    pub fn is_date(&self) -> bool {
        self.is_date
    }

    /// Whether its values are codes of languages.
    pub(crate) fn is_language(&self) -> bool {
        self.is_language
    }

    /// The shape of what a route leads to.
    pub(crate) fn at(&self, route: &Route) -> Option<&Self> {
        route.steps().iter().try_fold(self, |shape, step| match step {
            Step::Key(name) => shape.field(name),
            Step::Index(_) => shape.items(),
        })
    }

    /// Its fields with their names, in the order of the schema.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Self)> {
        self.fields.iter().map(|(name, field)| (name.as_str(), field))
    }

    /// All fields at or below it with the names that lead to them, such as `request.received`: those of the top
    /// first. Items of lists have no names.
    pub(crate) fn paths(&self) -> Vec<(String, &Self)> {
        let inside = |shape| -> &Self { Self::items(shape).unwrap_or(shape) };
        let mut found: Vec<(String, &Self)> =
            inside(self).fields().map(|(name, field)| (name.to_owned(), field)).collect();
        let mut next = 0;
        while let Some((path, shape)) = found.get(next).cloned() {
            let below = inside(shape).fields();
            found.extend(below.map(|(name, field)| (format!("{path}.{name}"), field)));
            next += 1;
        }
        found
    }

    /// Whether it has fields.
    pub(crate) fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }

    /// The names of its fields.
    pub fn field_names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    /// Whether a field must be there.
    pub(crate) fn requires(&self, name: &str) -> bool {
        self.required.iter().any(|own| own == name)
    }

    /// The shape of a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, shape)| shape)
    }

    /// The position of a field, looked for from one on.
    fn rank_from(&self, first: usize, key: &str) -> Option<usize> {
        let (before, after) = self.fields.split_at(first);
        let rank = |fields: &[(String, Self)]| fields.iter().position(|(own, _)| own == key);
        rank(after).map(|at| first + at).or_else(|| rank(before))
    }

    /// The shape of what a key may name here: a field, or in a text any language.
    pub(crate) fn field_or_language(&self, key: &str) -> Option<&Self> {
        let is_language = key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_lowercase());
        self.field(key).or_else(|| self.language.as_deref().filter(|_| is_language))
    }

    /// Whether values of this type of JSON Schema are allowed here. If the schema gives no type, all are.
    pub(crate) fn admits(&self, kind: &str) -> bool {
        self.types.is_empty() || self.types.iter().any(|own| own == kind)
    }

    /// The position of a key among its neighbours: fields as in the schema, then languages and what it
    /// does not know.
    pub(crate) fn rank(&self, key: &str) -> usize {
        self.fields.iter().position(|(own, _)| own == key).unwrap_or(self.fields.len())
    }

    /// The same, with the shape of what the key names.
    pub(crate) fn ranked(&self, key: &str) -> (usize, Option<&Self>) {
        match self.rank(key) {
            known if known < self.fields.len() => (known, Some(&self.fields[known].1)),
            last => (last, self.field_or_language(key)),
        }
    }

    /// Whether it is only for the programme itself: exports leave it out unless they are asked for it.
    pub(crate) fn is_internal(&self) -> bool {
        self.is_internal
    }

    /// Whether its values are ids of experts, who are never named in public.
    pub(crate) fn names_expert(&self) -> bool {
        self.meaning == Some(Meaning::Reference(Kind::Expert))
    }

    /// Whether an item of a list of this shape speaks of an expert: it is an id of one, or has a field for it.
    pub(crate) fn speaks_of_expert(&self, item: &Node) -> bool {
        let names = |entry: &Entry| self.field(&entry.key).is_some_and(Self::names_expert);
        self.names_expert() || item.entries().iter().any(names)
    }

    /// Whether no two items of the list may be equal.
    pub(super) fn is_unique(&self) -> bool {
        self.is_unique
    }

    /// The fields that tell the items of the list apart; empty where nothing is said.
    pub(super) fn key(&self) -> &[String] {
        &self.key
    }

    /// The shape of the items of a list.
    #[must_use]
    pub fn items(&self) -> Option<&Self> {
        self.items.as_deref()
    }
}
