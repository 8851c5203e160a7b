//! The languages that labels, headings and numbers are shown in.

use clap::ValueEnum;

/// A language that the program itself speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    #[default]
    En,
    /// Spanish
    Es,
    /// French
    Fr,
}

impl Language {
    /// The language of a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::En, Self::Es, Self::Fr].into_iter().find(|language| language.code() == code)
    }

    /// Its code, as in ISO 639-1 and in records.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
        }
    }
}
