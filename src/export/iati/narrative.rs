//! Texts of records and words of our own as narratives: English first, then by language.

use super::xml::Element;
use crate::model::{Language, Text};
use crate::words::Words;

/// The languages of a registry, and the one that a narrative has without saying so.
#[derive(Debug)]
pub(super) struct Narratives {
    languages: Vec<String>,
}

impl Narratives {
    /// Of a registry with these languages.
    pub(super) fn of(languages: &[String]) -> Self {
        let languages = match languages {
            [] => vec![Language::En.code().to_owned()],
            some => some.to_vec(),
        };
        Self { languages }
    }

    /// The language of narratives that name none.
    pub(super) fn default_language(&self) -> &str {
        self.languages.first().map_or(Language::En.code(), String::as_str)
    }

    /// The languages of the registry, English first.
    pub(super) fn languages(&self) -> Vec<&str> {
        sorted(self.languages.iter().map(String::as_str).collect())
    }

    /// A text in every language that it has.
    pub(super) fn of_text(&self, text: &Text) -> Vec<Element> {
        let texts: Vec<(&str, &str)> =
            text.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        let languages = sorted(texts.iter().map(|(language, _)| *language).collect());
        let narratives = languages
            .into_iter()
            .filter_map(|language| Some(self.narrative(language, text.get(language)?)));
        narratives.collect()
    }

    /// A text in the language that the file has without saying so, else in the nearest.
    pub(super) fn best(&self, text: &Text) -> Option<(String, String)> {
        let (language, text) = text.best(self.default_language())?;
        Some((language.to_owned(), text.to_owned()))
    }

    /// Words of our own in the languages of the registry.
    pub(super) fn of_words(&self, key: &str) -> Vec<Element> {
        self.of_each_language(|words| words.get(key))
    }

    /// What we say in each language of the registry that we speak, else in English.
    pub(super) fn of_each_language(&self, text: impl Fn(Words) -> String) -> Vec<Element> {
        let spoken = self.languages().into_iter().filter_map(Language::of_code);
        let mut spoken: Vec<Language> = spoken.collect();
        if spoken.is_empty() {
            spoken.push(Language::En);
        }
        let narrative =
            |language: Language| self.narrative(language.code(), text(Words::of(language)));
        spoken.into_iter().map(narrative).collect()
    }

    /// A text in a language.
    pub(super) fn narrative(&self, language: &str, text: impl Into<String>) -> Element {
        let narrative = Element::of_text("narrative", text);
        match language == self.default_language() {
            true => narrative,
            false => narrative.with("xml:lang", language),
        }
    }
}

/// A text of no language in particular, such as the name of a town.
pub(super) fn plain(text: impl Into<String>) -> Element {
    Element::of_text("narrative", text)
}

/// Our own words of a language; in English if we do not speak it.
pub(super) fn words(language: &str) -> Words {
    Words::of(Language::of_code(language).unwrap_or_default())
}

/// Each language once, English first, then by code.
pub(super) fn sorted(mut languages: Vec<&str>) -> Vec<&str> {
    languages.sort_unstable_by_key(|code| (*code != Language::En.code(), *code));
    languages.dedup();
    languages
}
