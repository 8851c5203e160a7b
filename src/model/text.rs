//! Text for people: the same thing said in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// A text by language (ISO 639-1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Box<[(String, String)]>);

impl Text {
    /// The text in `language`, else in English, else in whichever language comes first.
    ///
    /// Returns the language as well, so that a fallback can be shown as one.
    #[must_use]
    pub fn best(&self, language: &str) -> Option<(&str, &str)> {
        let find = |wanted| self.iter().find(|(language, _)| *language == wanted);
        find(language).or_else(|| find("en")).or_else(|| self.iter().next())
    }

    /// The text of [`Text::best`]; empty where there is none at all.
    #[must_use]
    pub fn show(&self, language: &str) -> &str {
        self.best(language).map_or("", |(_, text)| text)
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        self.iter().find(|(own, _)| *own == language).map(|(_, text)| text)
    }

    /// Every language with its text, sorted by language.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// Whether it says nothing in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Kept as a slice: there are many texts of few languages, and a map is mostly room to grow.
        let texts = BTreeMap::<String, String>::deserialize(deserializer)?;
        Ok(Self(texts.into_iter().collect()))
    }
}
