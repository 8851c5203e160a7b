//! The kinds of record and of file, with their names and folders.

use std::fmt;

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A project of the programme.
    Action,
    /// One activity of an action, or of the programme.
    Activity,
    /// A pseudonymous expert.
    Expert,
    /// An institution.
    Partner,
}

impl Kind {
    /// All kinds, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Action, Self::Activity, Self::Expert, Self::Partner];

    /// The word for one record of this kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Activity => "activity",
            Self::Expert => "expert",
            Self::Partner => "partner",
        }
    }

    /// The word for several, which is also the folder.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Action => "actions",
            Self::Activity => "activities",
            Self::Expert => "experts",
            Self::Partner => "partners",
        }
    }

    /// The kind of this name, singular or plural.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.plural() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// The kind of a file of the registry; each has a folder and a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A record.
    Record(Kind),
    /// Published figures.
    Claims,
    /// A controlled list.
    Vocabulary,
    /// Something that is not read.
    Stray,
}

impl FileKind {
    /// All kinds of file that are read.
    pub const ALL: [Self; 6] = [
        Self::Record(Kind::Action),
        Self::Record(Kind::Activity),
        Self::Record(Kind::Expert),
        Self::Record(Kind::Partner),
        Self::Claims,
        Self::Vocabulary,
    ];

    /// The folder below the registry that holds such files; empty for what has none.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.plural(),
            Self::Claims => "published",
            Self::Vocabulary => "vocabularies",
            Self::Stray => "",
        }
    }

    /// The name of its schema, and the word for such a file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.name(),
            Self::Claims => "claims",
            Self::Vocabulary => "vocabulary",
            Self::Stray => "file",
        }
    }

    /// Position in [`FileKind::ALL`], or its length for what is not read.
    #[must_use]
    pub fn position(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or(Self::ALL.len())
    }
}
