//! The names that are near to one that nothing goes by.

use std::collections::BTreeSet;

use crate::model::{Term, Vocabulary, folded};
use crate::suggest::nearest;

/// How many near names an error lists.
const MAX: usize = 4;

/// The shortest name that is compared by its spelling: of less, any other is near.
const SHORTEST: usize = 4;

/// The terms that a name was probably meant for: those whose names contain its words, else the one that
/// is spelt most alike. None for what holds a digit, since every number is near to another.
pub(super) fn near_terms<'v>(vocabularies: &[&'v Vocabulary], name: &str) -> Vec<&'v Term> {
    let terms = || vocabularies.iter().flat_map(|vocabulary| &vocabulary.terms);
    let named = terms().map(|term| {
        let names = term.names().map(str::to_owned).chain([term.code.to_string()]);
        (term, names.collect::<Vec<_>>())
    });
    near(name, named)
}

/// The values whose names are near to a name, by the words in them or by their spelling.
pub(super) fn near<T: Copy>(
    name: &str,
    named: impl IntoIterator<Item = (T, Vec<String>)>,
) -> Vec<T> {
    let typed = words(name);
    if typed.is_empty() || name.contains(|letter: char| letter.is_ascii_digit()) {
        return Vec::new();
    }
    let named: Vec<(T, Vec<String>)> = named.into_iter().collect();
    let holds = |names: &[String]| names.iter().any(|own| typed.is_subset(&words(own)));
    let holding: Vec<T> =
        named.iter().filter(|(_, names)| holds(names)).map(|(value, _)| *value).collect();
    if !holding.is_empty() {
        return if holding.len() <= MAX { holding } else { Vec::new() };
    }
    if name.chars().count() < SHORTEST {
        return Vec::new();
    }
    let spelt = named.iter().flat_map(|(value, names)| {
        names.iter().filter(|own| own.chars().count() >= SHORTEST).map(move |own| (own, *value))
    });
    nearest(name, spelt.map(|(own, value)| (folded(own), value))).into_iter().collect()
}

fn words(name: &str) -> BTreeSet<String> {
    let name = folded(name);
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn words_come_before_spelling_and_numbers_are_near_to_nothing() {
        let named = [
            ("DM", vec!["Dominica"]),
            ("DO", vec!["Dominican Republic", "República Dominicana"]),
            ("NE", vec!["Niger"]),
            ("7", vec!["exp-0007"]),
            ("I", vec!["INM"]),
        ];
        let of = |name: &str| {
            let named = named.iter().map(|(code, names)| {
                (*code, names.iter().map(|name| (*name).to_owned()).collect())
            });
            near(name, named)
        };
        assert_eq!(of("Dominican"), ["DO"]);
        assert_eq!(of("dominicana"), ["DO"]);
        assert_eq!(of("Domenica"), ["DM"]);
        assert_eq!(of("exp-0008"), [""; 0]);
        assert_eq!(of("IOM"), [""; 0]);
        assert_eq!(of("…"), [""; 0]);
    }
}
