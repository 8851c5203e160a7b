//! What an entry of `translated` names: texts of a record that the registry itself translated.

/// Texts in a language: those of one field, or all of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TranslatedTexts<'e> {
    /// The field, such as `results` or `fact_sheet.summary`; `None` for the whole record.
    pub(crate) field: Option<&'e str>,
    /// The language (ISO 639-1).
    pub(crate) language: &'e str,
}

impl<'e> TranslatedTexts<'e> {
    /// The field of records that lists such entries.
    pub(crate) const FIELD: &'static str = "translated";

    /// What an entry such as `es` or `results.es` names.
    pub(crate) fn of(entry: &'e str) -> Self {
        match entry.rsplit_once('.') {
            Some((field, language)) => Self { field: Some(field), language },
            None => Self { field: None, language: entry },
        }
    }

    /// Whether the texts of a field are among them. `names` are the names that lead to it, without the items of
    /// lists, such as `results.title`.
    pub(crate) fn covers(self, names: &str) -> bool {
        let Some(field) = self.field else { return true };
        names.strip_prefix(field).is_some_and(|below| below.is_empty() || below.starts_with('.'))
    }
}

/// Whether a text has the form of an entry: names of fields and a language, with points between them.
pub(crate) fn names_texts(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|letter: char| letter.is_ascii_lowercase())
            && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    let texts = TranslatedTexts::of(text);
    let language = texts.language;
    let is_language = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase());
    is_language && texts.field.is_none_or(|field| field.split('.').all(is_name))
}

#[cfg(test)]
mod tests {
    use super::{TranslatedTexts, names_texts};

    #[test]
    fn an_entry_covers_its_field_and_what_is_below() {
        let all = TranslatedTexts::of("es");
        assert!(all.covers("title") && all.covers("results.title"));
        let results = TranslatedTexts::of("results.es");
        assert!(results.covers("results") && results.covers("results.title"));
        assert!(!results.covers("title") && !results.covers("results_elsewhere"));
        let below = TranslatedTexts::of("fact_sheet.summary.fr");
        assert_eq!((below.field, below.language), (Some("fact_sheet.summary"), "fr"));
        assert!(below.covers("fact_sheet.summary") && !below.covers("fact_sheet"));
    }

    #[test]
    fn an_entry_ends_with_a_language() {
        assert!(["es", "title.es", "fact_sheet.summary.fr"].into_iter().all(names_texts));
        let other = ["", "ES", "spa", ".es", "title.", "title..es", "Title.es", "results[0].es"];
        assert!(!other.into_iter().any(names_texts));
    }
}
