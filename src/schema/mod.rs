//! The JSON Schemas, embedded: the shape of every kind of file, in one place for all who ask.

mod fields;
mod violation;

use std::collections::HashSet;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value as Json;

pub(crate) use fields::{Meaning, Shape, shape};
pub(crate) use violation::{Problem, Violation};

use crate::model::{EdtfDate, FileKind, Kind};
use crate::yaml::{Node, Route, Tree};

/// A compiled schema with its document.
struct Schema {
    document: Json,
    validator: Validator<Tree>,
}

/// The text of the schema for a kind of file: JSON Schema 2020-12; empty for what is not read.
#[must_use]
pub fn text(kind: FileKind) -> &'static str {
    const TEXTS: [&str; 6] = [
        include_str!("../../schemas/action.schema.json"),
        include_str!("../../schemas/activity.schema.json"),
        include_str!("../../schemas/expert.schema.json"),
        include_str!("../../schemas/partner.schema.json"),
        include_str!("../../schemas/claims.schema.json"),
        include_str!("../../schemas/vocabulary.schema.json"),
    ];
    TEXTS.get(kind.position()).copied().unwrap_or_default()
}

/// The text of the schema for mapping files, which say what the columns of a sheet stand for.
pub const MAPPING: &str = include_str!("../../schemas/mapping.schema.json");

/// Everything in which a file differs from the shape of its kind, in no particular order.
pub(crate) fn violations(kind: FileKind, root: &Node) -> Vec<Violation> {
    let Some(schema) = schema(kind) else { return Vec::new() };
    let errors = schema.validator.iter_errors(root);
    let mut found: Vec<Violation> =
        errors.flat_map(|error| violation::from_error(&error, root, &schema.document)).collect();
    // A date that breaks the pattern breaks the format as well: one fact, one violation.
    let mut seen = HashSet::with_capacity(found.len());
    found.retain(|violation| {
        let key = (violation.route.clone(), std::mem::discriminant(&violation.problem));
        violation.problem.is_per_field() || seen.insert(key)
    });
    found
}

/// Where a file refers to the record of this kind and id, in the order of the file.
#[must_use]
pub fn references_to(file: FileKind, root: &Node, kind: Kind, id: &str) -> Vec<Route> {
    let mut found = Vec::new();
    shape(file).each_meaning(root, |way, node, meaning| {
        if *meaning == Meaning::Reference(kind) && node.as_str() == Some(id) {
            found.push(way.route());
        }
    });
    found
}

/// The schema of a kind of file; `None` for what is not read.
fn schema(kind: FileKind) -> Option<&'static Schema> {
    static SCHEMAS: [LazyLock<Schema>; 6] = [
        LazyLock::new(|| compile(FileKind::ALL[0])),
        LazyLock::new(|| compile(FileKind::ALL[1])),
        LazyLock::new(|| compile(FileKind::ALL[2])),
        LazyLock::new(|| compile(FileKind::ALL[3])),
        LazyLock::new(|| compile(FileKind::ALL[4])),
        LazyLock::new(|| compile(FileKind::ALL[5])),
    ];
    SCHEMAS.get(kind.position()).map(|schema| &**schema)
}

fn compile(kind: FileKind) -> Schema {
    let document: Json = serde_json::from_str(text(kind)).expect("an embedded schema is JSON");
    let validator = jsonschema::options_for::<Tree>()
        .should_validate_formats(true)
        .with_format("edtf", |text| text.parse::<EdtfDate>().is_ok())
        .with_format("record-id", |_| true)
        .build(&document)
        .expect("an embedded schema is a JSON Schema");
    Schema { document, validator }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value as Json;

    use super::{schema, text};
    use crate::model::FileKind;

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
            let document = &schema(kind).unwrap().document;
            assert_eq!(document["$schema"], "https://json-schema.org/draft/2020-12/schema");
            assert_eq!(document["$id"], format!("urn:mieux:schema:1:{}", kind.name()));
            assert_eq!(document["additionalProperties"], false);
            assert!(jsonschema::meta::is_valid(document), "{}", kind.name());
        }
    }

    #[test]
    fn every_property_has_a_title_and_a_description() {
        for kind in FileKind::ALL {
            each_property("", &schema(kind).unwrap().document, &mut |path, property| {
                for word in ["title", "description"] {
                    let text = property[word].as_str().unwrap_or_default();
                    assert!(!text.is_empty(), "{}{path} has no {word}", kind.name());
                }
            });
        }
    }

    /// Each schema stands alone, because an editor resolves no reference to a neighbour; what they
    /// share must then be the same everywhere.
    #[test]
    fn a_definition_is_the_same_in_every_schema() {
        let mut known: BTreeMap<String, Json> = BTreeMap::new();
        for kind in FileKind::ALL {
            let document: Json = serde_json::from_str(text(kind)).unwrap();
            for (name, definition) in document["$defs"].as_object().unwrap() {
                let first = known.entry(name.clone()).or_insert_with(|| definition.clone());
                assert_eq!(first, definition, "$defs/{name} of {}", kind.name());
            }
        }
    }
}
