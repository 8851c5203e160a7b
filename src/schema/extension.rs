//! Fields that a registry adds to the schema of a kind: `schemas/KIND.extension.schema.json`.
//!
//! A field whose definition is invalid is known and may hold anything until the definition is fixed, so that
//! one mistake does not become an unknown field in every record.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use super::compile::compile;
use super::definition::{DefinitionFault, Definitions, Part};
use crate::model::{FileKind, Kind, Vocabularies};
use crate::yaml::{FaultKind, Node, Route, Span, read};

/// The largest extension, in bytes: several times what all built-in schemas have together.
pub(crate) const MAX_EXTENSION_SIZE: u64 = 256 * 1024;

/// The most fields that an extension can add.
const MAX_FIELDS: usize = 200;

/// The longest message about an extension, in characters.
const MAX_MESSAGE: usize = 400;

/// What an extension may say beside its fields.
const TOP: [&str; 7] = ["$schema", "$id", "$comment", "title", "description", "type", "properties"];

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Something that is wrong with an extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionFault {
    /// The bytes that it concerns.
    pub span: Span,
    /// What is wrong, on one line.
    pub message: String,
    /// What to do.
    pub help: String,
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
            let message = format!(
                "the extension has {} bytes, more than the {MAX_EXTENSION_SIZE} that are read",
                text.len()
            );
            extension.fault(0..0, message, "remove fields, or shorten their descriptions");
            return extension;
        }
        let document: Json = match serde_json::from_str(text) {
            Ok(document) => document,
            Err(error) => {
                let at = offset(text, error.line(), error.column());
                let words = error.to_string();
                let words = words.split(" at line ").next().unwrap_or_default();
                let help = "write names and text in double quotes, a comma between two fields and none \
                            behind the last";
                extension.fault(at..at, format!("the file is not JSON: {words}"), help);
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
                    message: cut(&format!(
                        "the definition of `{name}` is not JSON Schema: {words}"
                    )),
                    help: "compare it with the definitions that `mieux schema action` prints"
                        .to_owned(),
                });
                *field = unchecked(field);
            }
        }
    }

    fn fault(&mut self, span: Span, message: String, help: &str) {
        self.faults.push(ExtensionFault { span, message: cut(&message), help: cut(help) });
    }
}

/// The beginning of a text that names parts of a file, which can be of any length.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_MESSAGE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
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
                let message = format!("`{key}` is defined twice");
                self.extension.fault(fault.span, message, "keep one of the two");
            }
        }
        self.tree = document.root;
    }

    /// Checks what the extension says beside its fields.
    fn top(&mut self, document: &Json) {
        let Some(entries) = document.as_object() else {
            let message = "an extension is a JSON object".to_owned();
            let help = "write {\"properties\": {…}} with a definition for each field";
            return self.fault(&Route::default(), Part::Value, message, help);
        };
        for (keyword, value) in entries {
            let route = Route::default().key(keyword);
            if keyword == "required" {
                let help = "remove it: records that were valid before must stay valid";
                self.fault(
                    &route,
                    Part::Key,
                    "an extension cannot require fields".to_owned(),
                    help,
                );
            } else if !TOP.contains(&keyword.as_str()) {
                let message = format!("an extension cannot have `{keyword}` beside its fields");
                let help = "remove it; fields are defined in `properties`";
                self.fault(&route, Part::Key, message, help);
            } else if keyword == "$schema" && value != DRAFT {
                let message =
                    "the extension is written for another version of JSON Schema".to_owned();
                let help = format!("write \"$schema\": \"{DRAFT}\", or leave the line out");
                self.fault(&route, Part::Value, message, &help);
            } else if keyword == "type" && value != "object" {
                let message =
                    "an extension describes the fields of a record, which is an object".to_owned();
                self.fault(
                    &route,
                    Part::Value,
                    message,
                    "write \"type\": \"object\", or leave it out",
                );
            }
        }
        if !document["properties"].is_object() {
            let message = "the extension has no `properties`, which hold its fields".to_owned();
            let help = "add \"properties\": {…} with a definition for each field";
            self.fault(&Route::default(), Part::Value, message, help);
        }
    }

    /// Checks the definitions of the fields, and keeps what can be used.
    fn fields(&mut self, properties: &Json, built_in: &Json, definitions: &Definitions<'_>) {
        let Some(properties) = properties.as_object() else { return };
        let top = Route::default().key("properties");
        if properties.len() > MAX_FIELDS {
            let message = format!(
                "the extension has {} fields, more than the {MAX_FIELDS} that are possible",
                properties.len()
            );
            return self.fault(&top, Part::Key, message, "keep the fields that records need");
        }
        for (name, definition) in properties {
            let route = top.key(name);
            if built_in["properties"].get(name).is_some() {
                let message = format!("`{name}` is a field of every {} already", definitions.kind);
                let help =
                    format!("choose another name; `mieux schema {}` prints all", definitions.kind);
                self.fault(&route, Part::Key, message, &help);
                continue;
            }
            let mut faults = Vec::new();
            if let Some(usable) = definitions.field(name, definition, &route, &mut faults) {
                let field = if faults.is_empty() { usable } else { unchecked(definition) };
                self.extension.fields.insert(name.clone(), field);
            }
            for DefinitionFault { route, part, message, help } in faults {
                self.fault(&route, part, message, &help);
            }
        }
    }

    fn fault(&mut self, route: &Route, part: Part, message: String, help: &str) {
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
