//! The templates that the program brings, and those of an office.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::paper::Paper;
use super::template::Template;
use crate::files::{Files, ReadError};
use crate::model::Language;

/// The folder of a registry with the templates of the office.
const FOLDER: &str = "templates";
/// The largest template, in bytes.
pub const MAX_TEMPLATE: u64 = 256 * 1024;

macro_rules! texts {
    ($paper:ident, $language:ident: $($variant:ident = $name:literal,)+) => {
        match ($paper, $language) {
            $(
                (Paper::$variant, Language::En) => include_str!(concat!("templates/", $name, ".en.md")),
                (Paper::$variant, Language::Es) => include_str!(concat!("templates/", $name, ".es.md")),
                (Paper::$variant, Language::Fr) => include_str!(concat!("templates/", $name, ".fr.md")),
            )+
        }
    };
}

/// The template that the program brings.
#[must_use]
pub fn built_in(paper: Paper, language: Language) -> Template {
    let text = texts!(paper, language:
        ExpressionOfInterest = "expression-of-interest",
        RequestLetter = "request-letter",
        Fiche = "fiche",
        Decision = "decision",
        TermsOfReference = "terms-of-reference",
        Invitation = "invitation",
        Agenda = "agenda",
        MissionReport = "report",
        FactSheet = "fact-sheet",
        Profile = "profile",
        AnnualReport = "annual-report",
    );
    Template { name: file_name(paper, language), text: Cow::Borrowed(text) }
}

/// The template of the office for a paper, if there is one: `templates/NAME.LANG.md` in the registry.
///
/// # Errors
/// If it is there and cannot be read; the path with the reason.
pub fn own_template(
    files: &dyn Files,
    root: &Path,
    paper: Paper,
    language: Language,
) -> Result<Option<Template>, (PathBuf, ReadError)> {
    let below = Path::new(FOLDER).join(file_name(paper, language));
    if root.join(&below).symlink_metadata().is_err() {
        return Ok(None);
    }
    let shown = files.shown(&below);
    let bytes = files.read(&below, MAX_TEMPLATE).map_err(|error| (shown.clone(), error))?;
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    Ok(Some(Template { name: shown.display().to_string(), text: Cow::Owned(text) }))
}

fn file_name(paper: Paper, language: Language) -> String {
    format!("{}.{}.md", paper.name(), language.code())
}
