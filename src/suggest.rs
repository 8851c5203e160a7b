//! "Did you mean": the name that somebody most likely wanted.

use strsim::damerau_levenshtein;

use crate::model::{Vocabulary, folded};

/// The code that is meant by a name or a misspelling: the term that has this name in any language,
/// else the one whose code, label or alias is nearest.
pub(crate) fn did_you_mean(vocabulary: &Vocabulary, name: &str) -> Option<String> {
    if let Some(term) = vocabulary.resolve(name) {
        return Some(term.code.to_string());
    }
    let candidates = vocabulary.terms.iter().flat_map(|term| {
        let code = term.code.to_string();
        let names = term.names().map(folded).collect::<Vec<_>>();
        std::iter::once(folded(&code)).chain(names).map(move |name| (name, code.clone()))
    });
    nearest(name, candidates)
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
    let name = folded(name);
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
        if near && best.as_ref().is_none_or(|(least, _)| distance < *least) {
            best = Some((distance, value));
        }
    }
    best.map(|(_, value)| value)
}

/// Words for a sentence: `` `a`, `b` or `c` ``.
pub(crate) fn listed<S: AsRef<str>>(words: &[S]) -> String {
    quoted(words, "or")
}

/// Words for a sentence: `` `a`, `b` and `c` ``.
pub(crate) fn joined<S: AsRef<str>>(words: &[S]) -> String {
    quoted(words, "and")
}

fn quoted<S: AsRef<str>>(words: &[S], last_word: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => {
            format!("{} {last_word} {last}", before.join(", "))
        }
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

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
}
