//! The keywords that the definition of a field can have, and their values.

use serde_json::{Value as Json, json};

use crate::message;
use crate::message::{Message, Value};
use crate::model::Kind;

/// The types that a value can have.
pub(super) const TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];

/// The keywords of JSON Schema that a definition can use, and those of `mieux`.
pub(super) const KEYWORDS: [&str; 26] = [
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
    "x-internal",
    "x-key",
    "x-reference",
    "x-title",
    "x-vocabulary",
];

/// Whether a keyword can have a value, and what to write where it cannot.
pub(super) fn expected(keyword: &str, value: &Json) -> (bool, Message) {
    match keyword {
        "title" | "description" | "$comment" => {
            (value.is_string(), message!("extension.write-text"))
        }
        "x-title" => {
            let example = "{\"es\": \"…\"}";
            (is_text_by_language(value), message!("extension.write-text-by-language", example))
        }
        "type" => {
            let types = Value::one_of(TYPES);
            (is_type(value), message!("extension.write-type", types))
        }
        "enum" => (
            is_list(value, |item| item.is_string() || item.is_i64()),
            message!("extension.write-choices"),
        ),
        "examples" => (is_list(value, |_| true), message!("extension.write-values")),
        "required" | "x-key" => {
            (is_list(value, Json::is_string), message!("extension.write-names"))
        }
        "minLength" | "maxLength" | "minItems" | "minProperties" => {
            (value.is_u64(), message!("extension.write-whole-number"))
        }
        "minimum" | "maximum" | "exclusiveMinimum" => {
            (value.is_number(), message!("extension.write-number"))
        }
        "uniqueItems" | "x-internal" => (value.is_boolean(), message!("extension.write-boolean")),
        "additionalProperties" => (value == &json!(false), message!("extension.write-false")),
        "format" => (value == "edtf" || value == "record-id", message!("extension.write-format")),
        _ => {
            let is_kind = |name: &str| Kind::ALL.iter().any(|kind| kind.name() == name);
            let kinds = Value::one_of(Kind::ALL.map(Kind::name));
            (value.as_str().is_some_and(is_kind), message!("extension.write-kind", kinds))
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
