//! Names that are most likely the same: equal but for case, accents and small words, or one slip of
//! the pen apart.
//!
//! Names that are near share a key, so that they are found without comparing each with each.

use std::hash::Hash;
use std::sync::LazyLock;

use ahash::RandomState;
use strsim::{damerau_levenshtein, normalized_damerau_levenshtein};

use crate::model::folded;

/// How near two names are that are not equal; a slip in a name of fifteen letters.
const NEAR: f64 = 0.93;

/// A word in which a letter may be a slip. In a shorter one it makes another word.
const SHORTEST: usize = 5;

/// What is this long is a text and no name; it is compared whole.
const LONGEST: usize = 200;

/// Words that people leave out or exchange: articles, "of" and "and", in en, es, fr and pt.
const SMALL: [&str; 32] = [
    "the", "of", "for", "and", "de", "del", "la", "las", "el", "los", "en", "y", "du", "des", "le",
    "les", "et", "pour", "para", "da", "do", "das", "dos", "in", "to", "on", "au", "aux", "con",
    "with", "por", "sur",
];

/// The length of the longest of these.
const LONGEST_SMALL: usize = 4;

/// A name as it is compared: its words without case, accents, punctuation and small words.
pub(super) fn plain(name: &str) -> String {
    let name = folded(name);
    let mut plain = String::with_capacity(name.len());
    for word in name.split(|letter: char| !letter.is_alphanumeric() && letter != '\'') {
        // `l'intérieur` is `intérieur`, and `defender's` is `defender`.
        let word = word.strip_prefix("l'").or_else(|| word.strip_prefix("d'")).unwrap_or(word);
        let word = word.strip_suffix("'s").unwrap_or(word);
        let start = plain.len();
        if start > 0 {
            plain.push(' ');
        }
        let bare = plain.len();
        plain.extend(word.split('\''));
        if plain.len() == bare || is_small(&plain[bare..]) {
            plain.truncate(start);
        }
    }
    plain
}

fn is_small(word: &str) -> bool {
    word.len() <= LONGEST_SMALL && SMALL.contains(&word)
}

/// What a plain name shares with those that are near: itself, and itself less one letter. `add` gets each of them.
pub(super) fn add_keys(scope: &impl Hash, plain: &str, mut add: impl FnMut(u64)) {
    let scope = hasher().hash_one(scope);
    let sums = Sums::of(plain);
    add(scope ^ sums.of_all());
    if plain.len() > LONGEST {
        return;
    }
    let mut start = 0;
    for word in plain.split(' ') {
        if may_have_slip(word) {
            for (at, letter) in word.char_indices().skip(1) {
                let at = start + at;
                add(scope ^ sums.without(at, at + letter.len_utf8()));
            }
        }
        start += word.len() + 1;
    }
}

/// One hasher for all keys of a run.
fn hasher() -> &'static RandomState {
    static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    &HASHER
}

/// As many keys as a plain name can have.
pub(super) fn most_keys(plain: &str) -> usize {
    if plain.len() > LONGEST { 1 } else { plain.len() + 1 }
}

/// A sum for every beginning of a text, from which that of the text without some bytes follows at once: each
/// byte counts by how many follow it, as a digit does in a number.
struct Sums {
    sums: Vec<u64>,
    powers: Vec<u64>,
}

impl Sums {
    /// What a byte counts more than the next: any odd number beyond those of bytes, so that texts differ in
    /// their sums.
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

    fn of(text: &str) -> Self {
        let (mut sums, mut powers) = (vec![0], vec![1]);
        let (mut sum, mut power) = (0u64, 1u64);
        for byte in text.bytes() {
            sum = sum.wrapping_mul(Self::BASE).wrapping_add(u64::from(byte) + 1);
            power = power.wrapping_mul(Self::BASE);
            sums.push(sum);
            powers.push(power);
        }
        Self { sums, powers }
    }

    fn of_all(&self) -> u64 {
        self.sums[self.sums.len() - 1]
    }

    /// The sum without the bytes from `start` to `end`.
    fn without(&self, start: usize, end: usize) -> u64 {
        let less = self.sums[end].wrapping_sub(self.sums[start]);
        let power = self.powers[self.powers.len() - 1 - end];
        self.of_all().wrapping_sub(less.wrapping_mul(power))
    }
}

/// Whether two plain names can share a key: they are the same but for a letter of each.
pub(super) fn may_share_key(one: &str, other: &str) -> bool {
    let start = same_bytes(one.chars().zip(other.chars()));
    let (one, other) = (&one[start..], &other[start..]);
    let end = same_bytes(one.chars().rev().zip(other.chars().rev()));
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    without_first(one) == without_last(other) || without_last(one) == without_first(other)
}

/// How many bytes the letters have up to the first pair that is different.
fn same_bytes(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs.take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}

fn without_first(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next();
    letters.as_str()
}

fn without_last(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next_back();
    letters.as_str()
}

/// Whether two plain names are most likely one.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if one.len() > LONGEST || other.len() > LONGEST {
        return false;
    }
    let (words, others): (Vec<_>, Vec<_>) = (one.split(' ').collect(), other.split(' ').collect());
    let mut different = words.iter().zip(&others).filter(|(word, other)| word != other);
    let (first, second) = (different.next(), different.next());
    words.len() == others.len()
        && second.is_none()
        && first.is_some_and(|(word, other)| is_slip(word, other))
        && normalized_damerau_levenshtein(one, other) >= NEAR
}

/// Whether one word is the other with a slip. Another first letter makes another word (`north` and
/// `south`, `emigration` and `immigration`), and so does another last one (`police` and `policy`).
fn is_slip(word: &str, other: &str) -> bool {
    let same_length = word.chars().count() == other.chars().count();
    let longer = if word.len() < other.len() { other } else { word };
    may_have_slip(longer)
        && !(is_numeral(word) || is_numeral(other))
        && word.chars().next() == other.chars().next()
        && !(same_length && word.chars().last() != other.chars().last() && !swapped(word, other))
        && damerau_levenshtein(word, other) == 1
}

/// Whether the last two letters are exchanged, as in `centre` and `center`.
fn swapped(word: &str, other: &str) -> bool {
    let last = |word: &str| word.chars().rev().take(2).collect::<Vec<_>>();
    let mut turned = last(other);
    turned.reverse();
    last(word) == turned
}

fn may_have_slip(word: &str) -> bool {
    word.chars().count() >= SHORTEST && !is_numeral(word)
}

/// Digits, or a Roman numeral: what tells `Peru I` from `Peru II`.
fn is_numeral(word: &str) -> bool {
    word.chars().any(char::is_numeric) || word.chars().all(|letter| "ivxlcdm".contains(letter))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Sums, add_keys, is_near, may_share_key, plain};

    fn keys(name: &str) -> Vec<u64> {
        let mut keys = Vec::new();
        add_keys(&(), name, |key| keys.push(key));
        keys
    }

    fn near(one: &str, other: &str) -> bool {
        let (one, other) = (plain(one), plain(other));
        let near = is_near(&one, &other);
        let shared = keys(&one).iter().any(|key| keys(&other).contains(key));
        assert!(shared || !near, "{one} and {other} are near and share no key");
        assert_eq!(near, is_near(&other, &one));
        near
    }

    #[test]
    fn a_name_written_in_another_way_is_the_same() {
        for (one, other) in [
            ("Ministry of Interior", "Ministry of the Interior"),
            ("Ministère de l'Intérieur", "Ministere de l’interieur"),
            ("Federal Public Defender's Office", "Federal Public Defenders Office"),
            ("Ministry of Foreign Affairs", "Ministry of Foreign Afairs"),
            ("Ministry of Labour and Employment", "Ministry of Labor & Employment"),
            (
                "International Organization for Migration",
                "International Organisation for Migration",
            ),
            ("National Migration Centre", "National Migration Center"),
            ("Sub-Directorate for Migration", "Sub Directorate of Migration"),
            ("Ministry of Interior", "Ministry of Inteiror"),
            ("Servicio Nacional de Migración", "Servico Nacional de Migracion"),
        ] {
            assert!(near(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn another_institution_is_another() {
        for (one, other) in [
            ("Ministry of Foreign Affairs", "Ministry of Internal Affairs"),
            ("Peru I: trafficking in human beings", "Peru II: trafficking in human beings"),
            ("National Action Plan on Migration 2012", "National Action Plan on Migration 2017"),
            ("Conference on Migration of Class XXXIII", "Conference on Migration of Class XXXII"),
            ("Ministry of Interior of North Kivu", "Ministry of Interior of South Kivu"),
            ("General Directorate for Emigration", "General Directorate for Immigration"),
            ("General Directorate for Migration", "General Directorate for Emigration"),
            ("National Police Institute of Peru", "National Policy Institute of Peru"),
            ("Department of Migration, Zone A", "Department of Migration, Zone B"),
            ("Department of Migration, Zone D", "Department of Migration, Zone L"),
            ("Ministry of the Interior", "Ministry of the Exterior"),
            ("Ministry of Interior", "Ministry of Interior, Migration Department"),
            ("", "Ministry"),
        ] {
            assert!(!near(one, other), "{one} / {other}");
        }
    }

    proptest! {
        #[test]
        fn a_sum_without_bytes_is_that_of_the_text_without_them(before in "\\PC{0,9}", out in "\\PC{0,3}", after in "\\PC{0,9}") {
            let whole = Sums::of(&format!("{before}{out}{after}"));
            let sum = whole.without(before.len(), before.len() + out.len());
            prop_assert_eq!(sum, Sums::of(&format!("{before}{after}")).of_all());
        }

        #[test]
        fn names_that_share_a_key_are_compared(name in "[añb]{5,9}( [añb]{5,7})?", at in 0usize..12, to in 0usize..12) {
            let mut letters: Vec<char> = name.chars().collect();
            let letter = letters.remove(at % letters.len());
            letters.insert(to % (letters.len() + 1), letter);
            let turned: String = letters.iter().collect();
            letters.remove(to % letters.len());
            for other in [turned, letters.into_iter().collect()] {
                let shared = keys(&name).iter().any(|key| keys(&other).contains(key));
                prop_assert!(!shared || may_share_key(&name, &other), "{} and {}", name, other);
                prop_assert!(!shared || may_share_key(&other, &name), "{} and {}", other, name);
            }
        }
    }

    #[test]
    fn a_text_is_compared_whole() {
        let long = "migracion ".repeat(100_000);
        assert_eq!(keys(&long).len(), 1);
        assert!(!is_near(&long, &format!("{long}x")));
    }
}
