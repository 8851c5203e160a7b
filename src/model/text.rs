//! Text for people: the same thing said in several languages.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A text by language (ISO 639-1).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// The text in `language`, else in English, else in whichever language comes first.
    ///
    /// Returns the language as well, so that a fallback can be shown as one.
    #[must_use]
    pub fn best(&self, language: &str) -> Option<(&str, &str)> {
        [language, "en"]
            .into_iter()
            .find_map(|wanted| self.0.get_key_value(wanted))
            .or_else(|| self.0.first_key_value())
            .map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// The text of [`Text::best`]; empty where there is none at all.
    #[must_use]
    pub fn show(&self, language: &str) -> &str {
        self.best(language).map_or("", |(_, text)| text)
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// Every language with its text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// Whether it says nothing in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
