//! A language and how well somebody speaks it, in one cell: `Spanish (C2)`, `French: native`.

use crate::model::folded;

/// The level of the Common European Framework that a first language counts as.
const OF_FIRST: &str = "C2";

/// What people write for a first language, in English, Spanish and French; folded, its words joined by spaces.
const FIRST: [&str; 22] = [
    "native",
    "native speaker",
    "native language",
    "native level",
    "mother tongue",
    "mother language",
    "first language",
    "l1",
    "nativo",
    "nativa",
    "nivel nativo",
    "hablante nativo",
    "hablante nativa",
    "lengua materna",
    "idioma materno",
    "materna",
    "materno",
    "langue maternelle",
    "maternelle",
    "natif",
    "locuteur natif",
    "locutrice native",
];

/// The most words of one of them.
const MOST_WORDS: usize = 2;

/// Words before a level that add nothing.
const LEVEL_WORDS: [&str; 3] = ["level", "nivel", "niveau"];

/// A level as one of these options: its letters in any case, or the words for a first language, which counts as
/// `C2`. `None` for any other text.
pub(crate) fn level_called(text: &str, options: &[String]) -> Option<String> {
    if options.is_empty() {
        return None;
    }
    let words = words(text).into_iter().map(|(_, _, word)| word).collect::<Vec<_>>().join(" ");
    let level =
        if FIRST.contains(&words.as_str()) { OF_FIRST.to_owned() } else { words.to_uppercase() };
    options.contains(&level).then_some(level)
}

/// Whether a text says that a language is somebody's first.
pub(crate) fn is_first_language(text: &str) -> bool {
    let words: Vec<String> = words(text).into_iter().map(|(_, _, word)| word).collect();
    let is_first = |words: &[String]| FIRST.contains(&words.join(" ").as_str());
    (1..=MOST_WORDS.min(words.len()))
        .any(|count| is_first(&words[..count]) || is_first(&words[words.len() - count..]))
}

/// A language and its level, one of these options, as in `Spanish (C2)`, `Spanish: C2`, `Spanish C2` or `native
/// Spanish`; `None` where a cell does not have both.
pub(crate) fn with_level<'t>(text: &'t str, options: &[String]) -> Option<(&'t str, String)> {
    let words = words(text);
    for count in (1..=MOST_WORDS.min(words.len())).rev() {
        let (start, _, _) = words[words.len() - count];
        if let Some(level) = level_called(&text[start..], options) {
            return language(text, &words[..words.len() - count]).map(|language| (language, level));
        }
        let (_, end, _) = words[count - 1];
        if FIRST.contains(&folded(&text[..end]).as_str())
            && let Some(level) = level_called(&text[..end], options)
        {
            return language(text, &words[count..]).map(|language| (language, level));
        }
    }
    None
}

/// The text from the first to the last of these words, with a bracket behind it, and without words for a level.
fn language<'t>(text: &'t str, words: &[(usize, usize, String)]) -> Option<&'t str> {
    let is_empty = |(_, _, word): &&(usize, usize, String)| LEVEL_WORDS.contains(&word.as_str());
    let words = &words[..words.len() - words.iter().rev().take_while(is_empty).count()];
    let ((start, _, _), (_, end, _)) = (words.first()?, words.last()?);
    let (bare, rest) = (&text[*start..*end], &text[*end..]);
    let is_open = bare.contains('(') && rest.starts_with(')');
    Some(if is_open { &text[*start..=*end] } else { bare })
}

/// The words of a text, each with its first byte, the byte behind it, and its folded letters.
fn words(text: &str) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (
            letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter),
            start,
        ) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                found.push((first, at, folded(&text[first..at])));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{level_called, with_level};

    fn options() -> Vec<String> {
        ["A1", "A2", "B1", "B2", "C1", "C2"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_language_has_its_level_behind_it_or_before_it() {
        for (text, language, level) in [
            ("Spanish (C2)", "Spanish", "C2"),
            ("Spanish: c1", "Spanish", "C1"),
            ("Spanish level B2", "Spanish", "B2"),
            ("Chinese (Mandarin) C1", "Chinese (Mandarin)", "C1"),
            ("Spanish (native)", "Spanish", "C2"),
            ("Spanish - mother tongue", "Spanish", "C2"),
            ("espan\u{303}ol (lengua materna)", "espan\u{303}ol", "C2"),
            ("Français : langue maternelle", "Français", "C2"),
            ("Native Spanish", "Spanish", "C2"),
            ("Mother tongue: French", "French", "C2"),
        ] {
            assert_eq!(with_level(text, &options()), Some((language, level.to_owned())), "{text}");
        }
        for text in ["Spanish", "Spanish (fluent)", "native", "C2", "", "(", "Spanish C3"] {
            assert_eq!(with_level(text, &options()), None, "{text}");
        }
        assert_eq!(with_level("Spanish (native)", &[]), None);
    }

    #[test]
    fn a_first_language_counts_as_the_highest_level() {
        for text in ["Native", "mother-tongue", "Langue maternelle", "c2"] {
            assert_eq!(level_called(text, &options()).as_deref(), Some("C2"), "{text}");
        }
        assert_eq!(level_called("fluent", &options()), None);
    }
}
