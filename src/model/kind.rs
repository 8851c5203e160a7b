//! The kinds of record, one row each, and the kinds of file.

use std::fmt;

/// All that is fixed about a kind of record. What its records hold is in its schema and its type.
struct Row {
    /// The word for one record.
    name: &'static str,
    /// The word for several records, which is also their folder.
    plural: &'static str,
    /// Its schema: JSON Schema 2020-12.
    schema: &'static str,
    /// The fields that hold the names by which people know a record.
    name_fields: &'static [&'static str],
    /// How an id begins that is a running number, such as `exp-` in `exp-0007`.
    numbered: Option<&'static str>,
    /// An id for examples.
    example: &'static str,
}

/// Makes the kinds from their rows, so that a kind is a row and nothing else in this file.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $row:expr,)+) => {
        /// The kind of a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// All kinds, in the order in which they are counted.
            pub const ALL: [Self; [$(Self::$kind),+].len()] = [$(Self::$kind),+];

            fn row(self) -> &'static Row {
                match self {
                    $(Self::$kind => const { &$row },)+
                }
            }
        }
    };
}

kinds! {
    /// A project of the programme.
    Action: Row {
        name: "action",
        plural: "actions",
        schema: include_str!("../../schemas/action.schema.json"),
        name_fields: &["title"],
        numbered: None,
        example: "peru-iii",
    },
    /// One activity of an action, or of the programme.
    Activity: Row {
        name: "activity",
        plural: "activities",
        schema: include_str!("../../schemas/activity.schema.json"),
        name_fields: &["title"],
        numbered: None,
        example: "peru-iii-a04",
    },
    /// A pseudonymous expert.
    Expert: Row {
        name: "expert",
        plural: "experts",
        schema: include_str!("../../schemas/expert.schema.json"),
        name_fields: &[],
        numbered: Some("exp-"),
        example: "exp-0007",
    },
    /// An institution.
    Partner: Row {
        name: "partner",
        plural: "partners",
        schema: include_str!("../../schemas/partner.schema.json"),
        name_fields: &["name", "acronym"],
        numbered: None,
        example: "pe-dgsd",
    },
}

impl Kind {
    /// The word for one record of this kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The word for several, which is also the folder.
    #[must_use]
    pub fn plural(self) -> &'static str {
        self.row().plural
    }

    /// The word for one record with its article, such as `an action`.
    #[must_use]
    pub fn with_article(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// The fields that hold the names by which people know a record of this kind; empty for records
    /// that have no name.
    #[must_use]
    pub fn name_fields(self) -> &'static [&'static str] {
        self.row().name_fields
    }

    /// How the ids of this kind begin, where they end in a running number: `exp-` in `exp-0007`.
    #[must_use]
    pub fn number_prefix(self) -> Option<&'static str> {
        self.row().numbered
    }

    /// An id of a record of this kind, for examples.
    #[must_use]
    pub fn example_id(self) -> &'static str {
        self.row().example
    }

    /// The kind of this name, singular or plural.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.plural() == name)
    }

    /// The words for one record of each kind as a choice: `action, activity, expert or partner`.
    #[must_use]
    pub fn names() -> String {
        let mut names = Self::ALL.map(Self::name).to_vec();
        let last = names.pop().unwrap_or_default();
        format!("{} or {last}", names.join(", "))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// The kind of a file of the registry; each has a folder.
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
    /// All kinds of file that are read, each with a schema.
    pub const ALL: [Self; Kind::ALL.len() + 2] = {
        let mut all = [Self::Claims; Kind::ALL.len() + 2];
        let mut position = 0;
        while position < Kind::ALL.len() {
            all[position] = Self::Record(Kind::ALL[position]);
            position += 1;
        }
        all[position + 1] = Self::Vocabulary;
        all
    };

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

    /// Its schema as the program carries it: JSON Schema 2020-12; `None` for files without one.
    #[must_use]
    pub fn schema(self) -> Option<&'static str> {
        match self {
            Self::Record(kind) => Some(kind.row().schema),
            Self::Claims => Some(include_str!("../../schemas/claims.schema.json")),
            Self::Vocabulary => Some(include_str!("../../schemas/vocabulary.schema.json")),
            Self::Stray => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FileKind, Kind};

    #[test]
    fn every_kind_of_record_is_a_kind_of_file() {
        for kind in Kind::ALL {
            assert!(FileKind::ALL.contains(&FileKind::Record(kind)), "{kind}");
            assert_eq!(Kind::named(kind.plural()), Some(kind));
        }
        assert!(FileKind::ALL.contains(&FileKind::Claims));
        assert!(FileKind::ALL.contains(&FileKind::Vocabulary));
    }

    #[test]
    fn kinds_have_words_for_sentences() {
        assert_eq!(Kind::names(), "action, activity, expert or partner");
        assert_eq!(Kind::Activity.with_article(), "an activity");
        assert_eq!(Kind::Partner.with_article(), "a partner");
    }
}
