//! What the values of a column mean: codes that are known, words that have a likely meaning, and those that
//! somebody has to tell.

use std::fmt::Write as _;

use super::sample::Sample;
use super::written::{DOUBT, plain, quoted};
use crate::import::columns::language_cell::{level_called, with_level};
use crate::import::columns::target::Target;
use crate::import::columns::value::yes_or_no;
use crate::model::{Vocabulary, folded, language_code};
use crate::registry::Registry;
use crate::schema::Meaning;

/// Headings of columns with the codes of IATI, and the status that each code means.
const IATI_STATUS: [&str; 3] = ["activity status", "activity status code", "iati status"];
const IATI_STATUSES: [(&str, &str); 6] = [
    ("1", "preparation"),
    ("2", "implementation"),
    ("3", "results"),
    ("4", "completed"),
    ("5", "cancelled"),
    ("6", "on-hold"),
];

/// What lists of experts write in the place of a roster status, folded.
const ON_ROSTER: [(&str, &str); 12] = [
    ("activo", "active"),
    ("activa", "active"),
    ("actif", "active"),
    ("inactivo", "inactive"),
    ("inactiva", "inactive"),
    ("inactif", "inactive"),
    ("retirado", "withdrawn"),
    ("retirada", "withdrawn"),
    ("retire", "withdrawn"),
    ("solicitado", "applied"),
    ("candidate", "applied"),
    ("candidat", "applied"),
];

/// The most codes that are named.
const MOST_CODES: usize = 12;

/// The values of a column.
pub(super) struct Values {
    /// What parts the items of a list, where it is not the usual `;`.
    signs: Vec<&'static str>,
    /// What values are likely to mean, and what that is based on.
    likely: Vec<(String, &'static str)>,
    why: &'static str,
    /// The values that the import would refuse.
    unknown: Vec<String>,
    /// What can be written in their place.
    codes: String,
}

impl Values {
    /// What the cells of a column show of its values.
    pub(super) fn of(heading: &str, sample: &Sample, target: &Target, registry: &Registry) -> Self {
        let vocabulary = match target.shape.meaning() {
            Some(Meaning::Code(name)) => registry.vocabularies.get(name),
            _ => None,
        };
        let is_known = |text: &str| is_known(text, target, vocabulary);
        let codes = codes(target, vocabulary);
        let signs = if target.is_list { sample.separators(is_known) } else { vec![] };
        let all = match (target.is_list, signs.is_empty()) {
            (true, true) => vec![";"],
            _ => signs.clone(),
        };
        let items = codes.is_some().then(|| sample.items(&all, is_known));
        let mut unknown: Vec<String> = items.into_iter().flatten().collect();
        unknown.retain(|text| !is_known(text));
        let iati = iati(heading, sample, vocabulary);
        let (likely, why) = match iati.is_empty() {
            false => (iati, "Codes of the IATI list ActivityStatus, and what they stand for here."),
            true => (
                roster(target, &unknown),
                "What these words are likely to mean; \"\" stands for nothing.",
            ),
        };
        unknown.retain(|value| !likely.iter().any(|(text, _)| text == value));
        Self { signs, likely, why, unknown, codes: codes.unwrap_or_default() }
    }

    /// The separators of its lists as the mapping writes them; `None` where they are the usual one.
    pub(super) fn list(&self) -> Option<String> {
        let signs: Vec<String> = self.signs.iter().map(|sign| quoted(sign)).collect();
        match signs.as_slice() {
            [] => None,
            [sign] => Some(sign.clone()),
            signs => Some(format!("[{}]", signs.join(", "))),
        }
    }

    /// Whether the import reads all values as they are.
    pub(super) fn are_clear(&self) -> bool {
        self.likely.is_empty() && self.unknown.is_empty()
    }

    /// Writes the lines for the values of the column `name`, which is quoted. A value that is unknown has a line
    /// that does nothing until somebody completes it.
    pub(super) fn write(&self, text: &mut String, name: &str) {
        if !self.likely.is_empty() {
            let _ = writeln!(text, "# {}\n[columns.{name}.values]", self.why);
            for (value, meant) in &self.likely {
                let _ = writeln!(text, "{} = {}{DOUBT}", quoted(value), quoted(meant));
            }
        }
        if self.unknown.is_empty() {
            return;
        }
        *text += "# These values are no codes, so that the import refuses their rows. Remove the `#` and\n";
        let _ = writeln!(
            text,
            "# write a code in place of CODE, or \"\" for nothing. Codes: {}",
            self.codes
        );
        if self.likely.is_empty() {
            let _ = writeln!(text, "[columns.{name}.values]");
        }
        for value in &self.unknown {
            let _ = writeln!(text, "# {} = \"CODE\"{DOUBT}", quoted(value));
        }
    }
}

/// Whether the import reads a text as a value of this field.
fn is_known(text: &str, target: &Target, vocabulary: Option<&Vocabulary>) -> bool {
    if let Some(vocabulary) = vocabulary {
        return vocabulary.resolve(text).is_some();
    }
    if let Some(level) = &target.level {
        let language = with_level(text, level.options()).map_or(text, |(language, _)| language);
        return language_code(language).is_some();
    }
    let options = target.shape.options();
    options.iter().any(|option| option == text) || level_called(text, options).is_some()
}

/// What a value can be, in words; `None` where it can be any text.
fn codes(target: &Target, vocabulary: Option<&Vocabulary>) -> Option<String> {
    if let Some(vocabulary) = vocabulary {
        let codes: Vec<String> =
            vocabulary.terms.iter().map(|term| term.code.to_string()).collect();
        return Some(match codes.len() {
            ..=MOST_CODES => codes.join(", "),
            _ => format!("`mieux list {}` prints them", vocabulary.id),
        });
    }
    let options = target.shape.options();
    match &target.level {
        Some(level) => Some(format!(
            "the two letters of a language and its level ({}), `es C1`",
            level.options().join(", ")
        )),
        None if target.shape.meaning().is_none() && !options.is_empty() => Some(options.join(", ")),
        None => None,
    }
}

/// What the codes of IATI in a column of statuses mean, as far as the registry has these statuses.
fn iati(
    heading: &str,
    sample: &Sample,
    vocabulary: Option<&Vocabulary>,
) -> Vec<(String, &'static str)> {
    let is_code = |text: &str| IATI_STATUSES.iter().any(|(code, _)| *code == text);
    if !IATI_STATUS.contains(&plain(heading).as_str()) || !sample.texts().all(is_code) {
        return Vec::new();
    }
    let is_status = |code: &str| vocabulary.is_some_and(|known| known.resolve(code).is_some());
    let known = IATI_STATUSES.into_iter().filter(|(_, status)| is_status(status));
    known.map(|(code, status)| (code.to_owned(), status)).collect()
}

/// What these values mean in a column that tells whether somebody is on the roster.
fn roster(target: &Target, unknown: &[String]) -> Vec<(String, &'static str)> {
    if target.name != "roster" {
        return Vec::new();
    }
    let meant = |text: &str| match yes_or_no(text) {
        Some(true) => Some("active"),
        Some(false) => Some(""),
        None => ON_ROSTER.iter().find(|(word, _)| *word == folded(text)).map(|(_, status)| *status),
    };
    unknown.iter().filter_map(|text| Some((text.clone(), meant(text)?))).collect()
}
