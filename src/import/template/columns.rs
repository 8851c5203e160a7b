//! The columns of a sheet to fill in: which fields of a kind a row can fill, and with what.

use crate::import::columns::reserved::EXAMPLE;
use crate::model::Vocabularies;
use crate::schema::{Meaning, Shape};

/// Fields that no sheet is made for: `mieux` writes them, they are stories, or they are for publishing alone.
const LEFT_OUT: [&str; 9] = [
    "former_ids",
    "identifiers",
    "budgets",
    "translated",
    "allow",
    "erased",
    "fact_sheet",
    "design_changes",
    "complementary_initiatives",
];

/// A column of it.
pub(super) struct Column {
    /// The field, such as `title.en`, `countries` or `partners[].role`.
    pub(super) field: String,
    /// The field without the language of a text.
    pub(super) about: String,
    /// What the schema says of it.
    pub(super) description: String,
    /// Whether a cell can have several values.
    pub(super) is_list: bool,
    /// Whether a record must have it. Of a text, the first language is enough.
    pub(super) is_required: bool,
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

/// The fields that a row can fill in records of this shape, texts in these languages (ISO 639-1).
pub(super) fn columns(shape: &Shape, languages: &[String]) -> Vec<Column> {
    let fields = shape.fields().filter(|(name, _)| !LEFT_OUT.contains(name));
    let columns = fields.flat_map(|(name, field)| {
        let mut columns = columns_of(name, field, languages);
        if let Some(first) = columns.first_mut() {
            first.is_required = shape.requires(name);
        }
        columns
    });
    columns.collect()
}

/// The columns for one field: one for each language, each field of a map, each field of an item that is
/// worth one, or one alone.
fn columns_of(name: &str, shape: &Shape, languages: &[String]) -> Vec<Column> {
    if shape.meaning() == Some(&Meaning::Text) {
        let names = languages.iter().map(|language| format!("{name}.{language}"));
        return names
            .map(|field| Column {
                field,
                about: name.to_owned(),
                ..Column::new(name.to_owned(), shape)
            })
            .collect();
    }
    if let Some(item) = shape.items().filter(|item| item.has_fields()) {
        let fields = item.fields().filter(|(own, field)| is_worth_a_column(item, own, field));
        return fields
            .flat_map(|(own, field)| columns_of(&format!("{name}[].{own}"), field, languages))
            .collect();
    }
    if shape.has_fields() {
        let fields = shape.fields();
        return fields
            .flat_map(|(own, field)| columns_of(&format!("{name}.{own}"), field, languages))
            .collect();
    }
    vec![Column::new(name.to_owned(), shape)]
}

/// Whether a field of an item gets a column: it must be there; or it has a single value, which is a code, a record, a
/// word of a list, or any text where nothing must be there, such as the town of a place.
fn is_worth_a_column(item: &Shape, name: &str, field: &Shape) -> bool {
    let is_single = !field.has_fields() && field.items().is_none();
    let is_chosen = field.meaning().is_some() || !field.options().is_empty();
    let is_free = || field.admits("string") && !field.is_date();
    let needs_none = || !item.fields().any(|(name, _)| item.requires(name));
    item.requires(name) || (is_single && (is_chosen || (needs_none() && is_free())))
}

impl Column {
    fn new(field: String, shape: &Shape) -> Self {
        let value = shape.items().unwrap_or(shape);
        let is_list = shape.items().is_some();
        let choice = match value.meaning() {
            Some(Meaning::Code(vocabulary)) => Choice::Codes(vocabulary.clone()),
            _ if !value.options().is_empty() => Choice::Words(value.options().to_vec()),
            _ => Choice::Any,
        };
        let description = shape.description().to_owned();
        let example = if field == "id" { EXAMPLE.to_owned() } else { example(value, is_list) };
        let (is_required, about) = (false, field.clone());
        Self { field, about, description, is_list, is_required, example, choice }
    }

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

/// An example of a value: the schema's own, or one that every reader understands.
fn example(value: &Shape, is_list: bool) -> String {
    let own = [value.examples(), value.options()].into_iter().find(|words| !words.is_empty());
    match (own, value.meaning()) {
        (Some(own), _) => own[..own.len().min(if is_list { 2 } else { 1 })].join(";"),
        (None, _) if value.is_date() => "2017-05".to_owned(),
        (None, Some(Meaning::Reference(kind))) => kind.example_id().to_owned(),
        (None, _) => String::new(),
    }
}
