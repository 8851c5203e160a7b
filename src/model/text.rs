//! Text for people: the same thing in several languages.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use smol_str::SmolStr;

use crate::message::Value;

/// A text by language (ISO 639-1).
#[derive(Debug, Clone, Default, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub struct Text(Box<[(SmolStr, String)]>);

impl Text {
    /// The text in `language`, else in English, else in whichever language comes first.
    ///
    /// Returns the language as well, so that a fallback can be shown as one.
    #[must_use]
    pub(crate) fn best(&self, language: &str) -> Option<(&str, &str)> {
        let find = |wanted| self.iter().find(|(language, _)| *language == wanted);
        find(language).or_else(|| find("en")).or_else(|| self.iter().next())
    }

    /// The text in `language`, else in English, else in any language; empty if there is no text at all.
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

    fn sorted(mut texts: Vec<(SmolStr, String)>) -> Self {
        texts.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self(texts.into_boxed_slice())
    }

    /// Whether it says nothing in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, String)> for Text {
    /// The text by language.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(texts: I) -> Self {
        Self::sorted(texts.into_iter().map(|(language, text)| (language.into(), text)).collect())
    }
}

impl From<&Text> for Value {
    fn from(text: &Text) -> Self {
        Self::Label(text.iter().map(|(own, text)| (own.to_owned(), text.to_owned())).collect())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text by language")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                // Kept as a slice: there are many texts of few languages, and a map is mostly room
                // to grow.
                let mut texts: Vec<(SmolStr, String)> = Vec::new();
                while let Some((language, text)) = map.next_entry::<SmolStr, String>()? {
                    texts.push((language, text));
                }
                Ok(Text::sorted(texts))
            }
        }

        deserializer.deserialize_map(TextVisitor)
    }
}
