//! What a schema says, read for a walk.

use serde_json::Value as Json;

use super::forms::{DATE, FORMS, LANGUAGE, is_date};
use super::walk::{Glance, MAX_EXACT, Types};

/// How deep definitions lie in each other at most.
const MAX_DEPTH: usize = 32;

/// What a schema says.
pub(in crate::schema) fn glance_of(document: &Json) -> Glance {
    of(document, document, 0)
}

fn of(schema: &Json, document: &Json, depth: usize) -> Glance {
    let mut glance = Glance { is_open: true, ..Glance::default() };
    let Some(keywords) = schema.as_object().filter(|_| depth <= MAX_DEPTH) else {
        glance.is_dark = true;
        return glance;
    };
    for (keyword, value) in keywords {
        glance.is_dark |= add(&mut glance, keyword, value, document, depth).is_none();
    }
    // Where fields are named and others may be there as well, it is too dark to see.
    let says_fields = !glance.fields.is_empty() || glance.language.is_some();
    glance.is_dark |= glance.is_open && says_fields;
    glance
}

/// Takes up a keyword; `None` for one that is not understood.
fn add(
    glance: &mut Glance,
    keyword: &str,
    value: &Json,
    document: &Json,
    depth: usize,
) -> Option<()> {
    let below = |schema: &Json| of(schema, document, depth + 1);
    match keyword {
        "$schema" | "$id" | "$defs" | "$comment" | "title" | "description" | "examples"
        | "x-title" | "x-internal" | "x-key" | "x-reference" | "x-vocabulary" => {}
        "$ref" => {
            let definition = document.pointer(value.as_str()?.strip_prefix('#')?)?;
            glance.definition = Some(Box::new(below(definition)));
        }
        "anyOf" => glance.any_of = value.as_array()?.iter().map(below).collect(),
        "type" => glance.types = Some(types(value)?),
        "enum" => {
            let words = value.as_array()?.iter().map(|word| word.as_str().map(str::to_owned));
            glance.words = Some(words.collect::<Option<_>>()?);
        }
        "pattern" if value == DATE => glance.format = Some(is_date),
        "pattern" => {
            let known = FORMS.iter().find(|(pattern, _)| value == pattern)?;
            glance.form = Some(known.1);
        }
        "format" => match value.as_str()? {
            "edtf" => glance.format = Some(is_date),
            "record-id" | "language" => {}
            _ => return None,
        },
        "minLength" => glance.length.least = size(value)?,
        "maxLength" => glance.length.most = size(value)?,
        "minItems" => glance.min_items = size(value)?,
        "minProperties" => glance.min_fields = size(value)?,
        "minimum" => glance.least = Some(exact(value)?),
        "exclusiveMinimum" => glance.above = Some(exact(value)?),
        "maximum" => glance.most = Some(exact(value)?),
        "uniqueItems" => glance.is_unique = value.as_bool()?,
        "items" => glance.items = Some(Box::new(below(value))),
        "properties" => {
            let fields = value.as_object()?.iter();
            glance.fields = fields.map(|(name, field)| (name.clone(), below(field))).collect();
        }
        "patternProperties" => {
            let patterns = value.as_object().filter(|patterns| patterns.len() == 1)?;
            glance.language = Some(Box::new(below(patterns.get(LANGUAGE)?)));
        }
        "additionalProperties" if value == false => glance.is_open = false,
        "required" => {
            let names = value.as_array()?.iter().map(|name| name.as_str().map(str::to_owned));
            glance.required = names.collect::<Option<_>>()?;
        }
        _ => return None,
    }
    Some(())
}

/// The types of these names; `None` for what is not understood.
fn types(names: &Json) -> Option<Types> {
    let mut types = Types::default();
    let names = match names {
        Json::Array(names) => names.as_slice(),
        name => std::slice::from_ref(name),
    };
    for name in names {
        let known = match name.as_str()? {
            "string" => &mut types.text,
            "integer" => &mut types.whole,
            "number" => &mut types.number,
            "boolean" => &mut types.flag,
            "array" => &mut types.list,
            "object" => &mut types.map,
            "null" => &mut types.nothing,
            _ => return None,
        };
        *known = true;
    }
    Some(types)
}

/// What a number of letters, items or fields can be.
fn size(value: &Json) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

/// A limit that is the same as a float.
fn exact(value: &Json) -> Option<f64> {
    let is_exact = value.as_i64().is_some_and(|whole| whole.unsigned_abs() <= MAX_EXACT);
    is_exact.then(|| value.as_f64()).flatten()
}
