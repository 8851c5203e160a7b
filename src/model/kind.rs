//! The kinds of record, one row each, and the kinds of file.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};

/// All that is fixed about a kind of record. What its records hold is in its schema and its type.
struct Row {
    /// The word for one record.
    name: &'static str,
    /// What one record is, in a few words.
    summary: &'static str,
    /// The word for several records, which is also their folder.
    plural: &'static str,
    /// Its schema: JSON Schema 2020-12.
    schema: &'static str,
    /// The fields that hold the names by which people know a record.
    name_fields: &'static [&'static str],
    /// How its ids are made.
    id: IdForm,
    /// The folders below its own: one for each value of a field, and the one for records without it.
    subfolders: Option<(&'static str, &'static str)>,
    /// An id for examples.
    example: &'static str,
    /// Whether a record is about a person, whom nothing in it may identify.
    is_person: bool,
    /// What a new record is asked for at a terminal: fields, and whether each must be answered.
    asked: &'static [(&'static str, bool)],
}

/// How the id of a new record is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdForm {
    /// The first country and the next Roman numeral: `peru-iii`.
    CountryAndNumeral,
    /// The id in a field, or a word in its place, with the next number behind a letter: `peru-iii-a04`.
    PartOf {
        /// The field.
        field: &'static str,
        /// The word where the field is missing.
        without: &'static str,
        /// The letter before the number.
        letter: char,
    },
    /// A beginning and the next number, which no name may replace: `exp-0007`.
    Numbered(&'static str),
    /// The country and the acronym or name: `pe-dgsd`.
    CountryAndName,
}

/// Makes the kinds from their rows, so that a kind is a row and nothing else in this file.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $row:expr,)+) => {
        /// The kind of a record.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, BorshDeserialize, BorshSerialize,
        )]
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
        summary: "A project of the programme",
        plural: "actions",
        schema: include_str!("../../schemas/action.schema.json"),
        name_fields: &["title"],
        id: IdForm::CountryAndNumeral,
        subfolders: None,
        example: "peru-iii",
        is_person: false,
        asked: &[("title", true), ("countries", true), ("status", false), ("themes", false), ("start", false)],
    },
    /// One activity of an action, or of the programme.
    Activity: Row {
        name: "activity",
        summary: "One activity of an action",
        plural: "activities",
        schema: include_str!("../../schemas/activity.schema.json"),
        name_fields: &["title"],
        id: IdForm::PartOf { field: "action", without: "programme", letter: 'a' },
        subfolders: Some(("action", "programme")),
        example: "peru-iii-a04",
        is_person: false,
        asked: &[("action", false), ("title", true), ("kind", true), ("start", false)],
    },
    /// A pseudonymous expert.
    Expert: Row {
        name: "expert",
        summary: "A pseudonymous expert",
        plural: "experts",
        schema: include_str!("../../schemas/expert.schema.json"),
        name_fields: &[],
        id: IdForm::Numbered("exp-"),
        subfolders: None,
        example: "exp-0007",
        is_person: true,
        asked: &[("origin", false), ("sector", false)],
    },
    /// An institution.
    Partner: Row {
        name: "partner",
        summary: "An institution",
        plural: "partners",
        schema: include_str!("../../schemas/partner.schema.json"),
        name_fields: &["name", "acronym"],
        id: IdForm::CountryAndName,
        subfolders: Some(("country", "international")),
        example: "pe-dgsd",
        is_person: false,
        asked: &[("name", true), ("acronym", false), ("kind", true), ("country", false)],
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

    /// What one record of this kind is, in a few words.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.row().summary
    }

    /// The fields that hold the names by which people know a record of this kind; empty for records
    /// that have no name.
    #[must_use]
    pub(crate) fn name_fields(self) -> &'static [&'static str] {
        self.row().name_fields
    }

    /// How the id of a new record of this kind is made.
    #[must_use]
    pub fn id_form(self) -> IdForm {
        self.row().id
    }

    /// The field by whose values the records of this kind lie in folders, and the folder of those without
    /// it.
    #[must_use]
    pub(crate) fn subfolders(self) -> Option<(&'static str, &'static str)> {
        self.row().subfolders
    }

    /// Whether a record of this kind is about a person, whom nothing in it may identify.
    #[must_use]
    pub fn is_person(self) -> bool {
        self.row().is_person
    }

    /// The fields that a new record of this kind is asked for at a terminal, and whether each must be
    /// answered.
    #[must_use]
    pub fn asked_fields(self) -> &'static [(&'static str, bool)] {
        self.row().asked
    }

    /// An id of a record of this kind, for examples.
    #[must_use]
    pub(crate) fn example_id(self) -> &'static str {
        self.row().example
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

/// The kind of a file of the registry; each has a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A record.
    Record(Kind),
    /// Published figures.
    Claims,
    /// A controlled list.
    Vocabulary,
    /// Fields that the registry adds to a schema.
    Extension,
    /// A text of the programme that is no record, in Markdown.
    Page,
    /// Something that is not read.
    Stray,
}

impl FileKind {
    /// All kinds of YAML file, each with a schema.
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
            Self::Extension => "schemas",
            Self::Page => "pages",
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
            Self::Extension => "extension",
            Self::Page => "page",
            Self::Stray => "file",
        }
    }

    /// What such a file holds, in a few words.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.summary(),
            Self::Claims => "Figures that the programme published",
            Self::Vocabulary => "A controlled list",
            Self::Extension => "Fields that the registry adds to a kind of record",
            Self::Page => "A text of the programme",
            Self::Stray => "Something that is not read",
        }
    }

    /// Its schema as the program carries it: JSON Schema 2020-12; `None` for files without one.
    #[must_use]
    pub fn schema(self) -> Option<&'static str> {
        match self {
            Self::Record(kind) => Some(kind.row().schema),
            Self::Claims => Some(include_str!("../../schemas/claims.schema.json")),
            Self::Vocabulary => Some(include_str!("../../schemas/vocabulary.schema.json")),
            Self::Extension | Self::Page | Self::Stray => None,
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
}
