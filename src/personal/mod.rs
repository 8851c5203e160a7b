//! Texts that lead to a person: e-mail addresses, phone numbers, IBANs, passport numbers.
//!
//! Each is looked for by hand, in one pass that never looks back further than a word, so that
//! hostile text costs time by its length and no more. Where a number may be something else it is
//! left alone: an alarm that is often false is soon switched off.

mod email;
mod hide;
mod iban;
mod number;
mod passport;
mod phone;
mod surroundings;
mod words;

use memchr::memchr;

use crate::model::folded;
use email::has_email;
pub(crate) use hide::{hidden, without_letters, without_numbers};
use iban::has_iban;
use passport::has_passport;
use phone::has_phone;
use surroundings::{before, is_word};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Personal {
    Email,
    Phone,
    Iban,
    Passport,
}

/// Whether a folded text holds one sort.
type Scan = fn(&str) -> bool;

/// What the text gives away, each sort once.
pub(crate) fn personal(text: &str) -> Vec<Personal> {
    if !may_have_personal_data(text) {
        return Vec::new();
    }
    let text = without_urls(&folded(text));
    let scans: [(Personal, Scan); 4] = [
        (Personal::Email, has_email),
        (Personal::Phone, has_phone),
        (Personal::Iban, has_iban),
        (Personal::Passport, has_passport),
    ];
    scans.into_iter().filter(|(_, scan)| scan(&text)).map(|(personal, _)| personal).collect()
}

/// Most texts have neither an `@` nor as many digits as the shortest number, or are dates. Digits alone are a
/// number of a person only behind the zeros of a phone.
fn may_have_personal_data(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits < 6 {
        return memchr(b'@', bytes).is_some();
    }
    let is_date = bytes.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-');
    !is_date || text.starts_with("00")
}

/// The folded text with a bar in place of each URL.
fn without_urls(text: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        match url(word) {
            Some((start, end)) => {
                rest.push_str(&word[..start]);
                rest.push('|');
                rest.push_str(&word[end..]);
            }
            None => rest.push_str(word),
        }
    }
    rest
}

/// Where the URL in a word begins and ends.
fn url(word: &str) -> Option<(usize, usize)> {
    let is_scheme = |letter: char| letter.is_ascii_alphanumeric() || "+.-".contains(letter);
    let start = match word.find("://") {
        Some(colon) => word[..colon].trim_end_matches(is_scheme).len(),
        None => {
            // Within a name it is a part of that: `ana@mail.www.example.org`.
            let is_start = |at: &usize| {
                !is_word(before(word, *at)) && !".@".contains(char::from(before(word, *at)))
            };
            word.match_indices("www.").map(|(at, _)| at).find(is_start)?
        }
    };
    let end = word[start..].find([' ', '<', '>', '"', '|']).map_or(word.len(), |end| start + end);
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Personal, personal};

    #[test]
    fn what_leads_to_a_person_is_found() {
        for (text, found) in [
            ("Write to Ana.Perez+mieux@interior.gob.pe.", Personal::Email),
            ("<mailto:ana@example.org>", Personal::Email),
            ("(josé@correo.es)", Personal::Email),
            ("see https://example.org/a or ana@example.org", Personal::Email),
            ("a@@b ana@sub.example.co.uk/x", Personal::Email),
            ("a0@a.www.aa", Personal::Email),
            ("+51 1 615 0000", Personal::Phone),
            ("(+43-1) 504 46 77", Personal::Phone),
            ("tel:+5116150000", Personal::Phone),
            ("llamar al +34 600 123 456", Personal::Phone),
            ("0051 1 615 0000", Personal::Phone),
            ("Teléfono: 615 0000", Personal::Phone),
            ("Tél. : 01 42 34 56 78", Personal::Phone),
            ("móvil n.º 987654321", Personal::Phone),
            ("Phone (01) 504-4677", Personal::Phone),
            ("+375 17 222–22–22", Personal::Phone),
            ("IBAN AT61 1904 3002 3457 3201", Personal::Iban),
            ("DE89370400440532013000", Personal::Iban),
            ("(gb82 west 1234 5698 7654 32)", Personal::Iban),
            ("Passport No. AB1234567", Personal::Passport),
            ("pasaporte n.º 123456789", Personal::Passport),
            ("passeport numéro 12AB34567", Personal::Passport),
            ("passport: C01X00T47", Personal::Passport),
        ] {
            assert_eq!(personal(text), [found], "{text}");
        }
    }

    #[test]
    fn what_only_looks_so_is_left_alone() {
        for text in [
            "Decreto Supremo N.º 008-2018-IN",
            "Ley N.º 0012-2018 de 2018-01-12, 345 artículos",
            "Resolución n.º 0051 1 615 0000",
            "003_6f4c9b9068d742f5.txt",
            "001_de89370400440532013000.txt",
            "https://user@example.org/@mieux/123456789?mail=ana@example.org&tel=+5116150000",
            "www.flickr.com/photos/12345678@N07/",
            "flickr.com/photos/12345678@n07.org",
            "Follow @mieux_initiative, 15000 others do",
            "mieux@2.0.1234",
            "at 12@ 1234567 each",
            "2016-2018, 2019–2021 and 2022-2024",
            "MIEUX+ 2020-2024 1234",
            "MIEUX +2020-2024",
            "from \"2017-05-12\" to \"2017-05-14\"",
            "20170512 20170514 142",
            "more than +20 000 000 migrants",
            "+20000000 people, +1,000,000 jobs, +12345678 %",
            "+12.3456789, -76.1234567",
            "UTC+02:00 on 2020-04-24, GMT +1 2020-04-24",
            "ISO 8601-2:2019, ISO 3166-1 and ISO/IEC 27001:2022",
            "M49 codes 112, 152, 005, 604",
            "a phone survey of 2018-2020 among 150 000 people",
            "mobile 2016-2018, mobile 12.05.2017",
            "mobile: 150 000 users",
            "fax 2016/17",
            "passport reform, law 274441",
            "150000 passports: 150000 issued",
            "the passport of 2017-2018, passport 2017-05-12",
            "passport no. 008-2018-IN",
            "DE89 3704 0044 0532 0130 01",
            "ES24 activities in 2018 and 2019",
            "GB82 WE ST12345698765432",
            "C.D. 2018/C 123/45, COM(2020) 609 final",
            "ISBN 978-92-9017-123-4",
            "doi:10.1000/182.123456",
            "00000000 0000 0000",
            "+0 000 000 000",
            "++51 1 615 0000",
        ] {
            assert_eq!(personal(text), [], "{text}");
        }
    }

    #[test]
    fn hostile_text_takes_time_by_its_length() {
        for part in ["@", "a@", "+1 ", "00 5 ", "tel. ", "passport no. ", "de89 ", "a/b.c@", "0"] {
            personal(&part.repeat(50_000));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*", marks in "[a-f0-9@+. /()–º-]{0,60}") {
            personal(&text);
            personal(&format!("tel {marks} {text}"));
        }

        #[test]
        fn addresses_are_found_in_any_sentence(
            before in "[a-zñ ,(]{0,20}",
            local in "[a-z][a-z0-9._-]{0,10}[a-z0-9]",
            domain in "[a-z0-9]{1,10}(\\.[a-z]{2,8}){1,2}",
        ) {
            let text = format!("{before} {local}@{domain}, {before}");
            prop_assert!(personal(&text).contains(&Personal::Email), "{}", text);
        }

        #[test]
        fn an_iban_is_found_with_its_checksum_and_with_no_other(body in "[0-9]{18}", wrong in 1u32..97) {
            let digits = format!("{body}131400");
            let rest = digits.bytes().fold(0, |sum, digit| (sum * 10 + u32::from(digit - b'0')) % 97);
            let check = 98 - rest;
            prop_assert_eq!(personal(&format!("DE{check:02}{body}")), [Personal::Iban]);
            let wrong = (check + wrong - 2) % 97 + 2;
            if wrong != check {
                prop_assert_eq!(personal(&format!("DE{wrong:02}{body}")), []);
            }
        }

        #[test]
        fn laws_dates_and_files_are_no_numbers_of_persons(
            number in 0u32..9999, year in 1950u32..2050, month in 1u32..13, day in 1u32..29,
            hash in "[0-9a-f]{16}",
        ) {
            for text in [
                format!("Decreto Supremo N.º {number:03}-{year}-IN, Ley {number}"),
                format!("{year}-{month:02}-{day:02} / {year}-{month:02}"),
                format!("phone, {day:02}.{month:02}.{year} and mobile {year}-{year}"),
                format!("{number:03}_{hash}.txt"),
                format!("https://example.org/@{hash}/+{number}{year}{year}"),
            ] {
                prop_assert_eq!(personal(&text), [], "{}", text);
            }
        }
    }
}
