//! IBANs, known by their length and their checksum.

use super::surroundings::{before, is_word};

/// The length of an IBAN in each country that has them (the registry of ISO 13616).
const IBAN_LENGTHS: &str = "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 \
    cy28 cz24 de22 dj27 dk18 do28 ee20 eg29 es24 fi18 fk18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 gt28 \
    hn28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 \
    md24 me22 mk19 mn20 mr27 mt31 mu30 ni28 nl18 no15 om23 pk24 pl28 ps29 pt25 qa29 ro24 rs22 ru33 \
    sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28 tl23 tn24 tr26 ua29 va22 vg24 xk20 ye30";

pub(super) fn has_iban(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).enumerate().any(|(at, start)| {
        start[0].is_ascii_lowercase()
            && start[1].is_ascii_lowercase()
            && start[2].is_ascii_digit()
            && start[3].is_ascii_digit()
            && !is_word(before(text, at))
            && iban_length(&start[..2]).is_some_and(|length| is_iban(&bytes[at..], length))
    })
}

fn iban_length(country: &[u8]) -> Option<usize> {
    let mut lengths = IBAN_LENGTHS.split_whitespace();
    lengths.find(|entry| entry.as_bytes().starts_with(country))?.get(2..)?.parse().ok()
}

/// Whether a text begins with an IBAN of this length: in groups of four, or with digits alone after
/// the check digits, and with a checksum that is right (ISO 7064, mod 97-10).
fn is_iban(text: &[u8], length: usize) -> bool {
    let mut letters = Vec::with_capacity(length);
    let (mut in_fours, mut rest) = (true, text);
    while letters.len() < length {
        match rest {
            [letter, after @ ..] if letter.is_ascii_alphanumeric() => {
                letters.push(*letter);
                rest = after;
            }
            [b' ' | b'-', after @ ..] if after.first().is_some_and(u8::is_ascii_alphanumeric) => {
                in_fours &= letters.len().is_multiple_of(4);
                rest = after;
            }
            _ => return false,
        }
    }
    let in_digits = letters.iter().skip(4).all(u8::is_ascii_digit);
    let ends = !rest.first().is_some_and(|next| is_word(*next));
    letters.rotate_left(4);
    let remainder = letters.iter().fold(0u32, |sum, letter| match letter {
        b'0'..=b'9' => (sum * 10 + u32::from(letter - b'0')) % 97,
        _ => (sum * 100 + u32::from(letter - b'a') + 10) % 97,
    });
    (in_fours || in_digits) && ends && remainder == 1
}
