//! Numbers of passports.

use super::surroundings::is_word;
use super::words::after_words;

/// Words before a passport number. The plural goes before a number of passports.
const PASSPORT_WORDS: [&str; 5] = ["passport", "pasaporte", "passeport", "passaporte", "паспорт"];

pub(super) fn has_passport(text: &str) -> bool {
    after_words(text, &PASSPORT_WORDS).any(|after| {
        let length = after.bytes().take(13).take_while(u8::is_ascii_alphanumeric).count();
        let digits = after.bytes().take(length).filter(u8::is_ascii_digit).count();
        let next = after[length..].bytes().next();
        let ends = next.is_none_or(|next| !is_word(next) && next != b'-' && next != b'/');
        (6..=12).contains(&length) && digits >= 5 && ends
    })
}
