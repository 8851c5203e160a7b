//! What follows a word that announces a number.

/// Words between such a word and its number.
pub(super) const NUMBER_WORDS: [&str; 9] =
    ["n", "no", "nº", "nr", "num", "number", "numero", "is", "es"];

/// What follows each of these words, after marks and words such as `no.`.
pub(super) fn after_words<'t>(text: &'t str, wanted: &'t [&str]) -> impl Iterator<Item = &'t str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        (end > 0).then_some((word, after))
    })
    .filter(|(word, _)| wanted.contains(word))
    .map(|(_, after)| after_marks(after))
}

fn after_marks(text: &str) -> &str {
    let is_mark = |letter: char| " .:()#-=º°|".contains(letter);
    let mut rest = text;
    // `passport no. n.º 1`: three such words at most, and few marks.
    for _ in 0..3 {
        let marks = rest.chars().take(6).take_while(|letter| is_mark(*letter));
        rest = &rest[marks.map(char::len_utf8).sum::<usize>()..];
        let end = rest.char_indices().take(8).find(|(_, letter)| !letter.is_alphabetic());
        let (word, after) = rest.split_at(end.map_or(0, |(end, _)| end));
        if !NUMBER_WORDS.contains(&word) {
            break;
        }
        rest = after;
    }
    rest.trim_start_matches(['º', '°', '.', ' ', ':'])
}
