//! A figure that a page asks for: `{{figure projects region=latam}}`.

use crate::message;
use crate::message::{Message, Value};
use crate::query::FILTERS;
use crate::report::Figure;
use crate::suggest::nearest_name;

/// What a page asks for between its braces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// The figure.
    pub figure: Figure,
    /// The options of `mieux report` that narrow it, with their values; empty for one that takes none.
    pub(super) options: Vec<(&'static str, String)>,
}

/// What is wrong with what a page asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureFault {
    /// The fact.
    pub message: Message,
    /// What to do.
    pub help: Message,
}

/// How a figure is written, for messages.
const EXAMPLE: &str = "{{figure projects region=latam}}";

impl Asked {
    /// What the words between two pairs of braces ask for. Values are not looked up.
    ///
    /// # Errors
    /// If the words are no figure with options.
    pub(super) fn read(words: &str) -> Result<Self, FigureFault> {
        let mut words = split(words);
        if words.next().as_deref() != Some("figure") {
            return Err(unwritten());
        }
        let name = words.next().unwrap_or_default();
        let figure = Figure::named(&name).ok_or_else(|| unknown_figure(&name))?;
        let options = words.map(|word| option(&word)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { figure, options })
    }
}

/// What is wrong with braces that hold no figure, or are not closed.
pub(super) fn unwritten() -> FigureFault {
    let help = message!("unknown-figure.help-form", example = EXAMPLE);
    FigureFault { message: message!("unknown-figure.form"), help }
}

/// What is wrong with a figure in a heading.
pub(super) fn in_heading() -> FigureFault {
    let message = message!("unknown-figure.heading");
    FigureFault { message, help: message!("unknown-figure.help-heading") }
}

fn unknown_figure(name: &str) -> FigureFault {
    let names = Figure::all().iter().map(|figure| figure.name());
    let help = match nearest_name(name, names) {
        Some(meant) => message!("did-you-mean", meant),
        None => message!("unknown-figure.help"),
    };
    FigureFault { message: message!("unknown-figure", name), help }
}

/// An option with its value.
fn option(word: &str) -> Result<(&'static str, String), FigureFault> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    let known = FILTERS.iter().find(|filter| filter.option == name);
    let known = known.ok_or_else(|| {
        let names = FILTERS.iter().map(|filter| filter.option);
        let help = match nearest_name(name, names.clone()) {
            Some(meant) => message!("did-you-mean", meant),
            None => message!("unknown-figure.help-option", options = Value::one_of(names)),
        };
        FigureFault { message: message!("unknown-figure.option", name), help }
    })?;
    Ok((known.option, value.to_owned()))
}

/// Words at their spaces; `"` keeps those of a value together.
fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            blank if blank.is_whitespace() && !is_quoted => words.push(String::new()),
            letter => words.last_mut().expect("there is one").push(letter),
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Asked, Figure};

    #[test]
    fn a_figure_has_options_whose_values_may_be_quoted() {
        let asked =
            Asked::read(" figure projects  region=latam country=\"Costa Rica\" without-status")
                .unwrap();
        assert_eq!(asked.figure, Figure::Projects);
        let options = [("region", "latam"), ("country", "Costa Rica"), ("without-status", "")];
        assert_eq!(asked.options, options.map(|(name, value)| (name, value.to_owned())));
    }

    #[test]
    fn what_is_no_figure_says_what_was_meant() {
        let fault = |words: &str| {
            let fault = Asked::read(words).unwrap_err();
            format!("{}; {}", fault.message, fault.help)
        };
        insta::assert_snapshot!(fault("figure project"), @"there is no figure `project`; did you mean `projects`?");
        insta::assert_snapshot!(fault("figure xyz"), @"there is no figure `xyz`; to see the figures, run `mieux report --help`");
        insta::assert_snapshot!(fault("figure projects regio=latam"), @"a figure has no option `regio`; did you mean `region`?");
        insta::assert_snapshot!(fault("projects"), @"this is not a figure that can be computed; write the name of a figure and its options, on one line: `{{figure projects region=latam}}`; put braces that are text between backticks");
    }
}
