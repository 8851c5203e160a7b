//! A message: the key of a text with the values that it speaks of. It becomes words last, in the room
//! `words`, when the language of its reader is known.

mod cause;
mod json;
mod system;

use std::borrow::Cow;
use std::fmt;
use std::path::Display;

use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

pub use cause::ErrorWithCause;

/// The key of a text that repeats its only value.
const VERBATIM: &str = "verbatim";

/// A text for people, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, BorshDeserialize, BorshSerialize)]
pub struct Message {
    key: SmolStr,
    values: Box<[(SmolStr, Value)]>,
}

/// A value that a message speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, BorshDeserialize, BorshSerialize)]
pub enum Value {
    /// Written the same in every language: a value of a record, a path, a command.
    Text(String),
    /// How many. The first one of a message decides between the forms `.one` and `.other` of its text.
    Count(usize),
    /// A kind of file by its name, shown with its article: `an action`.
    Kind(SmolStr),
    /// So many records of a kind, by its name: `3 actions`.
    Records(SmolStr, usize),
    /// A language by its code, shown by its name: `Spanish`.
    Language(SmolStr),
    /// A part of a sentence with a text of its own.
    Message(Message),
    /// One after the other: `a, b, c`.
    Sequence(Vec<Self>),
    /// Sentences, each on a line of its own.
    Lines(Vec<Message>),
    /// Several, of which one is meant: `a, b or c`.
    OneOf(Vec<Self>),
    /// Several, all of which are meant: `a, b and c`.
    All(Vec<Self>),
    /// A text of a record or a vocabulary by language, shown in the language of the reader if it has that.
    Label(Vec<(String, String)>),
}

/// Makes a [`Message`](crate::message::Message): its key, then its values, each `name = value`, or `name` alone
/// if a variable has that name.
#[macro_export]
macro_rules! message {
    ($key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::message::Message::new($key, vec![$((
            stringify!($name),
            $crate::message::Value::from($crate::message!(@value $name $($value)?)),
        )),*])
    };
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
}

impl Message {
    /// The message with this key and these values.
    #[must_use]
    pub fn new(key: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        let named = |(name, value)| (SmolStr::new_static(name), value);
        Self { key: SmolStr::new_static(key), values: values.into_iter().map(named).collect() }
    }

    /// A message whose words come from elsewhere, such as the operating system, in whatever language.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::new(VERBATIM, vec![("text", Value::Text(text.into()))])
    }

    /// So many of something; the key names what, such as `count.error`.
    #[must_use]
    pub fn counted(key: &'static str, count: usize) -> Self {
        Self::new(key, vec![("count", Value::Count(count))])
    }

    /// The key of its text.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its values with their names.
    #[must_use]
    pub fn values(&self) -> &[(SmolStr, Value)] {
        &self.values
    }

    /// How many it speaks of, if it counts something.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.values.iter().find_map(|(_, value)| match value {
            Value::Count(count) => Some(*count),
            _ => None,
        })
    }
}

impl std::error::Error for Message {}

impl Value {
    /// A kind of file, by its name.
    #[must_use]
    pub fn kind(name: &'static str) -> Self {
        Self::Kind(SmolStr::new_static(name))
    }

    /// So many records of a kind, by its name.
    #[must_use]
    pub fn records(kind: &'static str, count: usize) -> Self {
        Self::Records(SmolStr::new_static(kind), count)
    }

    /// A language, by its code.
    #[must_use]
    pub fn language(code: &'static str) -> Self {
        Self::Language(SmolStr::new_static(code))
    }

    /// A value as a person types it: in backticks.
    #[must_use]
    pub fn code(text: impl fmt::Display) -> Self {
        Self::Text(format!("`{text}`"))
    }

    /// Values as a person types them, of which one is meant.
    #[must_use]
    pub fn one_of(codes: impl IntoIterator<Item = impl fmt::Display>) -> Self {
        Self::OneOf(codes.into_iter().map(Self::code).collect())
    }

    /// Values as a person types them, all of which are meant.
    #[must_use]
    pub fn all(codes: impl IntoIterator<Item = impl fmt::Display>) -> Self {
        Self::All(codes.into_iter().map(Self::code).collect())
    }
}

macro_rules! from_text {
    ($($text:ty),*) => {
        $(impl From<$text> for Value {
            fn from(text: $text) -> Self {
                Self::Text(text.to_string())
            }
        })*
    };
}
from_text!(&str, &&str, &String, SmolStr, &SmolStr, Cow<'_, str>, &Cow<'_, str>, Display<'_>);

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
