//! Records as JSON for templates: every field of their shape, with labels, and `null` for what is not known.

use serde_json::{Map, Value as Json, json};

use crate::model::{EdtfDate, FileKind, Kind, Language, Text, TranslatedTexts};
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};
use crate::view::{Field, RecordFields, Value};
use crate::words::{self, Words};

/// Fields that say nothing to the reader of a paper.
const LEFT_OUT: [&str; 2] = ["allow", "former_ids"];

/// Reads records for one paper.
pub(super) struct Records<'r> {
    pub(super) registry: &'r Registry,
    pub(super) words: Words,
    fields: RecordFields<'r>,
    is_public: bool,
}

impl<'r> Records<'r> {
    pub(super) fn new(registry: &'r Registry, language: Language, is_public: bool) -> Self {
        let fields = RecordFields::new(registry, language);
        Self { registry, words: Words::of(language), fields, is_public }
    }

    pub(super) fn language(&self) -> Language {
        self.words.language()
    }

    /// A record with the records that it points to, so many links deep; its name alone if `depth` is zero.
    pub(super) fn record(&self, kind: Kind, id: &str, depth: usize) -> Map<String, Json> {
        let mut record = Map::new();
        record.insert("record".to_owned(), json!(kind.name()));
        record.insert("id".to_owned(), json!(id));
        let file = self.registry.first_stating(kind, id);
        let fields = file.map(|file| self.fields.of(file)).unwrap_or_default();
        let naming = fields.iter().find_map(|field| match &field.value {
            Value::Text(text) if kind.name_fields().contains(&field.name.as_str()) => Some(text),
            _ => None,
        });
        match naming {
            Some(text) => record.extend(self.text(text)),
            None => drop(record.insert("text".to_owned(), json!(id))),
        }
        if depth > 0 {
            let shape = self.registry.shape(FileKind::Record(kind));
            let known = |field: &Field| LEFT_OUT.contains(&field.name.as_str());
            let kept: Vec<Field> = fields.into_iter().filter(|field| !known(field)).collect();
            let mut told = self.map(Some(shape), &kept, depth, kind.is_person());
            LEFT_OUT.iter().for_each(|name| drop(told.remove(*name)));
            told.remove("id");
            if let Some(texts) = told.get_mut(TranslatedTexts::FIELD) {
                *texts = self.in_language(texts);
            }
            record.extend(told);
        }
        record
    }

    /// The fields of a map and those that it lacks.
    fn map(
        &self,
        shape: Option<&Shape>,
        fields: &[Field],
        depth: usize,
        is_person: bool,
    ) -> Map<String, Json> {
        let mut map = Map::new();
        let hidden = |shape: &Shape| self.is_hidden(shape, is_person);
        for field in fields {
            let shape = shape.and_then(|shape| shape.field(&field.name));
            if !shape.is_some_and(hidden) {
                map.insert(field.name.clone(), self.value(shape, &field.value, depth, is_person));
            }
        }
        for (name, shape) in shape.into_iter().flat_map(Shape::fields) {
            if !map.contains_key(name) && !hidden(shape) {
                map.insert(name.to_owned(), absent(shape));
            }
        }
        map
    }

    fn value(&self, shape: Option<&Shape>, value: &Value, depth: usize, is_person: bool) -> Json {
        match value {
            Value::Text(text) => Json::Object(self.text(text)),
            Value::Plain(text) => json!(text),
            Value::Word(word) => json!({"code": word.word, "text": word.label}),
            Value::Code(code) => json!({"code": code.code, "text": code.label}),
            Value::Date(date) => self.written(date),
            Value::Integer(number) => json!(number),
            Value::Decimal(number) => json!(number),
            Value::Flag(flag) => json!(flag),
            Value::Empty => shape.map_or(Json::Null, absent),
            Value::Link(link) => match link.kind {
                FileKind::Record(kind) => Json::Object(self.record(kind, &link.id, depth - 1)),
                _ => json!(link.id),
            },
            Value::List(items) => {
                let shape = shape.and_then(Shape::items);
                let items = items.iter().map(|item| self.value(shape, item, depth, is_person));
                Json::Array(items.collect())
            }
            Value::Map(fields) => Json::Object(self.map(shape, fields, depth, is_person)),
        }
    }

    /// A text in the language of the paper, or the next best with its language.
    pub(super) fn text(&self, text: &Text) -> Map<String, Json> {
        let Some((language, text)) = text.best(self.language().code()) else { return Map::new() };
        [("text", text), ("lang", language)]
            .map(|(key, value)| (key.to_owned(), json!(value)))
            .into_iter()
            .collect()
    }

    /// A date, written as the language does.
    pub(super) fn date(&self, date: EdtfDate) -> Json {
        json!({
            "date": date.to_string(),
            "text": words::date(date, self.language()),
            "year": date.year().to_string(),
        })
    }

    /// The same for one that a record states.
    fn written(&self, written: &str) -> Json {
        written.parse().map_or_else(
            |_| json!({"date": written, "text": written, "year": null}),
            |date| self.date(date),
        )
    }

    /// A code with its label.
    pub(super) fn code(&self, vocabulary: &str, code: &str) -> Json {
        let term = self.registry.vocabularies.get(vocabulary).and_then(|terms| terms.get(code));
        let mut told = Map::new();
        told.insert("code".to_owned(), json!(code));
        match term.filter(|term| !term.label.is_empty()) {
            Some(term) => told.extend(self.text(&term.label)),
            None => drop(told.insert("text".to_owned(), json!(code))),
        }
        Json::Object(told)
    }

    /// The terms of a vocabulary.
    pub(super) fn terms(&self, vocabulary: &str) -> Json {
        let terms = self.registry.vocabularies.get(vocabulary);
        let terms = terms.into_iter().flat_map(|vocabulary| &vocabulary.terms);
        terms.map(|term| self.code(vocabulary, &term.code.to_string())).collect()
    }

    /// The entries of `translated` that name texts in the language of the paper; `null` if there are none.
    fn in_language(&self, translated: &Json) -> Json {
        let is_in_language = |texts: &&Json| {
            let entry = texts["code"].as_str().unwrap_or_default();
            TranslatedTexts::of(entry).language == self.language().code()
        };
        let entries = translated.as_array().into_iter().flatten();
        filled(entries.filter(is_in_language).cloned().collect())
    }

    /// Whether a field is left out: what only the programme holds of a person, and in a paper for everybody also what is
    /// only for the programme itself and what speaks of single experts.
    fn is_hidden(&self, shape: &Shape, is_person: bool) -> bool {
        let items = || shape.items().into_iter().flat_map(Shape::fields);
        let names_expert =
            || shape.names_expert() || items().any(|(_, field)| field.names_expert());
        shape.is_internal() && (is_person || self.is_public) || self.is_public && names_expert()
    }
}

/// What stands for a field without a value: its own fields without values, if it has any.
fn absent(shape: &Shape) -> Json {
    if shape.meaning() == Some(&Meaning::Text) || !shape.has_fields() {
        return Json::Null;
    }
    shape
        .fields()
        .map(|(name, field)| (name.to_owned(), absent(field)))
        .collect::<Map<_, _>>()
        .into()
}

/// A list; nothing in the place of an empty one, so that a template shows a blank.
pub(super) fn filled(items: Vec<Json>) -> Json {
    if items.is_empty() { Json::Null } else { Json::Array(items) }
}
