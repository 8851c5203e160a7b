//! The definition of one field of an extension: which part of JSON Schema it can use, and for what.

use serde_json::{Map, Value as Json, json};

use super::compile::compile;
use super::private::is_private_field;
use crate::model::{Kind, Vocabularies};
use crate::suggest::{listed, nearest};
use crate::yaml::Route;

/// The types that a value can have.
const TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];

/// The keywords of JSON Schema that a definition can use, and those of `mieux`.
const KEYWORDS: [&str; 24] = [
    "$comment",
    "$ref",
    "additionalProperties",
    "description",
    "enum",
    "examples",
    "exclusiveMinimum",
    "format",
    "items",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "pattern",
    "properties",
    "required",
    "title",
    "type",
    "uniqueItems",
    "x-reference",
    "x-title",
    "x-vocabulary",
];

/// How deep lists and maps lie in each other at most.
const MAX_DEPTH: usize = 6;

/// The longest name of a field.
const MAX_NAME: usize = 60;

/// The longest pattern, in bytes.
const MAX_PATTERN: usize = 300;

/// The part of a definition that a fault concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Key,
    Value,
}

/// Something that is wrong with a definition.
#[derive(Debug)]
pub(super) struct DefinitionFault {
    /// Where, from the top of the extension.
    pub(super) route: Route,
    pub(super) part: Part,
    pub(super) message: String,
    pub(super) help: String,
}

/// What definitions are checked against.
pub(super) struct Definitions<'d> {
    /// The definitions of the built-in schemas, to which `$ref` can lead.
    pub(super) known: &'d Map<String, Json>,
    /// The vocabularies of the registry; `None` where they do not matter.
    pub(super) vocabularies: Option<&'d Vocabularies>,
    /// The kind of record that gets the fields.
    pub(super) kind: Kind,
}

impl Definitions<'_> {
    /// The definition of a field of records as it is used; `None` where records cannot have such a field.
    /// What is wrong with it is added to `faults`.
    pub(super) fn field(
        &self,
        name: &str,
        definition: &Json,
        route: &Route,
        faults: &mut Vec<DefinitionFault>,
    ) -> Option<Json> {
        let mut checker = Checker { definitions: self, faults };
        if !checker.name(name, route) {
            return None;
        }
        if definition.is_object() && !definition["title"].is_string() {
            let message = format!("`{name}` has no `title`, which people see in place of its name");
            checker.fault(route, Part::Key, message, "add a line \"title\": \"…\"");
        }
        Some(checker.definition(definition, route, 0))
    }
}

/// Goes through a definition.
struct Checker<'c, 'd> {
    definitions: &'c Definitions<'d>,
    faults: &'c mut Vec<DefinitionFault>,
}

impl Checker<'_, '_> {
    fn fault(&mut self, route: &Route, part: Part, message: String, help: impl Into<String>) {
        let (route, help) = (route.clone(), help.into());
        self.faults.push(DefinitionFault { route, part, message, help });
    }

    /// Whether a field can have this name.
    fn name(&mut self, name: &str, route: &Route) -> bool {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let begins = name.starts_with(|first: char| first.is_ascii_lowercase());
        if !begins || name.len() > MAX_NAME || !name.bytes().all(is_sign) {
            let shown: String = name.chars().take(MAX_NAME).collect();
            let message = format!("`{shown}` cannot be the name of a field");
            let help = "use lower-case letters, digits and `_`, such as `budget_line`";
            self.fault(route, Part::Key, message, help);
            return false;
        }
        if self.definitions.kind.is_person() && is_private_field(name) {
            let message = format!(
                "records of {} cannot have a field `{name}`",
                self.definitions.kind.plural()
            );
            let help = "remove it: what identifies a person, and what a person is paid, belongs in \
                        `private/experts/`, which never goes into git";
            self.fault(route, Part::Key, message, help);
            return false;
        }
        true
    }

    /// A definition as it is used: maps are closed, and dates are what they are in the built-in schemas.
    fn definition(&mut self, definition: &Json, route: &Route, depth: usize) -> Json {
        let Some(entries) = definition.as_object() else {
            let message = "a definition is a JSON object".to_owned();
            self.fault(
                route,
                Part::Value,
                message,
                "write {\"title\": \"…\", \"type\": \"string\"}",
            );
            return json!({});
        };
        if depth > MAX_DEPTH {
            let message = format!("lists and maps lie more than {MAX_DEPTH} deep in each other");
            self.fault(route, Part::Key, message, "use fewer levels");
            return json!({});
        }
        let mut usable = entries.clone();
        for (keyword, value) in entries {
            let route = route.key(keyword);
            match keyword.as_str() {
                "properties" => {
                    usable.insert(keyword.clone(), self.properties(value, &route, depth));
                }
                "items" => {
                    usable.insert(keyword.clone(), self.definition(value, &route, depth + 1));
                }
                _ => self.keyword(keyword, value, &route),
            }
        }
        self.type_of(entries, route);
        if usable.contains_key("properties") {
            usable.insert("additionalProperties".to_owned(), json!(false));
        }
        if definition["format"] == "edtf"
            && let Some(date) = self.definitions.known.get("date").and_then(Json::as_object)
        {
            let meaning =
                date.iter().filter(|(word, _)| !["title", "description"].contains(&word.as_str()));
            usable.extend(meaning.map(|(word, value)| (word.clone(), value.clone())));
        }
        Json::Object(usable)
    }

    /// The fields of a map.
    fn properties(&mut self, fields: &Json, route: &Route, depth: usize) -> Json {
        let Some(fields) = fields.as_object().filter(|fields| !fields.is_empty()) else {
            let message =
                "`properties` is a JSON object with a definition for each field".to_owned();
            self.fault(
                route,
                Part::Value,
                message,
                "write {\"name\": {\"title\": \"…\", \"type\": \"string\"}}",
            );
            return json!({});
        };
        let mut usable = Map::new();
        for (name, definition) in fields {
            let route = route.key(name);
            if self.name(name, &route) {
                usable.insert(name.clone(), self.definition(definition, &route, depth + 1));
            }
        }
        Json::Object(usable)
    }

    /// Whether a definition says what its values are.
    fn type_of(&mut self, definition: &Map<String, Json>, route: &Route) {
        if definition.contains_key("$ref") {
            return;
        }
        let types: Vec<&str> = match definition.get("type") {
            Some(Json::String(name)) => vec![name],
            Some(Json::Array(names)) => names.iter().filter_map(Json::as_str).collect(),
            Some(_) => return,
            None if definition.get("format").is_some_and(|format| format == "edtf") => return,
            None => {
                let help = format!("add a line \"type\": \"…\" with {}", listed(&TYPES));
                return self.fault(
                    route,
                    Part::Key,
                    "the definition has no `type`".to_owned(),
                    help,
                );
            }
        };
        for (name, keyword, what) in
            [("array", "items", "the items"), ("object", "properties", "the fields")]
        {
            if !types.contains(&name) {
                continue;
            }
            if types.len() > 1 {
                let message = format!("a value of type `{name}` cannot have another type as well");
                self.fault(
                    &route.key("type"),
                    Part::Value,
                    message,
                    format!("write \"type\": \"{name}\""),
                );
            } else if !definition.contains_key(keyword) {
                let message = format!("the definition does not describe {what}");
                self.fault(route, Part::Key, message, format!("add a line \"{keyword}\": {{…}}"));
            }
        }
    }

    /// Checks a keyword whose value holds no other definition.
    fn keyword(&mut self, keyword: &str, value: &Json, route: &Route) {
        if !KEYWORDS.contains(&keyword) {
            let message = format!("the definition of a field cannot have `{keyword}`");
            let help = match nearest(keyword, KEYWORDS.map(|known| (known, known))) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("possible are {}", listed(&KEYWORDS)),
            };
            return self.fault(route, Part::Key, message, help);
        }
        let expected = match keyword {
            "title" | "description" | "$comment" => (value.is_string(), "text"),
            "x-title" => (is_text_by_language(value), "text by language, such as {\"es\": \"…\"}"),
            "type" => (is_type(value), "the name of a type, or a list of such names"),
            "enum" => (
                is_list(value, |item| item.is_string() || item.is_i64()),
                "a list of words or numbers",
            ),
            "examples" => (is_list(value, |_| true), "a list of values"),
            "required" => (is_list(value, Json::is_string), "a list of names of fields"),
            "minLength" | "maxLength" | "minItems" | "minProperties" => {
                (value.is_u64(), "a whole number")
            }
            "minimum" | "maximum" | "exclusiveMinimum" => (value.is_number(), "a number"),
            "uniqueItems" => (value.is_boolean(), "`true` or `false`"),
            "additionalProperties" => {
                (value == &json!(false), "`false`: a map has no other fields than its own")
            }
            "format" => (value == "edtf" || value == "record-id", "`edtf` (a date) or `record-id`"),
            "pattern" => return self.pattern(value, route),
            "$ref" => return self.reference(value, route),
            "x-vocabulary" => return self.vocabulary(value, route),
            _ => (
                value.as_str().and_then(Kind::named).is_some_and(|kind| value == kind.name()),
                "the name of a kind of record",
            ),
        };
        let (is_right, what) = expected;
        if !is_right {
            let message = format!("`{keyword}` cannot be `{value}`");
            let help = match keyword {
                "type" => format!("write {what}: {}", listed(&TYPES)),
                "x-reference" => format!("write {what}: {}", Kind::names()),
                _ => format!("write {what}"),
            };
            self.fault(route, Part::Value, message, help);
        }
    }

    /// A pattern is matched in linear time, so it can look neither ahead nor back.
    fn pattern(&mut self, value: &Json, route: &Route) {
        let pattern = value.as_str().filter(|pattern| pattern.len() <= MAX_PATTERN);
        if pattern.is_none_or(|pattern| compile(&json!({ "pattern": pattern })).is_err()) {
            let message = format!("`pattern` cannot be `{value}`");
            let help = format!(
                "write a regular expression of at most {MAX_PATTERN} bytes, without look-around and back references"
            );
            self.fault(route, Part::Value, message, help);
        }
    }

    /// Nothing is fetched: a reference leads to a definition of the built-in schemas.
    fn reference(&mut self, value: &Json, route: &Route) {
        let name = value.as_str().and_then(|reference| reference.strip_prefix("#/$defs/"));
        if name.is_none_or(|name| !self.definitions.known.contains_key(name)) {
            let names = self.definitions.known.keys().map(|name| format!("#/$defs/{name}"));
            let message = format!(
                "`$ref` cannot be `{value}`, which is not a definition of the built-in schemas"
            );
            let help = format!(
                "nothing else is read; possible are {}",
                listed(&names.collect::<Vec<_>>())
            );
            self.fault(route, Part::Value, message, help);
        }
    }

    fn vocabulary(&mut self, value: &Json, route: &Route) {
        let Some(name) = value.as_str() else {
            let message = format!("`x-vocabulary` cannot be `{value}`");
            return self.fault(route, Part::Value, message, "write the name of a vocabulary");
        };
        let Some(vocabularies) = self.definitions.vocabularies else { return };
        if vocabularies.get(name).is_none() {
            let message = format!("the registry has no vocabulary `{name}`");
            let help = match nearest(name, vocabularies.names().map(|known| (known, known))) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("create `vocabularies/{name}.yaml`, or name another"),
            };
            self.fault(route, Part::Value, message, help);
        }
    }
}

fn is_type(value: &Json) -> bool {
    let is_known = |name: &Json| name.as_str().is_some_and(|name| TYPES.contains(&name));
    is_known(value) || is_list(value, is_known)
}

/// Whether a value is a list that is not empty, of such items.
fn is_list(value: &Json, is_item: impl Fn(&Json) -> bool) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(is_item))
}

fn is_text_by_language(value: &Json) -> bool {
    let is_language =
        |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    value.as_object().is_some_and(|titles| {
        titles.iter().all(|(language, title)| is_language(language) && title.is_string())
    })
}
