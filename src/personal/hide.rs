//! Texts for logs, without what leads to a person. Every other byte stays in its place.

use std::borrow::Cow;

use super::personal;

/// The text, with asterisks in the place of what leads to a person.
pub(crate) fn hidden(text: &str) -> Cow<'_, str> {
    match personal(text).is_empty() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(without_numbers(text)),
    }
}

/// The text, with asterisks in the place of each word that has an `@` or a digit.
pub(crate) fn without_numbers(text: &str) -> String {
    let is_telling =
        |word: &str| word.contains(|letter: char| letter == '@' || letter.is_numeric());
    let words = text.split_inclusive(char::is_whitespace);
    words
        .map(|word| if is_telling(word) { without_letters(word) } else { word.to_owned() })
        .collect()
}

/// The text, with asterisks in the place of letters and digits.
pub(crate) fn without_letters(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter.is_alphanumeric() {
            true => hidden.extend(std::iter::repeat_n('*', letter.len_utf8())),
            false => hidden.push(letter),
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{hidden, without_letters};
    use crate::personal::personal;

    #[test]
    fn what_leads_to_a_person_becomes_asterisks() {
        for (text, shown) in [
            ("  en: Write to josé@correo.es, please", "  en: Write to *****@******.**, please"),
            ("call +51 1 615 0000 at 9", "call +** * *** **** at *"),
            ("`AT61 1904 3002 3457 3201` is no code", "`**** **** **** **** ****` is no code"),
            ("passport no. AB1234567", "passport no. *********"),
            ("start: 2017-05-12", "start: 2017-05-12"),
        ] {
            assert_eq!(hidden(text), shown);
        }
        assert_eq!(without_letters("María Ñ: 1"), "****** **: *");
    }

    proptest! {
        #[test]
        fn nothing_that_leads_to_a_person_is_left(
            before in "[a-z ]{0,10}", local in "[a-zé]{1,8}", domain in "[a-z]{1,8}\\.[a-z]{2,5}",
            number in "\\+[1-9][0-9] [0-9]{3} [0-9]{3} [0-9]{3}",
        ) {
            for text in [format!("{before} {local}@{domain}"), format!("{before} {number}")] {
                let shown = hidden(&text);
                prop_assert!(personal(&shown).is_empty(), "{}", shown);
                prop_assert_eq!(shown.len(), text.len());
            }
        }
    }
}
