//! Roman numerals, with which actions of a country are counted.

const NUMERALS: [(usize, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// A number above 0 as a Roman numeral, in small letters.
pub(crate) fn roman(mut number: usize) -> String {
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        text.push_str(&numeral.repeat(number / value));
        number %= value;
    }
    text
}

/// The number that a Roman numeral means; `None` for any other text.
pub(super) fn from_roman(text: &str) -> Option<usize> {
    let (mut rest, mut number) = (text, 0);
    for (value, numeral) in NUMERALS {
        while let Some(after) = rest.strip_prefix(numeral) {
            (rest, number) = (after, number + value);
        }
    }
    (rest.is_empty() && !text.is_empty() && roman(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{from_roman, roman};

    #[test]
    fn every_numeral_is_read_as_it_is_written() {
        for number in 1..4000 {
            assert_eq!(from_roman(&roman(number)), Some(number));
        }
        for text in ["", "iiii", "vx", "a", "ic", "i-a01"] {
            assert_eq!(from_roman(text), None, "{text}");
        }
    }
}
