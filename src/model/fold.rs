//! Names as people type them: without case, accents and spare blanks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::letters::typed_letter;

/// `text` in lower case, without accents and letters that cannot be seen, with plain quotes and dashes and
/// single spaces: two names that fold alike are the same name.
#[must_use]
pub fn folded(text: &str) -> String {
    let bare: String = text
        .chars()
        .filter_map(typed_letter)
        .nfd()
        .filter(|&letter| !is_combining_mark(letter))
        .flat_map(char::to_lowercase)
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn names_fold_over_case_accents_and_blanks() {
        assert_eq!(folded("  PERÚ "), "peru");
        assert_eq!(folded("Côte  d'Ivoire"), "cote d'ivoire");
        assert_eq!(folded("Co\u{302}te d\u{2019}Ivoire\u{200b}"), "cote d'ivoire");
        assert_eq!(folded("Migración legal\ny movilidad"), "migracion legal y movilidad");
    }
}
