//! Names as people type them: without case, accents and spare blanks, with plain quotes and hyphens.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::letters::typed_letter;

/// `text` in lower case, without accents and letters that cannot be seen, with plain quotes and dashes and
/// single spaces: two names that fold alike are the same name.
#[must_use]
pub fn folded(text: &str) -> String {
    if is_typed_once(text) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut is_after_blank = false;
    let mut push = |letter: char| {
        if letter.is_whitespace() {
            is_after_blank = true;
            return;
        }
        if is_after_blank && !folded.is_empty() {
            folded.push(' ');
        }
        is_after_blank = false;
        folded.push(letter);
    };
    for letter in text.chars() {
        if letter.is_ascii_graphic() && letter != '`' {
            push(letter.to_ascii_lowercase());
            continue;
        }
        let Some(letter) = typed_letter(letter) else { continue };
        if letter.is_ascii() {
            push(letter.to_ascii_lowercase());
            continue;
        }
        // Marks are left out, so that their order does not matter and each letter stands alone.
        decompose_canonical(letter, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(&mut push);
            }
        });
    }
    folded
}

/// Whether a text has nothing to fold but its case: letters of ASCII with single spaces between them.
fn is_typed_once(text: &str) -> bool {
    let mut before = b' ';
    let is_plain = text.bytes().all(|byte| {
        let is_second = byte == b' ' && before == b' ';
        before = byte;
        (b' '..=b'~').contains(&byte) && byte != b'`' && !is_second
    });
    is_plain && before != b' '
}

/// Words that tell no name from another, in English, Spanish and French.
pub(crate) const ARTICLES: [&str; 17] = [
    "the", "of", "and", "la", "el", "los", "las", "le", "les", "l", "de", "del", "du", "des", "d",
    "y", "et",
];

/// The words of a folded name in the order of the alphabet, without articles and brackets, and `Saint` and `Republic`
/// in full:
/// two names with the same words are the same name, whatever their order. None if it contains signs that no
/// name has, such as `;`.
pub(crate) fn bare_words(folded: &str) -> Vec<String> {
    let is_of_names = |letter: char| letter.is_alphanumeric() || " '-.,()[]*&".contains(letter);
    if !folded.chars().all(is_of_names) {
        return Vec::new();
    }
    // A code such as `latin-america` is one word, and no name.
    let words = folded.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let words = words.filter(|word| !word.is_empty() && !ARTICLES.contains(word));
    let words = words.map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        "rep" | "republica" | "republique" => "republic",
        "dem" | "democratica" | "democratique" => "democratic",
        word => word,
    });
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::{bare_words, folded, typed_letter};

    proptest! {
        #[test]
        fn letters_are_folded_alone_as_all_together(text in "[a-zÀ-ž\u{300}-\u{345}ά-ώ ạ-ỹ가-힣İ\u{a0}‘—-]{0,24}|\\PC{0,12}|[ -~\t\n\u{7}]{0,12}") {
            let typed = text.chars().filter_map(typed_letter);
            let bare = typed.nfd().filter(|letter| !is_combining_mark(*letter));
            let bare: String = bare.flat_map(char::to_lowercase).collect();
            prop_assert_eq!(folded(&text), bare.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn names_of_the_same_words_are_the_same() {
        assert_eq!(bare_words("niger (the)"), ["niger"]);
        assert_eq!(
            bare_words("st. vincent & grenadines"),
            bare_words("saint vincent and the grenadines")
        );
        assert_eq!(bare_words("rep. dominicana"), bare_words("republica dominicana"));
        assert_eq!(
            bare_words("dem. rep. congo"),
            bare_words("congo (the democratic republic of the)")
        );
        assert_ne!(bare_words("peru, peru"), bare_words("peru"));
        assert!(bare_words("; peru").is_empty());
        assert!(bare_words("the").is_empty());
    }

    #[test]
    fn names_fold_over_case_accents_and_blanks() {
        assert_eq!(folded("  PERÚ "), "peru");
        assert_eq!(folded("Côte  d'Ivoire"), "cote d'ivoire");
        assert_eq!(folded("Co\u{302}te d\u{2019}Ivoire\u{200b}"), "cote d'ivoire");
        assert_eq!(folded("C\u{f4}te d\u{2019}Ivoire"), "cote d'ivoire");
        assert_eq!(folded("Guinea\u{2013}Bissau"), "guinea-bissau");
        assert_eq!(folded("com\u{ad}pleted\u{200b}"), "completed");
        assert_eq!(folded("Migración legal\ny movilidad"), "migracion legal y movilidad");
    }
}
