//! A value that was chosen for a filter.

/// The code of records that state nothing to be selected by.
pub const NOT_STATED: &str = "not-stated";

/// The records of a kind that a choice can name, in the place of a vocabulary.
pub(super) const PARTNERS: &str = "partners";
/// The same for actions.
pub(crate) const ACTIONS: &str = "actions";
/// The towns of activities.
pub(super) const CITIES: &str = "cities";
/// The languages of experts.
pub(super) const LANGUAGES: &str = "languages";
/// Words that are no codes of a vocabulary, such as `held`.
pub(super) const WORDS: &str = "words";
/// Periods of time.
pub(super) const PERIODS: &str = "periods";

/// A code that was chosen, with the vocabulary that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The vocabulary; `partners`, `actions`, `cities`, `languages`, `words` or `periods` for what is no code of one.
    pub vocabulary: &'static str,
    /// The code or id; [`NOT_STATED`] for records that state none.
    pub code: String,
}

impl Choice {
    pub(super) fn new(vocabulary: &'static str, code: impl Into<String>) -> Self {
        Self { vocabulary, code: code.into() }
    }

    /// Whether a record states the code that was chosen, or states none where that was chosen.
    pub(super) fn is_among<'c, S: AsRef<str> + 'c>(
        &self,
        codes: impl IntoIterator<Item = &'c S>,
    ) -> bool {
        let mut codes = codes.into_iter();
        match self.code.as_str() {
            NOT_STATED => codes.next().is_none(),
            wanted => codes.any(|code| code.as_ref() == wanted),
        }
    }

    /// Whether records that state nothing were chosen.
    pub(super) fn is_not_stated(&self) -> bool {
        self.code == NOT_STATED
    }
}
