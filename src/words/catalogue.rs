//! The texts of each language, by key; one folder a language, one file a subject.
//!
//! A line of such a file is `key = text`. `{name}` is a value, `|` a place at which a
//! heading may break. A text that depends on a number has a key ending in `.one` and one in `.other`.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use ahash::AHashMap;
use memchr::memmem;

use crate::model::Language;

type Catalogue = AHashMap<&'static str, &'static str>;

macro_rules! files {
    ($language:literal) => {
        &[
            include_str!(concat!($language, "/reports.txt")),
            include_str!(concat!($language, "/messages.txt")),
            include_str!(concat!($language, "/rules.txt")),
            include_str!(concat!($language, "/rules_page.txt")),
            include_str!(concat!($language, "/rules_registry.txt")),
            include_str!(concat!($language, "/rules_shape.txt")),
            include_str!(concat!($language, "/extension.txt")),
            include_str!(concat!($language, "/check.txt")),
            include_str!(concat!($language, "/settings.txt")),
            include_str!(concat!($language, "/query.txt")),
            include_str!(concat!($language, "/edit.txt")),
            include_str!(concat!($language, "/show.txt")),
            include_str!(concat!($language, "/store.txt")),
            include_str!(concat!($language, "/git.txt")),
            include_str!(concat!($language, "/diff.txt")),
            include_str!(concat!($language, "/import.txt")),
            include_str!(concat!($language, "/columns.txt")),
            include_str!(concat!($language, "/sheet.txt")),
            include_str!(concat!($language, "/export.txt")),
            include_str!(concat!($language, "/iati.txt")),
            include_str!(concat!($language, "/site.txt")),
            include_str!(concat!($language, "/document.txt")),
            include_str!(concat!($language, "/server.txt")),
            include_str!(concat!($language, "/roster.txt")),
            include_str!(concat!($language, "/commands.txt")),
        ]
    };
}

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| catalogue(Language::En));
static SPANISH: LazyLock<Catalogue> = LazyLock::new(|| catalogue(Language::Es));
static FRENCH: LazyLock<Catalogue> = LazyLock::new(|| catalogue(Language::Fr));

/// How many texts a run takes from the files before these are read as a whole: a command that finds nothing says
/// little.
const FEW: usize = 32;

/// Returns the text of a key in a language, if the language has it.
pub(super) fn text(language: Language, key: &str) -> Option<&'static str> {
    static TAKEN: AtomicUsize = AtomicUsize::new(0);
    if TAKEN.fetch_add(1, Ordering::Relaxed) < FEW {
        return files(language).iter().find_map(|file| text_in(file, key));
    }
    let catalogue = match language {
        Language::En => &ENGLISH,
        Language::Es => &SPANISH,
        Language::Fr => &FRENCH,
    };
    catalogue.get(key).copied()
}

/// The text of a key in a file, which is not read as a whole.
fn text_in(file: &'static str, key: &str) -> Option<&'static str> {
    let line = format!("\n{key} = ");
    let start = match file.strip_prefix(&line[1..]) {
        Some(_) => line.len() - 1,
        None => memmem::find(file.as_bytes(), line.as_bytes())? + line.len(),
    };
    file[start..].lines().next()
}

/// The files of a language.
pub(super) fn files(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => files!("en"),
        Language::Es => files!("es"),
        Language::Fr => files!("fr"),
    }
}

/// The keys and texts of a file.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
}

fn catalogue(language: Language) -> Catalogue {
    files(language).iter().flat_map(|file| lines(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::{catalogue, files, text_in};
    use crate::model::Language;

    #[test]
    fn a_text_is_found_in_its_file_as_among_all() {
        for language in [Language::En, Language::Es, Language::Fr] {
            for (key, text) in catalogue(language) {
                let found = files(language).iter().find_map(|file| text_in(file, key));
                assert_eq!(found, Some(text), "{key}");
            }
            assert_eq!(files(language).iter().find_map(|file| text_in(file, "no.such")), None);
        }
    }
}
