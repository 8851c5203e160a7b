//! Texts that lead to a person: e-mail addresses, phone numbers, IBANs, passport numbers.
//!
//! Each is looked for by hand, in one pass that never looks back further than a word, so that
//! hostile text costs time by its length and no more. Where a number may be something else it is
//! left alone: an alarm that is often false is soon switched off.

use crate::model::folded;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Personal {
    Email,
    Phone,
    Iban,
    Passport,
}

impl Personal {
    /// Its name, with an article.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Phone => "a phone number",
            Self::Iban => "an IBAN",
            Self::Passport => "a passport number",
        }
    }
}

/// Words before a phone number, in en, es, fr, pt and ru.
const PHONE_WORDS: [&str; 21] = [
    "tel",
    "telef",
    "telefono",
    "telefone",
    "telephone",
    "tfno",
    "tlf",
    "tlfn",
    "phone",
    "mobile",
    "movil",
    "celular",
    "cell",
    "cel",
    "gsm",
    "portable",
    "fax",
    "whatsapp",
    "viber",
    "тел",
    "телефон",
];

/// Words before a passport number. The plural goes before a number of passports.
const PASSPORT_WORDS: [&str; 5] = ["passport", "pasaporte", "passeport", "passaporte", "паспорт"];

/// Words between such a word and its number.
const NUMBER_WORDS: [&str; 9] = ["n", "no", "nº", "nr", "num", "number", "numero", "is", "es"];

/// Whether a folded text holds one sort.
type Scan = fn(&str) -> bool;

/// What the text gives away, each sort once.
pub(super) fn personal(text: &str) -> Vec<Personal> {
    if !is_worth_a_look(text) {
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

/// Most texts have neither an `@` nor as many digits as the shortest number.
fn is_worth_a_look(text: &str) -> bool {
    text.contains('@') || text.bytes().filter(u8::is_ascii_digit).take(6).count() == 6
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
        None => word.find("www.")?,
    };
    let end = word[start..].find([' ', '<', '>', '"', '|']).map_or(word.len(), |end| start + end);
    Some((start, end))
}

/// Whether a byte belongs to a word; letters beyond ASCII do.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The byte before a place, a blank at the start.
fn before(text: &str, at: usize) -> u8 {
    at.checked_sub(1).map_or(b' ', |at| text.as_bytes()[at])
}

fn has_email(text: &str) -> bool {
    text.split(' ').any(|word| {
        // Behind the slash of a path such as `flickr.com/photos/1@n07` an `@` is no address.
        let path = word.find('/').filter(|&slash| word[..slash].contains('.'));
        let word = &word[..path.unwrap_or(word.len())];
        let mut parts = word.split('@');
        let mut local = parts.next().unwrap_or_default();
        parts.any(|domain| {
            let is_address = is_local(local) && is_domain(domain);
            local = domain;
            is_address
        })
    })
}

/// Whether what stands before an `@` ends in the name of a mailbox.
fn is_local(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|letter| letter.is_alphanumeric() || "_+-%".contains(letter))
}

/// Whether what stands after an `@` begins with a domain: labels and dots, and letters at the end.
fn is_domain(text: &str) -> bool {
    let end = text.find(|letter: char| !(letter.is_alphanumeric() || ".-".contains(letter)));
    let domain = text[..end.unwrap_or(text.len())].trim_end_matches(['.', '-']);
    let Some((above, top)) = domain.rsplit_once('.') else { return false };
    let is_top = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    is_top && above.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
}

fn has_phone(text: &str) -> bool {
    let with_code = text.bytes().enumerate().any(|(at, byte)| match byte {
        b'+' => {
            let previous = before(text, at);
            let begins = !is_word(previous) && previous != b'+' && previous != b'.';
            begins && is_international(&text[at + 1..])
        }
        b'0' => {
            matches!(before(text, at), b' ' | b'(')
                && is_dialled(&text[at..])
                && !is_numbered(&text[..at])
        }
        _ => false,
    });
    with_code || after_words(text, &PHONE_WORDS).any(is_local_number)
}

/// `51 1 615 0000`, as after a plus sign.
fn is_international(text: &str) -> bool {
    !text.starts_with('0')
        && number(text).is_some_and(|number| {
            let is_fraction =
                number.groups.len() == 2 && text[number.groups[0].len()..].starts_with('.');
            (8..=15).contains(&number.digits)
                && !is_fraction
                && !number.is_amount()
                && !number.is_date()
        })
}

/// `00 51 1 615 0000`: in groups, since long numbers with zeros before them count other things.
fn is_dialled(text: &str) -> bool {
    let code = text.strip_prefix("00").map(|code| code.trim_start_matches(' '));
    code.is_some_and(|code| !code.starts_with('0'))
        && number(text).is_some_and(|number| {
            number.groups.len() >= 3 && (11..=17).contains(&number.digits) && !number.is_date()
        })
}

/// Whether a text ends as one does before the number of a law or a file, or within a longer number.
fn is_numbered(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '(']);
    let bare = text.trim_end_matches('.');
    let ends_in =
        |word: &&str| bare.strip_suffix(word).is_some_and(|r| r.is_empty() || r.ends_with(' '));
    text.ends_with(|last: char| last.is_ascii_digit() || "º°#".contains(last))
        || NUMBER_WORDS.iter().any(ends_in)
}

/// A number after a word for phone.
fn is_local_number(text: &str) -> bool {
    number(text.trim_start_matches(['+', '('])).is_some_and(|number| {
        (6..=17).contains(&number.digits) && !number.is_amount() && !number.is_date()
    })
}

/// Digits in groups.
struct Number<'t> {
    groups: Vec<&'t str>,
    digits: usize,
}

/// The number that a text begins with; `None` where it is too long, or goes on as something else.
fn number(text: &str) -> Option<Number<'_>> {
    let mut number = Number { groups: Vec::new(), digits: 0 };
    let mut rest = text;
    loop {
        let length = rest.bytes().take(18).take_while(u8::is_ascii_digit).count();
        number.groups.push(&rest[..length]);
        number.digits += length;
        rest = &rest[length..];
        if length == 0 || number.digits > 17 {
            return None;
        }
        let marks = rest.bytes().take(3).take_while(|byte| b" -./()".contains(byte)).count();
        let dash = if marks == 0 && rest.starts_with(['–', '‑']) { 3 } else { marks };
        if dash == 0 || !rest[dash..].starts_with(|next: char| next.is_ascii_digit()) {
            break;
        }
        rest = &rest[dash..];
    }
    let joined = rest.trim_start_matches(['-', '/', '–', '‑']);
    let ends =
        !joined.bytes().next().is_some_and(is_word) || joined.starts_with(['»', '”', '’', '…']);
    let measured = rest.trim_start_matches(' ').starts_with(['%', '€', '$', '£']);
    (ends && !measured).then_some(number)
}

impl Number<'_> {
    /// Whether it is a count, as `20 000 000` is.
    fn is_amount(&self) -> bool {
        let last = self.groups.last().copied().unwrap_or_default();
        let by_thousands =
            self.groups.len() > 1 && self.groups.iter().skip(1).all(|g| g.len() == 3);
        (by_thousands && last == "000") || last.ends_with("000000")
    }

    /// Whether it is a date or a range of years, or has one in it.
    fn is_date(&self) -> bool {
        let up_to = |group: &str, most: u32| {
            group.len() <= 2 && group.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
        };
        let is_year =
            |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
        let in_order = |first: &str, second: &str, third: &str| {
            (is_year(first) && up_to(second, 12) && up_to(third, 31))
                || (up_to(first, 31) && up_to(second, 31) && is_year(third))
        };
        self.groups.windows(2).any(|pair| is_year(pair[0]) && is_year(pair[1]))
            || self.groups.windows(3).any(|part| in_order(part[0], part[1], part[2]))
            || (self.groups.len() == 2 && is_year(self.groups[0]) && self.groups[1].len() <= 2)
    }
}

/// What follows each of these words, after marks and words such as `no.`.
fn after_words<'t>(text: &'t str, wanted: &'t [&str]) -> impl Iterator<Item = &'t str> {
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

fn has_passport(text: &str) -> bool {
    after_words(text, &PASSPORT_WORDS).any(|after| {
        let length = after.bytes().take(13).take_while(u8::is_ascii_alphanumeric).count();
        let digits = after.bytes().take(length).filter(u8::is_ascii_digit).count();
        let next = after[length..].bytes().next();
        let ends = next.is_none_or(|next| !is_word(next) && next != b'-' && next != b'/');
        (6..=12).contains(&length) && digits >= 5 && ends
    })
}

/// The length of an IBAN in each country that has them (the registry of ISO 13616).
const IBAN_LENGTHS: &str = "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 \
    cy28 cz24 de22 dj27 dk18 do28 ee20 eg29 es24 fi18 fk18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 gt28 \
    hn28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 \
    md24 me22 mk19 mn20 mr27 mt31 mu30 ni28 nl18 no15 om23 pk24 pl28 ps29 pt25 qa29 ro24 rs22 ru33 \
    sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28 tl23 tn24 tr26 ua29 va22 vg24 xk20 ye30";

fn has_iban(text: &str) -> bool {
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
