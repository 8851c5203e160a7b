//! The columns of a sheet to fill in: which fields of a kind a row can fill, and with what.

use serde_json::Value as Json;

use crate::import::columns::reserved::EXAMPLE;
use crate::model::{FileKind, Kind, Vocabularies};
use crate::schema;

/// Fields that no sheet is made for: `mieux` writes them, or they are stories.
const LEFT_OUT: [&str; 6] =
    ["former_ids", "allow", "erased", "fact_sheet", "design_changes", "complementary_initiatives"];

/// A column of it.
pub(super) struct Column {
    /// The field, such as `title.en`, `countries` or `partners[].role`.
    pub(super) field: String,
    /// What the schema says of it.
    pub(super) about: String,
    pub(super) example: String,
    choice: Choice,
}

/// What a cell can be chosen from.
enum Choice {
    Any,
    /// The codes of this vocabulary.
    Codes(String),
    Words(Vec<String>),
}

/// The fields that a row can fill, texts in these languages (ISO 639-1).
pub(super) fn columns(kind: Kind, languages: &[String]) -> Vec<Column> {
    let document: Json =
        serde_json::from_str(schema::text(FileKind::Record(kind))).unwrap_or_default();
    let mut walk = Walk { document: &document, languages, columns: Vec::new() };
    for (name, field) in document["properties"].as_object().into_iter().flatten() {
        if !LEFT_OUT.contains(&name.as_str()) {
            walk.field(name, field);
        }
    }
    walk.columns
}

impl Column {
    /// What can be chosen, each with its label.
    pub(super) fn choices(
        &self,
        vocabularies: &Vocabularies,
        language: &str,
    ) -> Vec<(String, String)> {
        match &self.choice {
            Choice::Any => Vec::new(),
            Choice::Words(words) => {
                words.iter().map(|word| (word.clone(), String::new())).collect()
            }
            Choice::Codes(name) => {
                let terms = vocabularies.get(name).into_iter().flat_map(|list| &list.terms);
                terms
                    .map(|term| (term.code.to_string(), term.label.show(language).to_owned()))
                    .collect()
            }
        }
    }
}

/// The columns as the fields of a schema are passed.
struct Walk<'w> {
    document: &'w Json,
    languages: &'w [String],
    columns: Vec<Column>,
}

impl<'w> Walk<'w> {
    fn field(&mut self, name: &str, schema: &'w Json) {
        if self.said(schema, "patternProperties").is_object() {
            for language in self.languages {
                self.column(format!("{name}.{language}"), schema);
            }
            return;
        }
        let items = self.said(schema, "items");
        if let Some(fields) = self.said(items, "properties").as_object() {
            for (own, field) in fields {
                if self.is_told(items, own) {
                    self.column(format!("{name}[].{own}"), field);
                }
            }
            return;
        }
        match self.said(schema, "properties").as_object() {
            Some(fields) => {
                for (own, field) in fields {
                    self.field(&format!("{name}.{own}"), field);
                }
            }
            None => self.column(name.to_owned(), schema),
        }
    }

    /// Whether a field of an item is worth a column: it must be there, or is a code or a record.
    fn is_told(&self, item: &'w Json, name: &str) -> bool {
        let field = &self.said(item, "properties")[name];
        let is_single = !self.said(field, "properties").is_object() && !field["items"].is_object();
        let required = self.said(item, "required").as_array().into_iter().flatten();
        let is_meant = ["x-vocabulary", "x-reference"].iter().any(|key| field[*key].is_string());
        is_single && (is_meant || required.into_iter().any(|own| own == name))
    }

    fn column(&mut self, field: String, schema: &'w Json) {
        let items = self.said(schema, "items");
        let value = if items.is_object() { items } else { schema };
        let text = |key: &str| self.said(value, key).as_str().map(str::to_owned);
        let words: Vec<String> = plain(self.said(value, "enum"));
        let choice = match text("x-vocabulary") {
            Some(vocabulary) => Choice::Codes(vocabulary),
            None if !words.is_empty() => Choice::Words(words),
            None => Choice::Any,
        };
        let about = self.said(schema, "description").as_str().unwrap_or_default().to_owned();
        let more = if items.is_object() { " Several are parted by `;`." } else { "" };
        let example = match field.as_str() {
            "id" => EXAMPLE.to_owned(),
            _ => self.example(value, items.is_object()),
        };
        self.columns.push(Column { field, about: about + more, example, choice });
    }

    /// An example of a value: the schema's own, or one that every reader understands.
    fn example(&self, value: &'w Json, is_list: bool) -> String {
        let examples = plain(self.said(value, "examples"));
        let words = plain(self.said(value, "enum"));
        let shown = if examples.is_empty() { words } else { examples };
        let count = if is_list { 2 } else { 1 };
        if !shown.is_empty() {
            return shown.into_iter().take(count).collect::<Vec<_>>().join(";");
        }
        if self.said(value, "format") == "edtf" {
            return "2017-05".to_owned();
        }
        if let Some(kind) = self.said(value, "x-reference").as_str() {
            let id = match Kind::named(kind) {
                Some(Kind::Action) => "peru-iii",
                Some(Kind::Expert) => "exp-0007",
                Some(Kind::Partner) => "pe-dgsd",
                Some(Kind::Activity) | None => "",
            };
            return id.to_owned();
        }
        String::new()
    }

    /// What a schema says under a key, itself or by the definition that it refers to.
    fn said(&self, schema: &'w Json, key: &str) -> &'w Json {
        if !schema[key].is_null() {
            return &schema[key];
        }
        let reference = schema["$ref"].as_str().map(|reference| reference.trim_start_matches('#'));
        let definition = reference.and_then(|reference| self.document.pointer(reference));
        definition.map_or(&Json::Null, |definition| self.said(definition, key))
    }
}

/// The items of a list as somebody would type them.
fn plain(list: &Json) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect()
}
