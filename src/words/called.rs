//! Names that people type for what is listed, in any language.

use clap::ValueEnum as _;

use super::Words;
use crate::model::{Kind, Language, folded};

/// The kind of record of this name: `activity`, `actividades`. Case and accents do not matter.
#[must_use]
pub fn kind_called(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| is_called(kind.name(), name))
}

/// Whether a name is one of those of a thing (`country`) in any language.
#[must_use]
pub fn is_called(thing: &str, name: &str) -> bool {
    let (key, name) = (format!("called.{thing}"), folded(name));
    Language::value_variants().iter().any(|language| {
        let names = Words::of(*language).get(&key);
        names.split(", ").any(|known| folded(known) == name)
    })
}

/// Whether a name is a word of the schema, or what a page calls it in any language.
pub(crate) fn is_label(key: &str, word: &str, name: &str) -> bool {
    let name = folded(name);
    name == folded(word) || all_words(key).any(|label| folded(&label) == name)
}

/// The word of a short list that a name means in a field: `held` for `celebrada`.
pub(crate) fn word_called<'o>(field: &str, options: &'o [String], name: &str) -> Option<&'o str> {
    let is_meant = |option: &&'o String| is_label(&key(field, option), option, name);
    options.iter().find(is_meant).map(String::as_str)
}

/// What a word of a short list goes by in a field: the word itself, and its label in each language.
pub(crate) fn names_of_word(field: &str, word: &str) -> Vec<String> {
    std::iter::once(word.to_owned()).chain(all_words(&key(field, word))).collect()
}

/// The key of the label of a word of a short list.
fn key(field: &str, word: &str) -> String {
    format!("word.{field}.{word}")
}

/// The text of a key in each language that has it.
pub(crate) fn all_words(key: &str) -> impl Iterator<Item = String> + '_ {
    let languages = Language::value_variants().iter();
    languages.filter_map(move |language| Words::of(*language).find(key))
}
