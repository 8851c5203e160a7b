//! What is wrong with a name that does not select anything, and what to type instead.

use std::fmt;

/// A name that stands for nothing, or for several things of which none holds the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameError {
    /// What the name should have been, such as `country`.
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
    /// It is a value of other options: what it is there, the option, and the value.
    Elsewhere(Vec<(&'static str, &'static str, Candidate)>),
    /// It means nothing.
    Unknown {
        /// What was probably meant.
        near: Vec<Candidate>,
        /// The lists that hold all names, for `mieux list`.
        lists: Vec<&'static str>,
    },
    /// It is not written as such a value is.
    Malformed(&'static str),
}

/// Something that a name may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What to type.
    pub(super) code: String,
    /// What people call it.
    pub(super) label: String,
}

impl fmt::Display for Candidate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label.as_str() {
            "" => write!(out, "`{}`", self.code),
            label => write!(out, "`{}` ({label})", self.code),
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, name, fault } = self;
        match fault {
            Fault::Ambiguous(meanings) => {
                write!(out, "`{name}` means more than one {what}: write {}", choice(meanings))
            }
            Fault::Elsewhere(options) => {
                let options: Vec<String> = options.iter().map(elsewhere).collect();
                write!(out, "there is no {what} `{name}`; it is {}", alternatives(&options))
            }
            Fault::Malformed(form) => write!(out, "`{name}` is no {what}: {form}"),
            Fault::Unknown { near, lists } => {
                write!(out, "there is no {what} `{name}`")?;
                let lists: Vec<String> =
                    lists.iter().map(|list| format!("`mieux list {list}`")).collect();
                match (near.as_slice(), lists.as_slice()) {
                    ([], []) => Ok(()),
                    ([], [list]) => write!(out, "; {list} prints them all"),
                    ([], lists) => write!(out, "; see {}", alternatives(lists)),
                    (near, _) => write!(out, "; did you mean {}?", choice(near)),
                }
            }
        }
    }
}

impl std::error::Error for NameError {}

fn elsewhere((what, option, meant): &(&'static str, &'static str, Candidate)) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    let label = match meant.label.as_str() {
        "" => String::new(),
        label => format!(" ({label})"),
    };
    format!("{article} {what}: `--{option} {}`{label}", meant.code)
}

fn choice(candidates: &[Candidate]) -> String {
    alternatives(&candidates.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn alternatives(words: &[String]) -> String {
    match words.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}
