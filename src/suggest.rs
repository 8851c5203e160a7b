//! "Did you mean": the name that somebody most likely wanted.

use strsim::damerau_levenshtein;

use crate::model::{Vocabulary, folded, is_blank, latin_text};

/// What people write where they know nothing, folded.
const PLACEHOLDERS: [&str; 52] = [
    "-",
    "?",
    ".",
    "_",
    "/",
    "*",
    "#n/a",
    "n/a",
    "n.a.",
    "n.a",
    "n. a.",
    "na.",
    "n/d",
    "n.d.",
    "nd",
    "s/d",
    "s.d.",
    "s/i",
    "nan",
    "nil",
    "none",
    "null",
    "nothing",
    "unknown",
    "unspecified",
    "undefined",
    "tbd",
    "t.b.d.",
    "tbc",
    "tba",
    "todo",
    "xxx",
    "xx",
    "x",
    "to be defined",
    "to be confirmed",
    "to be determined",
    "not available",
    "not applicable",
    "not known",
    "not stated",
    "por definir",
    "por confirmar",
    "sin datos",
    "sin informacion",
    "no aplica",
    "desconocido",
    "pendiente",
    "a definir",
    "a confirmer",
    "inconnu",
    "non disponible",
];

/// Whether somebody wrote this who knew nothing: `n/a`, `TBD`, `-`. Nothing is near to it.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = folded(text);
    let is_repeated = |letter: char| !text.is_empty() && text.chars().all(|one| one == letter);
    is_blank(&text)
        || PLACEHOLDERS.contains(&text.as_str())
        || ['-', '?', '.', '_', '*', '…'].into_iter().any(is_repeated)
}

/// Whether two names can be one that is misspelt: their numbers, Roman ones too, are the same.
fn has_same_numbers(one: &str, other: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        groups(text).filter(|group| is_number(group)).map(str::to_owned).collect()
    };
    numbers(one) == numbers(other)
}

/// Whether somebody can have meant the record of this id or name by a misspelt one. `peru-ii` is not
/// `peru-iii`, and a partner of one country not that of another: short groups are never misspelt.
fn may_be_record(name: &str, candidate: &str) -> bool {
    let fixed = |text: &str| -> Vec<String> {
        let short = groups(text).filter(|group| group.chars().count() <= 2 || is_number(group));
        short.map(str::to_owned).collect()
    };
    groups(name).eq(groups(candidate))
        || groups(name).collect::<String>() == groups(candidate).collect::<String>()
        || fixed(name) == fixed(candidate) && are_groups_near(name, candidate)
}

/// Whether no group of a name is another word than that of the other: an acronym is misspelt in one letter, `mre` is
/// no slip for `minrex`.
fn are_groups_near(name: &str, candidate: &str) -> bool {
    const SHORT: usize = 5;
    let is_same_number = groups(name).count() == groups(candidate).count();
    let is_near = |(one, other): (&str, &str)| {
        let shorter = one.chars().count().min(other.chars().count());
        shorter > SHORT || damerau_levenshtein(one, other) <= 1
    };
    !is_same_number || groups(name).zip(groups(candidate)).all(is_near)
}

fn groups(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|group| !group.is_empty())
}

fn is_number(group: &str) -> bool {
    group.chars().any(|letter| letter.is_ascii_digit())
        || group.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
}

/// The code that is meant by a name or a misspelling: the term that has this name in any language,
/// else the one whose code, label or alias is nearest. Names of three letters are not compared: each is
/// near to many.
pub(crate) fn did_you_mean(vocabulary: &Vocabulary, name: &str) -> Option<String> {
    let in_latin = || vocabulary.resolve(latin_text(name).trim());
    if let Some(term) = vocabulary.resolve(name).or_else(in_latin) {
        return Some(term.code.to_string());
    }
    if folded(name).chars().count() <= 3 {
        return None;
    }
    // `Gambia (Islamic Republic of the)` is no other country with such words.
    if let Some((bare, _)) = name.split_once('(')
        && let Some(term) = vocabulary.resolve(bare.trim())
    {
        return Some(term.code.to_string());
    }
    let candidates = vocabulary.terms.iter().flat_map(|term| {
        let code = term.code.to_string();
        let names = term.names().map(folded).collect::<Vec<_>>();
        std::iter::once(folded(&code)).chain(names).map(move |name| (name, code.clone()))
    });
    nearest_if(name, candidates, has_same_numbers)
}

/// The codes of the terms whose names contain a word or several, as whole words. None if there are more than
/// can be read at a glance.
pub(crate) fn named_in_part(vocabulary: &Vocabulary, words: &str) -> Vec<String> {
    const MAX: usize = 5;
    let bare = |text: &str| format!(" {} ", groups(&folded(text)).collect::<Vec<_>>().join(" "));
    let part = bare(words);
    if is_placeholder(words) || part.trim().chars().count() < 4 {
        return Vec::new();
    }
    let named =
        vocabulary.terms.iter().filter(|term| term.names().any(|name| bare(name).contains(&part)));
    let codes: Vec<String> = named.map(|term| term.code.to_string()).take(MAX + 1).collect();
    if codes.len() > MAX { Vec::new() } else { codes }
}

/// The record whose id or name is nearest to a misspelt one, if one is near and can be meant.
pub(crate) fn nearest_record<N: AsRef<str>, T>(
    name: &str,
    candidates: impl IntoIterator<Item = (N, T)>,
) -> Option<T> {
    nearest_if(name, candidates, may_be_record)
}

/// The name that is nearest to `name`, if one is near.
#[must_use]
pub fn nearest_name<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    nearest(name, known.into_iter().map(|known| (known, known)))
}

/// The value whose name is nearest to `name`, if one is near: at most a third of it differs.
pub(crate) fn nearest<N: AsRef<str>, T>(
    name: &str,
    candidates: impl IntoIterator<Item = (N, T)>,
) -> Option<T> {
    nearest_if(name, candidates, |_, _| true)
}

fn nearest_if<N: AsRef<str>, T>(
    name: &str,
    candidates: impl IntoIterator<Item = (N, T)>,
    may_be_meant: impl Fn(&str, &str) -> bool,
) -> Option<T> {
    if is_placeholder(name) {
        return None;
    }
    let name = folded(&latin_text(name));
    let length = name.chars().count();
    // What is this long is no slip of the pen, and comparing it takes time by the square.
    if length > 100 {
        return None;
    }
    let mut best: Option<(usize, T)> = None;
    for (candidate, value) in candidates {
        let candidate = candidate.as_ref();
        if candidate.chars().count().abs_diff(length) > length.div_ceil(3) {
            continue;
        }
        let distance = damerau_levenshtein(&name, candidate);
        let near = distance * 3 <= length;
        let is_nearer = near && best.as_ref().is_none_or(|(least, _)| distance < *least);
        if is_nearer && may_be_meant(&name, candidate) {
            best = Some((distance, value));
        }
    }
    best.map(|(_, value)| value)
}

/// How many names a help line lists; a longer list is not read.
pub(crate) const MOST_LISTED: usize = 16;

#[cfg(test)]
mod tests {
    use super::{is_placeholder, nearest, nearest_record};

    #[test]
    fn a_slip_of_the_pen_is_understood_and_another_word_is_not() {
        let known = ["implementation", "completed", "on-hold", "PE"];
        let meant = |name| nearest(name, known.iter().map(|word| (word.to_lowercase(), *word)));
        assert_eq!(meant("implementaton"), Some("implementation"));
        assert_eq!(meant("Compleeted"), Some("completed"));
        assert_eq!(meant("onhold"), Some("on-hold"));
        assert_eq!(meant("pe"), Some("PE"));
        assert_eq!(meant("finished"), None);
        assert_eq!(meant("x"), None);
        assert_eq!(meant(&"a".repeat(500)), None);
    }

    #[test]
    fn another_number_country_or_nothing_is_no_slip_of_the_pen() {
        let known = ["jordan-ii", "madagascar-ii", "pe-dgsd", "exp-0099", "cm-minrex", "ghana-iv"];
        let meant = |id| nearest_record(id, known.map(|known| (known, known)));
        assert_eq!(meant("jordann-ii"), Some("jordan-ii"));
        assert_eq!(meant("jordanii"), Some("jordan-ii"));
        assert_eq!(meant("pe-dgds"), Some("pe-dgsd"));
        let ministries = |id| nearest_record(id, ["pe-mre", "pe-mininter"].map(|id| (id, id)));
        assert_eq!(ministries("pe-minrex"), None);
        assert_eq!(ministries("pe-minintre"), Some("pe-mininter"));
        for id in ["jordan-i", "madagascar-iix", "ec-dgsd", "exp-9999", "pe-minrex", "ghana-iii"] {
            assert_eq!(meant(id), None, "{id}");
        }
        for text in
            ["n/a", "N/A", "TBD", "nan", "-", "--", "?", "…", " ", "Por definir", "À confirmer"]
        {
            assert!(is_placeholder(text), "{text}");
        }
        assert!(!is_placeholder("Niger") && !is_placeholder("PE"));
    }
}
