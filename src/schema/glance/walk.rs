//! The walk through a tree beside what its schema says.

use jsonschema::json::Array;

use super::forms::{Form, is_language};
use crate::yaml::{Node, Value};

/// Whole numbers up to this are the same as floats.
pub(super) const MAX_EXACT: u64 = 1 << 53;

/// A part of a schema, as far as it can be checked in one walk.
#[derive(Debug, Default)]
pub(in crate::schema) struct Glance {
    /// Whether something in it was not understood, so that nothing is sure.
    pub(super) is_dark: bool,
    /// What else holds of the same value: the definition that it refers to.
    pub(super) definition: Option<Box<Self>>,
    /// One of these must hold, if there are any.
    pub(super) any_of: Vec<Self>,
    pub(super) types: Option<Types>,
    /// The words of which a text must be one.
    pub(super) words: Option<Vec<String>>,
    /// What the pattern asks for, and what the format does beyond it.
    pub(super) form: Option<Form>,
    pub(super) format: Option<Form>,
    pub(super) length: Limits,
    /// The least number of items and fields.
    pub(super) min_items: usize,
    pub(super) min_fields: usize,
    pub(super) least: Option<f64>,
    pub(super) above: Option<f64>,
    pub(super) most: Option<f64>,
    pub(super) is_unique: bool,
    pub(super) items: Option<Box<Self>>,
    pub(super) fields: Vec<(String, Self)>,
    /// Texts by language: what each key of two letters holds.
    pub(super) language: Option<Box<Self>>,
    pub(super) required: Vec<String>,
    /// Whether a map may have any field.
    pub(super) is_open: bool,
}

/// How many letters a text has at least and at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) least: usize,
    pub(super) most: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { least: 0, most: usize::MAX }
    }
}

/// The types that a value may have.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Types {
    pub(super) text: bool,
    pub(super) whole: bool,
    pub(super) number: bool,
    pub(super) flag: bool,
    pub(super) list: bool,
    pub(super) map: bool,
    pub(super) nothing: bool,
}

impl Glance {
    /// Whether a value is surely as the schema says. Where this is not so, the value may still be.
    pub(in crate::schema) fn is_sure_of(&self, node: &Node) -> bool {
        !self.is_dark
            && self.definition.as_ref().is_none_or(|definition| definition.is_sure_of(node))
            && (self.any_of.is_empty() || self.any_of.iter().any(|one| one.is_sure_of(node)))
            && self.types.is_none_or(|types| types.admit(&node.value))
            && match &node.value {
                Value::String(text) => self.is_sure_of_text(text),
                Value::List(items) => self.is_sure_of_list(items),
                Value::Map(_) => self.is_sure_of_map(node),
                #[expect(clippy::cast_precision_loss, reason = "larger numbers are left in doubt")]
                Value::Integer(number) => {
                    self.words.is_none()
                        && (self.has_no_bounds()
                            || number.unsigned_abs() <= MAX_EXACT
                                && self.is_sure_of_number(*number as f64))
                }
                Value::Float(number) => {
                    self.words.is_none() && number.is_finite() && self.is_sure_of_number(*number)
                }
                Value::Null | Value::Bool(_) => self.words.is_none(),
            }
    }

    fn has_no_bounds(&self) -> bool {
        self.least.is_none() && self.above.is_none() && self.most.is_none()
    }

    fn is_sure_of_number(&self, number: f64) -> bool {
        self.least.is_none_or(|least| number >= least)
            && self.above.is_none_or(|above| number > above)
            && self.most.is_none_or(|most| number <= most)
    }

    fn is_sure_of_text(&self, text: &str) -> bool {
        let Limits { least, most } = self.length;
        let is_long = least == 0 || text.chars().nth(least - 1).is_some();
        let is_short = text.len() <= most || text.chars().count() <= most;
        is_long
            && is_short
            && self.words.as_ref().is_none_or(|words| words.iter().any(|word| word == text))
            && self.form.is_none_or(|is_formed| is_formed(text))
            && self.format.is_none_or(|is_formed| is_formed(text))
    }

    fn is_sure_of_list(&self, items: &[Node]) -> bool {
        self.words.is_none()
            && items.len() >= self.min_items
            && self.items.as_ref().is_none_or(|form| items.iter().all(|item| form.is_sure_of(item)))
            && (!self.is_unique || items.len() < 2 || items.is_unique())
    }

    fn is_sure_of_map(&self, map: &Node) -> bool {
        let entries = map.entries();
        if self.words.is_some() || entries.len() < self.min_fields {
            return false;
        }
        // Fields are mostly in the order of the schema.
        let mut next = 0;
        let are_known = self.is_open
            || entries.iter().all(|entry| {
                let key = entry.key.as_str();
                let named = |(name, _): &&(String, Self)| name == key;
                let at = self.fields[next..].iter().position(|field| named(&field));
                let at = at
                    .map(|at| next + at)
                    .or_else(|| self.fields.iter().position(|field| named(&field)));
                let language = self.language.as_ref().filter(|_| is_language(key));
                if let Some(at) = at {
                    next = at + 1;
                }
                let field = at.map(|at| &self.fields[at].1);
                (field.is_some() || language.is_some())
                    && field.is_none_or(|field| field.is_sure_of(&entry.value))
                    && language.is_none_or(|language| language.is_sure_of(&entry.value))
            });
        are_known && self.required.iter().all(|name| map.entry(name).is_some())
    }
}

impl Types {
    fn admit(self, value: &Value) -> bool {
        match value {
            Value::Null => self.nothing,
            Value::Bool(_) => self.flag,
            Value::Integer(_) => self.whole || self.number,
            Value::Float(_) => self.number,
            Value::String(_) => self.text,
            Value::List(_) => self.list,
            Value::Map(_) => self.map,
        }
    }
}
