//! The schemas of a registry: one for each kind of file, built in or with fields of the registry's own.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use jsonschema::Validator;
use serde_json::{Map, Value as Json};

use super::PRIVATE;
use super::compile::compile;
use super::extension::{Extension, ExtensionFault};
use super::glance::{Glance, glance_of};
use super::shape::Shape;
use super::violation::{self, Problem, Violation};
use crate::model::{FileKind, Kind, Vocabularies};
use crate::yaml::{Node, Route, Tree, read};

/// The schemas of a registry. The default are those that the program carries.
#[derive(Clone)]
pub struct Schemas(BTreeMap<FileKind, Arc<Schema>>);

/// One schema; what is made of its text is made when it is first asked for.
struct Schema {
    text: Cow<'static, str>,
    document: OnceLock<Json>,
    shape: OnceLock<Shape>,
    glance: OnceLock<Glance>,
    validator: OnceLock<Validator<Tree>>,
}

impl Schemas {
    /// The schemas that the program carries.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Schemas> = LazyLock::new(|| {
            let texts = FileKind::ALL.into_iter().filter_map(|kind| Some((kind, kind.schema()?)));
            Schemas(texts.map(|(kind, text)| (kind, Arc::new(Schema::new(text.into())))).collect())
        });
        &BUILT_IN
    }

    /// The built-in schemas with the fields of extensions behind those of their kinds, each extension with
    /// its kind and its text. What is wrong with an extension is left out:
    /// [`Schemas::extension_faults`] tells.
    #[must_use]
    pub(crate) fn extended<'t>(extensions: impl IntoIterator<Item = (Kind, &'t str)>) -> Self {
        let mut schemas = Self::default();
        for (kind, text) in extensions {
            let Some(schema) = schemas.0.get_mut(&FileKind::Record(kind)) else { continue };
            let definitions = definitions();
            let extension = Extension::parse(text, kind, schema.document(), definitions, None);
            let extended = extension.added_to(schema.document(), definitions);
            *schema = Arc::new(Schema::new(format!("{extended:#}\n").into()));
        }
        schemas
    }

    /// What is wrong with the text of an extension of a kind, in the order of the text. Its codes may come
    /// from these vocabularies.
    #[must_use]
    pub fn extension_faults(
        kind: Kind,
        text: &str,
        vocabularies: &Vocabularies,
    ) -> Vec<ExtensionFault> {
        let Some(schema) = Self::built_in().0.get(&FileKind::Record(kind)) else {
            return Vec::new();
        };
        let vocabularies = Some(vocabularies);
        let extension =
            Extension::parse(text, kind, schema.document(), definitions(), vocabularies);
        let mut faults = extension.faults;
        faults.sort_by_key(|fault| fault.span.start);
        faults
    }

    /// The text of the schema for a kind of file: JSON Schema 2020-12; empty for what has none.
    #[must_use]
    pub fn text(&self, kind: FileKind) -> &str {
        self.0.get(&kind).map_or("", |schema| &schema.text)
    }

    /// The shape of a kind of file; one without fields for what has no schema.
    #[must_use]
    pub fn shape(&self, kind: FileKind) -> &Shape {
        static WITHOUT_FIELDS: LazyLock<Shape> = LazyLock::new(Shape::default);
        self.0.get(&kind).map_or(&WITHOUT_FIELDS, |schema| schema.shape())
    }

    /// Everything in which a file differs from the shape of its kind, in no particular order.
    pub(crate) fn violations(&self, kind: FileKind, root: &Node) -> Vec<Violation> {
        self.0.get(&kind).map_or_else(Vec::new, |schema| schema.violations(root))
    }

    /// The shape of the private files of experts, which is the same in every registry.
    #[must_use]
    pub fn private_shape() -> &'static Shape {
        private().shape()
    }

    /// The first line, from 1, in which the text of a private file is not as its schema says; `None` where it is.
    #[must_use]
    pub fn private_fault(text: &str) -> Option<usize> {
        let document = read(text);
        let fault = document.faults.first().map(|fault| fault.span.start);
        let start = fault.or_else(|| {
            let root = document.root?;
            let violations = private().violations(&root).into_iter();
            let start =
                |violation: Violation| place(&violation).find(&root).map(|node| node.span.start);
            violations.map(|violation| start(violation).unwrap_or_default()).min()
        });
        start.map(|start| {
            text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count() + 1
        })
    }
}

/// The value that a violation concerns; of a field that is unknown its own.
fn place(violation: &Violation) -> Route {
    match &violation.problem {
        Problem::UnknownField { name, .. } => violation.route.key(name),
        _ => violation.route.clone(),
    }
}

/// The schema of the private files of experts.
fn private() -> &'static Schema {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::new(PRIVATE.into()));
    &SCHEMA
}

/// The definitions of all built-in schemas, by name; one name is the same definition in each of them.
fn definitions() -> &'static Map<String, Json> {
    static DEFINITIONS: LazyLock<Map<String, Json>> = LazyLock::new(|| {
        let schemas = Schemas::built_in().0.values();
        let definitions = schemas.filter_map(|schema| schema.document()["$defs"].as_object());
        definitions.flat_map(Clone::clone).collect()
    });
    &DEFINITIONS
}

impl Default for Schemas {
    fn default() -> Self {
        Self::built_in().clone()
    }
}

impl PartialEq for Schemas {
    fn eq(&self, other: &Self) -> bool {
        let texts = |schemas: &Self| {
            schemas.0.iter().map(|(kind, schema)| (*kind, schema.text.clone())).collect::<Vec<_>>()
        };
        texts(self) == texts(other)
    }
}

impl fmt::Debug for Schemas {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = self.0.iter().map(|(kind, schema)| (kind, schema.text.len()));
        out.debug_map().entries(texts).finish()
    }
}

impl Schema {
    fn new(text: Cow<'static, str>) -> Self {
        let (document, shape) = (OnceLock::new(), OnceLock::new());
        Self { text, document, shape, glance: OnceLock::new(), validator: OnceLock::new() }
    }

    fn document(&self) -> &Json {
        self.document.get_or_init(|| serde_json::from_str(&self.text).expect("a schema is JSON"))
    }

    fn shape(&self) -> &Shape {
        self.shape.get_or_init(|| Shape::of_schema(self.document()))
    }

    /// Everything in which a file differs from the schema, in no particular order.
    fn violations(&self, root: &Node) -> Vec<Violation> {
        // To know that there is nothing wrong is quicker than to ask for a list of what is; to look whether
        // that is sure is the quickest, and most files are right.
        if self.glance().is_sure_of(root) || self.validator().is_valid(root) {
            return Vec::new();
        }
        let errors = self.validator().iter_errors(root);
        let mut found: Vec<Violation> =
            errors.flat_map(|error| violation::from_error(&error, root, self.document())).collect();
        // A date that breaks the pattern breaks the format as well: one fact, one violation.
        let mut seen = HashSet::with_capacity(found.len());
        found.retain(|violation| {
            let key = (violation.route.clone(), std::mem::discriminant(&violation.problem));
            violation.problem.is_per_field() || seen.insert(key)
        });
        found
    }

    fn glance(&self) -> &Glance {
        self.glance.get_or_init(|| glance_of(self.document()))
    }

    fn validator(&self) -> &Validator<Tree> {
        self.validator.get_or_init(|| compile(self.document()).expect("a schema is a JSON Schema"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value as Json;

    use super::Schemas;
    use crate::model::FileKind;

    fn document(kind: FileKind) -> Json {
        serde_json::from_str(Schemas::built_in().text(kind)).unwrap()
    }

    /// Calls `visit` with every property of a schema and the way to it.
    fn each_property(path: &str, node: &Json, visit: &mut impl FnMut(&str, &Json)) {
        match node {
            Json::Object(map) => {
                for (key, value) in map {
                    let below = format!("{path}/{key}");
                    if path.ends_with("/properties") {
                        visit(&below, value);
                    }
                    each_property(&below, value, visit);
                }
            }
            Json::Array(items) => {
                for item in items {
                    each_property(path, item, visit);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_schema_is_2020_12_with_a_stable_id_and_refuses_unknown_fields() {
        for kind in FileKind::ALL {
            let document = &document(kind);
            assert_eq!(document["$schema"], "https://json-schema.org/draft/2020-12/schema");
            assert_eq!(document["$id"], format!("urn:mieux:schema:1:{}", kind.name()));
            assert_eq!(document["additionalProperties"], false);
            assert!(jsonschema::meta::is_valid(document), "{}", kind.name());
        }
    }

    #[test]
    fn every_property_has_a_title_and_a_description() {
        for kind in FileKind::ALL {
            each_property("", &document(kind), &mut |path, property| {
                for word in ["title", "description"] {
                    let text = property[word].as_str().unwrap_or_default();
                    assert!(!text.is_empty(), "{}{path} has no {word}", kind.name());
                }
            });
        }
    }

    /// Each schema is complete, because an editor resolves no reference to a neighbour; what they
    /// share must then be the same everywhere.
    #[test]
    fn a_definition_is_the_same_in_every_schema() {
        let mut known: BTreeMap<String, Json> = BTreeMap::new();
        for kind in FileKind::ALL {
            let document = document(kind);
            for (name, definition) in document["$defs"].as_object().unwrap() {
                let first = known.entry(name.clone()).or_insert_with(|| definition.clone());
                assert_eq!(first, definition, "$defs/{name} of {}", kind.name());
            }
        }
    }
}
