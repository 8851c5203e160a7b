//! The fields of a file with their labels and typed values.

use super::names::{Names, text};
use super::value::{Code, Field, Link, Value, Word};
use crate::model::{FileKind, TranslatedTexts};
use crate::schema::{Meaning, Shape};
use crate::words::Words;
use crate::yaml::{self, Node};

/// Turns the nodes of a file into values.
pub(super) struct Reader<'v> {
    pub(super) names: &'v Names<'v>,
    pub(super) words: &'v Words,
    /// Whether what is only for the programme itself, and what speaks of single experts, is left out.
    pub(super) is_public: bool,
}

impl Reader<'_> {
    /// The fields of a map, in the order of the schema; those that it does not know come last.
    pub(super) fn fields(&self, shape: Option<&Shape>, node: &Node) -> Vec<Field> {
        let mut entries: Vec<_> = node.entries().iter().collect();
        entries.retain(|entry| !self.is_hidden(shape, entry));
        entries.sort_by_key(|entry| shape.map(|shape| shape.rank(&entry.key)));
        let field = |entry: &yaml::Entry| {
            let shape = shape.and_then(|shape| shape.field(&entry.key));
            Field {
                name: entry.key.to_string(),
                label: self.label(shape, &entry.key),
                value: self.value(&entry.key, shape, &entry.value),
            }
        };
        entries.into_iter().map(field).collect()
    }

    /// What people call a field: the title of the schema, in the language where it has that word.
    pub(super) fn label(&self, shape: Option<&Shape>, name: &str) -> String {
        let Some(shape) = shape else { return name.to_owned() };
        // The titles of the built-in schemas are in English; a registry gives its own in its languages.
        let key = title_key(shape.title("en"));
        let own = || shape.title(self.names.language.code()).to_owned();
        self.words.find(&key).unwrap_or_else(own)
    }

    /// The value of the field of this name, or of an item of its list.
    pub(super) fn value(&self, name: &str, shape: Option<&Shape>, node: &Node) -> Value {
        match &node.value {
            yaml::Value::Map(_) => match text(node) {
                Some(text) => Value::Text(text),
                None => Value::Map(self.fields(shape, node)),
            },
            yaml::Value::List(items) => {
                let shape = shape.and_then(Shape::items);
                let shown = items.iter().filter(|item| !self.is_hidden_item(shape, item));
                Value::List(shown.map(|item| self.value(name, shape, item)).collect())
            }
            scalar => {
                let written = node.scalar_text().unwrap_or_default();
                match shape.and_then(Shape::meaning) {
                    Some(Meaning::Code(vocabulary)) => Value::Code(Code {
                        vocabulary: vocabulary.clone(),
                        label: self.names.label(vocabulary, &written),
                        code: written,
                    }),
                    Some(Meaning::Reference(kind)) => {
                        let kind = FileKind::Record(*kind);
                        Value::Link(Link {
                            kind,
                            name: self.names.name(kind, &written),
                            id: written,
                        })
                    }
                    _ if matches!(scalar, yaml::Value::Bool(_)) => unlabelled(scalar, written),
                    _ if shape.is_some_and(Shape::is_date) => Value::Date(written),
                    _ => match self.word_label(name, shape, &written) {
                        Some(label) => Value::Word(Word { word: written, label }),
                        None => unlabelled(scalar, written),
                    },
                }
            }
        }
    }

    /// Whether a field of a map of this shape is left out; a list as well that has nothing left.
    fn is_hidden(&self, shape: Option<&Shape>, entry: &yaml::Entry) -> bool {
        let Some(field) = shape.and_then(|shape| shape.field(&entry.key)) else { return false };
        let mut items = entry.value.items().iter().peekable();
        let is_emptied =
            items.peek().is_some() && items.all(|item| self.is_hidden_item(field.items(), item));
        self.is_public && (field.is_internal() || field.names_expert() || is_emptied)
    }

    fn is_hidden_item(&self, shape: Option<&Shape>, item: &Node) -> bool {
        self.is_public
            && shape.is_some_and(|shape| shape.is_internal() || shape.speaks_of_expert(item))
    }

    /// What people call a word of a short list, a language by its code, or what is translated.
    fn word_label(&self, name: &str, shape: Option<&Shape>, word: &str) -> Option<String> {
        let shape = shape?;
        if shape.is_language() {
            return Some(self.words.language_label(word));
        }
        if name == TranslatedTexts::FIELD {
            return Some(self.translated_label(TranslatedTexts::of(word)));
        }
        let is_listed = shape.options().iter().any(|option| option == word);
        is_listed.then(|| self.words.find(&format!("word.{name}.{word}"))).flatten()
    }

    /// What people call an entry of `translated`: its language, and the field if it names one.
    fn translated_label(&self, texts: TranslatedTexts<'_>) -> String {
        let language = self.words.language_label(texts.language);
        let Some(field) = texts.field else { return language };
        let label = |name: &str| {
            let label = self.words.find(&title_key(&name.replace('_', " ")));
            label.unwrap_or_else(|| name.to_owned())
        };
        let field = field.split('.').map(label).collect::<Vec<_>>().join(": ");
        format!("{language} ({field})")
    }
}

/// The key of the words for a title of a schema.
fn title_key(title: &str) -> String {
    format!("field-title.{}", title.to_lowercase().replace(' ', "-"))
}

/// A scalar that has no other meaning.
fn unlabelled(scalar: &yaml::Value, written: String) -> Value {
    match scalar {
        yaml::Value::Null => Value::Empty,
        yaml::Value::Bool(flag) => Value::Flag(*flag),
        yaml::Value::Integer(number) => Value::Integer(*number),
        yaml::Value::Float(number) => Value::Decimal(*number),
        _ => Value::Plain(written),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{FileKind, Kind, Language};
    use crate::schema::{Schemas, Shape};
    use crate::words::Words;

    /// Calls `visit` with every field of a shape, at any depth.
    fn each_field(shape: &Shape, visit: &mut impl FnMut(&Shape)) {
        for field in shape.field_names().filter_map(|name| shape.field(name)) {
            visit(field);
            each_field(field, visit);
        }
        if let Some(items) = shape.items() {
            each_field(items, visit);
        }
    }

    #[test]
    fn every_word_of_a_short_list_has_a_label_in_every_language() {
        let mut seen = 0;
        for kind in Kind::ALL {
            each_named(
                "",
                Schemas::built_in().shape(FileKind::Record(kind)),
                &mut |name, shape| {
                    // The levels of languages are called the same everywhere.
                    for option in shape.options().iter().filter(|option| option.len() > 2) {
                        let key = format!("word.{name}.{option}");
                        assert!(Words::of(Language::En).find(&key).is_some(), "{key}");
                        seen += 1;
                    }
                },
            );
        }
        assert!(seen > 20, "{seen}");
    }

    /// Calls `visit` with the name and shape of every field and item of a shape.
    fn each_named(name: &str, shape: &Shape, visit: &mut impl FnMut(&str, &Shape)) {
        visit(name, shape);
        for name in shape.field_names() {
            shape.field(name).into_iter().for_each(|field| each_named(name, field, visit));
        }
        shape.items().into_iter().for_each(|items| each_named(name, items, visit));
    }

    #[test]
    fn every_field_of_a_record_has_a_title_in_every_language() {
        for language in [Language::En, Language::Es, Language::Fr] {
            let words = Words::of(language);
            for kind in Kind::ALL {
                each_field(Schemas::built_in().shape(FileKind::Record(kind)), &mut |field| {
                    let label = words.find(&super::title_key(field.title("en")));
                    assert!(label.is_some(), "{kind}: {}", field.title("en"));
                    assert!(
                        language != Language::En || label.as_deref() == Some(field.title("en"))
                    );
                });
            }
        }
    }
}
