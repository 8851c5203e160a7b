//! The definition of one field of an extension: which part of JSON Schema it can use, and for what.

use serde_json::{Map, Value as Json, json};

use super::compile::compile;
use super::keywords::{KEYWORDS, TYPES, expected};
use super::private::is_private_field;
use crate::message;
use crate::message::{Message, Value};
use crate::model::{Kind, Vocabularies};
use crate::suggest::nearest;
use crate::yaml::Route;

/// How deep lists and maps lie in each other at most.
const MAX_DEPTH: usize = 6;

/// The longest name of a field.
const MAX_NAME: usize = 60;

/// How much of a part of a file a message shows, in characters.
const MAX_SHOWN: usize = 120;

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
    pub(super) message: Message,
    pub(super) help: Message,
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
            let (message, line) = (message!("extension.no-title", name), "\"title\": \"…\"");
            checker.fault(route, Part::Key, message, message!("extension.add-line", line));
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
    fn fault(&mut self, route: &Route, part: Part, message: Message, help: Message) {
        self.faults.push(DefinitionFault { route: route.clone(), part, message, help });
    }

    /// Whether a field can have this name.
    fn name(&mut self, name: &str, route: &Route) -> bool {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let begins = name.starts_with(|first: char| first.is_ascii_lowercase());
        if !begins || name.len() > MAX_NAME || !name.bytes().all(is_sign) {
            let message = message!("extension.name", name = short(name));
            self.fault(route, Part::Key, message, message!("extension.help-name"));
            return false;
        }
        if self.definitions.kind.is_person() && is_private_field(name) {
            let message = message!("extension.private-field", name);
            self.fault(route, Part::Key, message, message!("extension.help-private-field"));
            return false;
        }
        true
    }

    /// A definition as it is used: maps are closed, and dates are what they are in the built-in schemas.
    fn definition(&mut self, definition: &Json, route: &Route, depth: usize) -> Json {
        let Some(entries) = definition.as_object() else {
            let example = "{\"title\": \"…\", \"type\": \"string\"}";
            let (message, help) =
                (message!("extension.no-definition"), message!("write.line", line = example));
            self.fault(route, Part::Value, message, help);
            return json!({});
        };
        if depth > MAX_DEPTH {
            let message = message!("extension.too-deep", limit = MAX_DEPTH);
            self.fault(route, Part::Key, message, message!("extension.help-too-deep"));
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
            let example = "{\"name\": {\"title\": \"…\", \"type\": \"string\"}}";
            let (message, help) =
                (message!("extension.properties"), message!("write.line", line = example));
            self.fault(route, Part::Value, message, help);
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
                let help = message!("extension.help-no-type", types = Value::one_of(TYPES));
                return self.fault(route, Part::Key, message!("extension.no-type"), help);
            }
        };
        for (name, keyword, message) in [
            ("array", "items", message!("extension.no-items")),
            ("object", "properties", message!("extension.no-properties")),
        ] {
            if !types.contains(&name) {
                continue;
            }
            if types.len() > 1 {
                let message = message!("extension.two-types", name);
                let help = message!("write.line", line = format!("\"type\": \"{name}\""));
                self.fault(&route.key("type"), Part::Value, message, help);
            } else if !definition.contains_key(keyword) {
                let line = format!("\"{keyword}\": {{…}}");
                self.fault(route, Part::Key, message, message!("extension.add-line", line));
            }
        }
    }

    /// Checks a keyword whose value holds no other definition.
    fn keyword(&mut self, keyword: &str, value: &Json, route: &Route) {
        if !KEYWORDS.contains(&keyword) {
            let message = message!("extension.unknown-keyword", keyword = short(keyword));
            let help = match nearest(keyword, KEYWORDS.map(|known| (known, known))) {
                Some(meant) => message!("did-you-mean", meant),
                None => message!("extension.help-keywords", keywords = Value::one_of(KEYWORDS)),
            };
            return self.fault(route, Part::Key, message, help);
        }
        let (is_right, help) = match keyword {
            "pattern" => return self.pattern(value, route),
            "$ref" => return self.reference(value, route),
            "x-vocabulary" => return self.vocabulary(value, route),
            _ => expected(keyword, value),
        };
        if !is_right {
            self.fault(route, Part::Value, cannot_be(keyword, value), help);
        }
    }

    /// A pattern is matched in linear time, so it can look neither ahead nor back.
    fn pattern(&mut self, value: &Json, route: &Route) {
        let pattern = value.as_str().filter(|pattern| pattern.len() <= MAX_PATTERN);
        if pattern.is_none_or(|pattern| compile(&json!({ "pattern": pattern })).is_err()) {
            let help = message!("extension.help-pattern", limit = MAX_PATTERN);
            self.fault(route, Part::Value, cannot_be("pattern", value), help);
        }
    }

    /// Nothing is fetched: a reference leads to a definition of the built-in schemas.
    fn reference(&mut self, value: &Json, route: &Route) {
        let name = value.as_str().and_then(|reference| reference.strip_prefix("#/$defs/"));
        if name.is_none_or(|name| !self.definitions.known.contains_key(name)) {
            let names = self.definitions.known.keys().map(|name| format!("#/$defs/{name}"));
            let message = message!("extension.reference", value = short(&value.to_string()));
            let help = message!("extension.help-reference", names = Value::one_of(names));
            self.fault(route, Part::Value, message, help);
        }
    }

    fn vocabulary(&mut self, value: &Json, route: &Route) {
        let Some(name) = value.as_str() else {
            let help = message!("extension.help-vocabulary");
            return self.fault(route, Part::Value, cannot_be("x-vocabulary", value), help);
        };
        let Some(vocabularies) = self.definitions.vocabularies else { return };
        if vocabularies.get(name).is_none() {
            let message = message!("incomplete.vocabulary", name = short(name));
            let help = match nearest(name, vocabularies.names().map(|known| (known, known))) {
                Some(meant) => message!("did-you-mean", meant),
                None => message!("extension.help-no-vocabulary", name = short(name)),
            };
            self.fault(route, Part::Value, message, help);
        }
    }
}

fn cannot_be(keyword: &str, value: &Json) -> Message {
    message!("extension.value", keyword, value = short(&value.to_string()))
}

/// The beginning of a part of a file, which can be of any length.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
