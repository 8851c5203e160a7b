//! The language in which the program speaks: that of its user.

use mieux::model::Language;

/// The variables that tell the language of a user, the strongest first (POSIX).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of the system, if the program speaks it; else English.
pub(crate) fn of_system() -> Language {
    let set = VARIABLES.into_iter().filter_map(|name| std::env::var(name).ok());
    of_locales(set)
}

/// The language of the first of these locales that is not empty, such as `es_PE.UTF-8`.
fn of_locales(locales: impl Iterator<Item = String>) -> Language {
    let first = locales.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default();
    let code = first.split(['_', '.', '@', '-']).next().unwrap_or_default();
    Language::of_code(code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use mieux::model::Language;

    use super::of_locales;

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let of = |locales: &[&str]| of_locales(locales.iter().map(ToString::to_string));
        assert_eq!(of(&["es_PE.UTF-8"]), Language::Es);
        assert_eq!(of(&["", "fr", "es_ES"]), Language::Fr);
        assert_eq!(of(&["C", "es_ES"]), Language::En);
        assert_eq!(of(&["fr@euro"]), Language::Fr);
        assert_eq!(of(&["de_AT.UTF-8"]), Language::En);
        assert_eq!(of(&["estonian"]), Language::En);
        assert_eq!(of(&[]), Language::En);
    }
}
