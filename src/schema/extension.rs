//! Fields that a registry adds to the schema of a kind: `schemas/KIND.extension.schema.json`.
//!
//! A field whose definition is invalid is known and may hold anything until the definition is fixed, so that
//! one mistake does not become an unknown field in every record.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use super::compile::compile;
use super::definition::{DefinitionFault, Definitions, Part, short};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{FileKind, Kind, Vocabularies};
use crate::yaml::{FaultKind, Node, Route, Span, read};

/// The largest extension, in bytes: several times what all built-in schemas have together.
pub(crate) const MAX_EXTENSION_SIZE: u64 = 256 * 1024;

/// The most fields that an extension can add.
const MAX_FIELDS: usize = 200;

/// What an extension may say beside its fields.
const TOP: [&str; 7] = ["$schema", "$id", "$comment", "title", "description", "type", "properties"];

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Something that is wrong with an extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionFault {
    /// The bytes that it concerns.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub help: Message,
}

/// The kind whose schema the file at this path below the registry extends; `None` where the file has
/// another name.
#[must_use]
pub(crate) fn extended_kind(below: &Path) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| below == extension_path(*kind))
}

/// The path below the registry of the file that extends the schema of a kind.
#[must_use]
pub fn extension_path(kind: Kind) -> PathBuf {
    Path::new(FileKind::Extension.folder()).join(format!("{kind}.extension.schema.json"))
}

/// The fields of an extension, as far as they can be used, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Extension {
    fields: Map<String, Json>,
    pub(super) faults: Vec<ExtensionFault>,
}

impl Extension {
    /// Reads an extension of the schema `built_in` of a kind. `vocabularies` are those that its codes may
    /// come from, where they are known.
    pub(super) fn parse(
        text: &str,
        kind: Kind,
        built_in: &Json,
        definitions: &Map<String, Json>,
        vocabularies: Option<&Vocabularies>,
    ) -> Self {
        let mut extension = Self::default();
        if text.len() as u64 > MAX_EXTENSION_SIZE {
            let (size, limit) = (text.len(), MAX_EXTENSION_SIZE.to_string());
            let message = message!("extension.too-large", size, limit);
            extension.fault(0..0, message, message!("extension.help-too-large"));
            return extension;
        }
        let document: Json = match serde_json::from_str(text) {
            Ok(document) => document,
            Err(error) => {
                let at = offset(text, error.line(), error.column());
                let message = message!("extension.not-json", reason = Message::from(&error));
                extension.fault(at..at, message, message!("extension.help-not-json"));
                return extension;
            }
        };
        let mut reading = Reading { text, tree: None, extension };
        reading.read_positions();
        reading.top(&document);
        let definitions = Definitions { known: definitions, vocabularies, kind };
        reading.fields(&document["properties"], built_in, &definitions);
        reading.extension.keep_usable(built_in, definitions.known);
        reading.extension
    }

    /// A schema with the fields of the extension behind its own.
    pub(super) fn added_to(&self, schema: &Json, definitions: &Map<String, Json>) -> Json {
        let mut schema = schema.clone();
        if let Some(own) = schema["properties"].as_object_mut() {
            own.extend(self.fields.clone());
        }
        if let Some(own) = schema["$defs"].as_object_mut() {
            for (name, definition) in definitions {
                own.entry(name).or_insert_with(|| definition.clone());
            }
        }
        schema
    }

    /// Lets fields hold anything whose definition the validator does not accept.
    fn keep_usable(&mut self, built_in: &Json, definitions: &Map<String, Json>) {
        if compile(&self.added_to(built_in, definitions)).is_ok() {
            return;
        }
        for (name, field) in &mut self.fields {
            let alone = json!({ "properties": { name: field }, "$defs": definitions });
            if let Err(words) = compile(&alone) {
                self.faults.push(ExtensionFault {
                    span: 0..0,
                    message: message!("extension.not-a-schema", name, reason = short(&words)),
                    help: message!("extension.help-not-a-schema"),
                });
                *field = unchecked(field);
            }
        }
    }

    fn fault(&mut self, span: Span, message: Message, help: Message) {
        self.faults.push(ExtensionFault { span, message, help });
    }
}

/// A definition by which a field may hold anything.
fn unchecked(definition: &Json) -> Json {
    match definition["title"].as_str() {
        Some(title) => json!({ "title": title }),
        None => json!({}),
    }
}

/// An extension while it is read.
struct Reading<'r> {
    text: &'r str,
    /// The same text with the positions of its parts; JSON is YAML.
    tree: Option<Node>,
    extension: Extension,
}

impl Reading<'_> {
    /// Reads where the parts of the text are, and which keys are there twice: JSON readers keep the last
    /// of them without a word.
    fn read_positions(&mut self) {
        let document = read(self.text);
        for fault in document.faults {
            if let FaultKind::DuplicateKey { key, .. } = fault.kind {
                let message = message!("extension.twice", key = short(&key));
                self.extension.fault(fault.span, message, message!("extension.help-twice"));
            }
        }
        self.tree = document.root;
    }

    /// Checks what the extension says beside its fields.
    fn top(&mut self, document: &Json) {
        let Some(entries) = document.as_object() else {
            let (message, example) = (message!("extension.no-object"), "{\"properties\": {…}}");
            let help = message!("extension.help-no-object", example);
            return self.fault(&Route::default(), Part::Value, message, help);
        };
        for (keyword, value) in entries {
            let route = Route::default().key(keyword);
            if keyword == "required" {
                let message = message!("extension.required");
                self.fault(&route, Part::Key, message, message!("extension.help-required"));
            } else if !TOP.contains(&keyword.as_str()) {
                let message = message!("extension.other-keyword", keyword = short(keyword));
                self.fault(&route, Part::Key, message, message!("extension.help-other-keyword"));
            } else if keyword == "$schema" && value != DRAFT {
                let message = message!("extension.other-draft");
                let help = message!("extension.help-other-draft", draft = DRAFT);
                self.fault(&route, Part::Value, message, help);
            } else if keyword == "type" && value != "object" {
                let message = message!("extension.other-type");
                self.fault(&route, Part::Value, message, message!("extension.help-other-type"));
            }
        }
        if !document["properties"].is_object() {
            let (message, line) = (message!("extension.no-fields"), "\"properties\": {…}");
            let help = message!("extension.help-no-fields", line);
            self.fault(&Route::default(), Part::Value, message, help);
        }
    }

    /// Checks the definitions of the fields, and keeps what can be used.
    fn fields(&mut self, properties: &Json, built_in: &Json, definitions: &Definitions<'_>) {
        let Some(properties) = properties.as_object() else { return };
        let top = Route::default().key("properties");
        if properties.len() > MAX_FIELDS {
            let number = properties.len();
            let message = message!("extension.too-many-fields", number, limit = MAX_FIELDS);
            let help = message!("extension.help-too-many-fields");
            return self.fault(&top, Part::Key, message, help);
        }
        for (name, definition) in properties {
            let route = top.key(name);
            if built_in["properties"].get(name).is_some() {
                let kind = definitions.kind.name();
                let message = message!("extension.built-in", name, kind = Value::kind(kind));
                let help = message!("extension.help-built-in", kind);
                self.fault(&route, Part::Key, message, help);
                continue;
            }
            let mut faults = Vec::new();
            if let Some(usable) = definitions.field(name, definition, &route, &mut faults) {
                let field = if faults.is_empty() { usable } else { unchecked(definition) };
                self.extension.fields.insert(name.clone(), field);
            }
            for DefinitionFault { route, part, message, help } in faults {
                self.fault(&route, part, message, help);
            }
        }
    }

    fn fault(&mut self, route: &Route, part: Part, message: Message, help: Message) {
        let tree = self.tree.as_ref();
        let span = tree.and_then(|tree| match part {
            Part::Key => route.find_entry(tree).map(|entry| entry.key_span.clone()),
            Part::Value => route.find(tree).map(|node| node.span.clone()),
        });
        let span = span.unwrap_or(0..0);
        // A value over several lines is shown by its beginning.
        let line = self.text[span.clone()].find('\n').unwrap_or(span.len());
        self.extension.fault(span.start..span.start + line, message, help);
    }
}

/// The byte at a line and column, both counted from 1 as `serde_json` counts them.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = (before + column.saturating_sub(1)).min(text.len());
    text.floor_char_boundary(at)
}
