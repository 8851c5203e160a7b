//! How often a history looks at the registry.

use clap::ValueEnum;

use super::dimension::Over;

/// When a history looks at the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Every {
    /// At the end of each year
    Year,
    /// At the end of each quarter
    Quarter,
    /// At the end of each month
    Month,
    /// After each commit that changed the registry
    Commit,
}

impl Every {
    /// The periods at whose ends it looks; `None` if it looks after each commit.
    #[must_use]
    pub fn over(self) -> Option<Over> {
        match self {
            Self::Year => Some(Over::Year),
            Self::Quarter => Some(Over::Quarter),
            Self::Month => Some(Over::Month),
            Self::Commit => None,
        }
    }

    /// Its name, which is also that of its first column.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.over().map_or("commit", |over| over.dimension().name())
    }
}
