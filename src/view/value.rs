//! What a view is made of. Nothing here knows a format.

use std::path::PathBuf;

use crate::model::{FileKind, Kind, Language, Text};

/// A record as a value: what its file says, with the labels and names of what it points to, and what
/// refers to it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The language of labels, and of texts where they have it.
    pub language: Language,
    /// The title or name; empty if the record has none.
    pub heading: Text,
    /// The kind of the record.
    pub kind: Kind,
    /// The id that it states; without one that of its file name.
    pub id: String,
    /// The path of its file.
    pub file: PathBuf,
    /// Its fields without the id, in the order of the schema.
    pub fields: Vec<Field>,
    /// The records and files that refer to it, by the field in which they do.
    pub back_links: Vec<BackLinks>,
}

/// A field of a record or of a map in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name in the file.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Its value.
    pub value: Value,
}

/// A value with its meaning.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text by language.
    Text(Text),
    /// Text that is the same in every language.
    Plain(String),
    /// One of the few words that a field can have, or the code of a language.
    Word(Word),
    /// A date as precise as its source.
    Date(String),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Decimal(f64),
    /// Yes or no.
    Flag(bool),
    /// Nothing: the field is named and has no value.
    Empty,
    /// A code.
    Code(Code),
    /// A reference to a record.
    Link(Link),
    /// Several values.
    List(Vec<Self>),
    /// Fields of its own.
    Map(Vec<Field>),
}

impl Value {
    /// The link of a map that is a reference with at most one scalar beside it, and that scalar: a
    /// partner with its role, for example.
    #[must_use]
    pub(crate) fn link_with_role(&self) -> Option<(&Link, Option<&Self>)> {
        let Self::Map(fields) = self else { return None };
        match fields.as_slice() {
            [Field { value: Self::Link(link), .. }] => Some((link, None)),
            [Field { value: Self::Link(link), .. }, role] if role.value.is_scalar() => {
                Some((link, Some(&role.value)))
            }
            _ => None,
        }
    }

    fn is_scalar(&self) -> bool {
        !matches!(self, Self::Text(_) | Self::List(_) | Self::Map(_))
    }
}

/// A word of a short list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub word: String,
    /// What people call it.
    pub label: String,
}

/// A code of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The vocabulary.
    pub vocabulary: String,
    /// The code.
    pub code: String,
    /// Its label; the code itself where the vocabulary does not have it.
    pub label: String,
}

/// A reference to a record, or to a file that is not one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The kind of what it leads to.
    pub kind: FileKind,
    /// The id.
    pub id: String,
    /// What the record goes by; `None` where it has no name or there is no such record.
    pub name: Option<String>,
}

/// Everything that refers to a record in the same field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackLinks {
    /// The kind of the files that refer to it.
    pub kind: FileKind,
    /// The field in which they do, such as `experts.expert`.
    pub field: String,
    /// What people call them, seen from the record.
    pub label: String,
    /// Them, each once, in the order of their files.
    pub links: Vec<Link>,
}
