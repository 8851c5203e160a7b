//! The context as values of the template engine, which know where they come from: what is missing becomes a blank that can be told.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};
use serde_json::{Map, Value as Json};

/// What stands for what is not known.
pub const BLANK: &str = "…………";

/// Something that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Whose field it is.
    pub of: Owner,
    /// The field, as people type it: `approval.date`.
    pub path: String,
}

/// What a field belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A record, by its kind and id.
    Record(String, String),
    /// The private file of an expert.
    Private(String),
    /// The form: what is filled in by hand.
    Form,
    /// The settings of the registry.
    Settings,
    /// None: it is computed from many records.
    Computed,
}

/// What is noted while a template is filled in.
#[derive(Debug, Clone, Default)]
pub(super) struct Log(Arc<Mutex<Noted>>);

#[derive(Debug, Default)]
struct Noted {
    blanks: Vec<Blank>,
    form: BTreeSet<String>,
    missed: Option<Missed>,
}

/// A name that a template asked for and that is not there.
#[derive(Debug, Clone)]
pub(super) struct Missed {
    /// What it was looked for in; empty for the context itself.
    pub(super) path: String,
    /// The name.
    pub(super) name: String,
    /// The names that are known there.
    pub(super) known: Vec<String>,
}

impl Log {
    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn blanks(&self) -> Vec<Blank> {
        self.noted().blanks.clone()
    }

    pub(super) fn form(&self) -> BTreeSet<String> {
        self.noted().form.clone()
    }

    pub(super) fn missed(&self) -> Option<Missed> {
        self.noted().missed.clone()
    }

    /// Notes that a blank was written.
    pub(super) fn note(&self, blank: &Blank) {
        let mut noted = self.noted();
        if !noted.blanks.contains(blank) {
            noted.blanks.push(blank.clone());
        }
    }
}

/// The context as a value.
pub(super) fn value(context: &Json, log: &Log) -> Value {
    Reader { log, of: Owner::Computed, path: String::new(), name: String::new() }.value(context)
}

/// Where a part of the context is.
struct Reader<'l> {
    log: &'l Log,
    of: Owner,
    /// The field of its owner, as people type it.
    path: String,
    /// The path in the context, as templates write it.
    name: String,
}

impl Reader<'_> {
    fn value(&self, json: &Json) -> Value {
        match json {
            Json::Null => self.blank(),
            Json::Bool(flag) => Value::from(*flag),
            Json::Number(number) => match number.as_i64() {
                Some(number) => Value::from(number),
                None => Value::from(number.as_f64().unwrap_or_default()),
            },
            Json::String(text) => Value::from(text.as_str()),
            Json::Array(items) => {
                let item =
                    |(at, item)| self.below(&format!("[{at}]"), &format!("[{at}]")).value(item);
                Value::from(items.iter().enumerate().map(item).collect::<Vec<Value>>())
            }
            Json::Object(fields) => self.fields(fields),
        }
    }

    fn fields(&self, fields: &Map<String, Json>) -> Value {
        let text = |name: &str| fields.get(name)?.as_str().map(str::to_owned);
        let own = match (text("record"), text("id"), text("private")) {
            (Some(kind), Some(id), _) => Some(Owner::Record(kind, id)),
            (_, _, Some(id)) => Some(Owner::Private(id)),
            _ => match self.name.as_str() {
                "form" => Some(Owner::Form),
                "programme" => Some(Owner::Settings),
                _ => None,
            },
        };
        let base = || text("path").unwrap_or_default();
        let path = if own.is_some() { base() } else { self.path.clone() };
        let of = own.unwrap_or_else(|| self.of.clone());
        let reader = Reader { log: self.log, of, path, name: self.name.clone() };
        let entry = |(name, json): (&String, &Json)| {
            (name.clone(), reader.below(name, &format!(".{name}")).value(json))
        };
        let entries: Vec<(String, Value)> = fields.iter().map(entry).collect();
        Value::from_object(Fields {
            entries,
            of: reader.of,
            path: reader.path,
            name: reader.name,
            log: self.log.clone(),
        })
    }

    fn blank(&self) -> Value {
        let blank = Blank { of: self.of.clone(), path: self.path.clone() };
        Value::from_object(Unknown { blank, log: self.log.clone() })
    }

    fn below(&self, field: &str, step: &str) -> Self {
        Self {
            log: self.log,
            of: self.of.clone(),
            path: joined(&self.path, field),
            name: if self.name.is_empty() {
                field.to_owned()
            } else {
                format!("{}{step}", self.name)
            },
        }
    }
}

/// The path of a field below another.
fn joined(path: &str, field: &str) -> String {
    match (path.is_empty(), field.starts_with('[')) {
        (true, _) => field.to_owned(),
        (false, true) => format!("{path}{field}"),
        (false, false) => format!("{path}.{field}"),
    }
}

/// A map of the context.
#[derive(Debug)]
pub(super) struct Fields {
    entries: Vec<(String, Value)>,
    of: Owner,
    path: String,
    name: String,
    log: Log,
}

impl Fields {
    /// The field of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// The blank that stands for it if it has no value.
    pub(super) fn blank(&self) -> Blank {
        Blank { of: self.of.clone(), path: self.path.clone() }
    }

    /// What it is called in templates.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The names of its fields.
    pub(super) fn names(&self) -> Vec<String> {
        self.entries.iter().map(|(name, _)| name.clone()).collect()
    }
}

impl Object for Fields {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let is_form = self.of == Owner::Form && self.path.is_empty();
        if is_form {
            self.log.noted().form.insert(name.to_owned());
        }
        if let Some(value) = self.get(name) {
            return Some(value.clone());
        }
        if is_form {
            let blank = Blank { of: Owner::Form, path: name.to_owned() };
            return Some(Value::from_object(Unknown { blank, log: self.log.clone() }));
        }
        let missed = Missed { path: self.name.clone(), name: name.to_owned(), known: self.names() };
        self.log.noted().missed = Some(missed);
        None
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.names().into_iter().map(Value::from).collect())
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.entries.iter().any(|(_, value)| value.is_true())
    }

    fn render(self: &Arc<Self>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get("text") {
            Some(text) => write!(out, "{text}"),
            None => out.write_str(BLANK),
        }
    }
}

/// What is not known. It is false, it has no items, and each of its fields is not known either.
#[derive(Debug)]
pub(super) struct Unknown {
    pub(super) blank: Blank,
    log: Log,
}

impl Object for Unknown {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Iterable
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let field = match key.as_str() {
            Some(name) => name.to_owned(),
            None => format!("[{key}]"),
        };
        let blank = Blank { of: self.blank.of.clone(), path: joined(&self.blank.path, &field) };
        Some(Value::from_object(Self { blank, log: self.log.clone() }))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Empty
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.log.note(&self.blank);
        out.write_str(BLANK)
    }
}
