//! What is wrong with a name that does not select anything, and what to type instead.

use std::fmt;

use crate::message;
use crate::message::{Message, Value};

/// A name that means nothing, or several things of which none contains the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameError {
    /// The key of what the name should have been, such as `what.country`.
    pub(super) what: &'static str,
    /// The name as it was typed.
    pub(super) name: String,
    /// What is wrong with it.
    pub(super) fault: Fault,
}

/// What is wrong with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It means each of these.
    Ambiguous(Vec<Candidate>),
    /// It is a value of these other options.
    Elsewhere(Vec<(&'static str, Candidate)>),
    /// It means nothing.
    Unknown {
        /// What was probably meant.
        near: Vec<Candidate>,
        /// The lists that hold all names, for `mieux list`.
        lists: Vec<&'static str>,
    },
    /// It is not written as such a value is; what to say.
    Malformed(Message),
}

/// A possible meaning of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What to type.
    pub(super) code: String,
    /// What people call it.
    pub(super) label: Option<Value>,
}

impl Candidate {
    /// The candidate after an option, if it is a value of that.
    fn shown(&self, option: Option<&str>) -> Value {
        let code = option.map_or_else(String::new, |option| format!("--{option} ")) + &self.code;
        match self.label.clone() {
            Some(label) => message!("query.candidate", code, label).into(),
            None => Value::code(code),
        }
    }
}

impl NameError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        let what = Message::new(self.what, Vec::new());
        let name = &self.name;
        match &self.fault {
            Fault::Ambiguous(meanings) => {
                message!("query.ambiguous", name, what, meanings = choice(meanings))
            }
            Fault::Elsewhere(options) => {
                let near = options.iter().map(|(option, meant)| meant.shown(Some(option)));
                message!("query.unknown-near", name, what, near = Value::OneOf(near.collect()))
            }
            Fault::Malformed(message) => message.clone(),
            Fault::Unknown { near, lists } if near.is_empty() && lists.is_empty() => {
                message!("query.unknown", name, what)
            }
            Fault::Unknown { near, lists } if near.is_empty() => {
                let lists = lists.iter().map(|list| format!("mieux list {list}"));
                message!("query.unknown-lists", name, what, lists = Value::one_of(lists))
            }
            Fault::Unknown { near, .. } => {
                message!("query.unknown-near", name, what, near = choice(near))
            }
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for NameError {}

fn choice(candidates: &[Candidate]) -> Value {
    Value::OneOf(candidates.iter().map(|one| one.shown(None)).collect())
}
