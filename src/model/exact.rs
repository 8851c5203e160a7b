//! Values that a person can read, in the form in which a record holds them.

use super::{DateError, EdtfDate, folded, month_named, typed_text};

/// Words beside a date or a number that add nothing.
const FILLERS: [&str; 12] =
    ["de", "del", "of", "the", "le", "el", "er", "in", "en", "a", "du", "th"];

/// Words before a number that say how exact it is, folded.
const QUALIFIERS: [(&str, &str); 27] = [
    ("mas de", "over"),
    ("more than", "over"),
    ("plus de", "over"),
    ("at least", "over"),
    ("al menos", "over"),
    ("au moins", "over"),
    ("over", "over"),
    ("above", "over"),
    (">", "over"),
    ("about", "about"),
    ("around", "about"),
    ("approximately", "about"),
    ("approx.", "about"),
    ("approx", "about"),
    ("circa", "about"),
    ("ca.", "about"),
    ("ca", "about"),
    ("c.", "about"),
    ("some", "about"),
    ("aproximadamente", "about"),
    ("aprox.", "about"),
    ("alrededor de", "about"),
    ("cerca de", "about"),
    ("unos", "about"),
    ("unas", "about"),
    ("environ", "about"),
    ("~", "about"),
];

/// The date that another notation means; `None` if it could be two.
pub(crate) fn date(written: &str) -> Option<EdtfDate> {
    let typed = typed_text(written);
    let typed = typed.trim().trim_matches(['"', '\'']).trim();
    EdtfDate::from_other_notation(typed).or_else(|| date_in_words(typed))
}

/// The date that a person typed, in the form of records or in another notation that means one date.
///
/// # Errors
/// If the text is not a date, or can mean two dates.
pub fn date_typed(text: &str) -> Result<EdtfDate, DateError> {
    text.parse().or_else(|error| date(text).ok_or(error))
}

/// The two days that a date can be whose day and month could change places: `05/04/2024`.
pub(crate) fn either_date(written: &str) -> Option<[EdtfDate; 2]> {
    EdtfDate::either_notation(typed_text(written).trim())
}

/// The year that a text states beside words or a quarter: `summer 2024`, `Q2 2024`. A second number of two digits or
/// more can be another year or a day.
pub(crate) fn year_of(written: &str) -> Option<EdtfDate> {
    let mut groups: Vec<&str> = written.split(|letter: char| !letter.is_ascii_digit()).collect();
    groups.retain(|group| group.len() > 1);
    let [year] = groups.as_slice() else { return None };
    year.parse().ok().filter(|_| year.len() == 4 && written.contains(char::is_alphabetic))
}

/// A date as the house style writes it: other readers of YAML take a whole one without quotes for a number.
pub(crate) fn in_house_style(date: EdtfDate) -> String {
    let text = date.to_string();
    if text.len() > 7 { format!("\"{text}\"") } else { text }
}

/// The two dates of a period that somebody wrote into one field: `2024-2025`.
pub(crate) fn period(written: &str) -> Option<(EdtfDate, EdtfDate)> {
    let typed = typed_text(written);
    let (from, to) = typed
        .split_once(" - ")
        .or_else(|| typed.split_once(" to "))
        .or_else(|| typed.split_once('/'))
        .or_else(|| typed.split_once('-'))?;
    let form = |text: &str| {
        let text = text.trim();
        let exact = text.parse().ok().filter(|_| text.len() <= 7);
        exact.or_else(|| date(text))
    };
    Some((form(from)?, form(to)?))
}

fn new(year: u16, month: Option<u16>, day: Option<u16>) -> Option<EdtfDate> {
    let small = |number: Option<u16>| number.map(u8::try_from).transpose().ok();
    EdtfDate::new(year, small(month)?, small(day)?).ok()
}

/// A date with the name of its month: `April 2024`, `15 de mayo de 2024`, `1er mai 2024`.
fn date_in_words(typed: &str) -> Option<EdtfDate> {
    let (mut year, mut month, mut day) = (None, None, None);
    let folded = folded(typed);
    for word in
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
    {
        let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let is_ordinal =
                matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "er" | "o");
            let number: u16 = digits.parse().ok().filter(|_| is_ordinal)?;
            let place = if digits.len() == 4 { &mut year } else { &mut day };
            if place.replace(number).is_some() {
                return None;
            }
        } else if let Some(found) = month_named(word) {
            if month.replace(found).is_some() {
                return None;
            }
        } else if !FILLERS.contains(&word) {
            return None;
        }
    }
    new(year?, Some(month?), day)
}

/// A whole number as people write it, with the word that says how exact it is: `1,200`, `about 30`.
pub(crate) fn count(written: &str) -> Option<(u64, Option<&'static str>)> {
    let text = folded(written.trim().trim_matches(['"', '\'']));
    let (text, plus) = match text.strip_suffix('+') {
        Some(text) => (text, Some("over")),
        None => (text.as_str(), None),
    };
    let qualified = QUALIFIERS.iter().find_map(|(words, qualifier)| {
        let rest = text.strip_prefix(words)?;
        Some((rest.trim_start(), *qualifier))
    });
    let (digits, qualifier) =
        qualified.map_or((text, plus), |(rest, qualifier)| (rest, Some(qualifier)));
    Some((integer(digits.trim())?, qualifier))
}

/// Digits, in groups of three or not.
fn integer(text: &str) -> Option<u64> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let mut groups = text.split([',', '.', ' ', '\'']);
    let first = groups.next()?;
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut joined = first.to_owned();
    if !(1..=3).contains(&first.len()) || !is_digits(first) {
        return None;
    }
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        joined.push_str(group);
    }
    joined.parse().ok()
}

/// Whether `yes` or `no` was written where a record has `true` or `false`.
pub(crate) fn flag(written: &str) -> Option<bool> {
    match folded(written.trim()).as_str() {
        "true" | "yes" | "si" | "oui" => Some(true),
        "false" | "no" | "non" => Some(false),
        _ => None,
    }
}

/// A number with a point before its fraction; half of Europe writes `4,5`. `None` if it could be two, as
/// `1,200` is.
pub(crate) fn decimal(written: &str) -> Option<String> {
    let is_doubtful = written.trim().rsplit_once(',').is_some_and(|(_, digits)| digits.len() == 3);
    let number = Some(written.trim().replace(',', ".")).filter(|_| !is_doubtful)?;
    number.parse::<f64>().ok().filter(|number| number.is_finite()).map(|_| number)
}

/// The items of a list that somebody wrote as one text: `Peru, Ecuador`, `(PE)`.
pub(crate) fn items(written: &str) -> Vec<String> {
    let typed = typed_text(written);
    let bare = typed.trim().trim_matches(['[', ']', '(', ')', '{', '}', '"', '\'']);
    let parts = bare.split([',', ';', '/']);
    let trimmed = parts.map(|part| part.trim().trim_matches(['"', '\'']).to_owned());
    trimmed.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{count, date, decimal, either_date, flag, in_house_style, items, period, year_of};

    #[test]
    fn dates_as_people_write_them_have_one_form() {
        for (written, exact) in [
            ("April 2024", Some("2024-04")),
            ("abril de 2024", Some("2024-04")),
            ("avril 2024", Some("2024-04")),
            ("Août 2024", Some("2024-08")),
            ("Sept. 2024", Some("2024-09")),
            ("15 April 2024", Some("\"2024-04-15\"")),
            ("April 15th, 2024", Some("\"2024-04-15\"")),
            ("15 de mayo de 2024", Some("\"2024-05-15\"")),
            ("1er mai 2024", Some("\"2024-05-01\"")),
            ("Apr-2024", Some("2024-04")),
            ("2024\u{2013}04", Some("2024-04")),
            ("15/05/2024", Some("\"2024-05-15\"")),
            ("05/04/2024", None),
            ("2024-2025", None),
            ("202404", Some("2024-04")),
            ("20240415", Some("\"2024-04-15\"")),
            ("201204", None),
            ("20241304", None),
            ("202400", None),
            ("31 February 2024", None),
            ("summer 2024", None),
            ("Marzipan 2024", None),
            ("Decade 2024", None),
            ("setiembre de 2024", Some("2024-09")),
            ("TBD", None),
            ("", None),
        ] {
            assert_eq!(date(written).map(in_house_style).as_deref(), exact, "{written}");
        }
        let both = |from: &str, to: &str| Some((from.parse().unwrap(), to.parse().unwrap()));
        assert_eq!(period("2024-2025"), both("2024", "2025"));
        assert_eq!(period("2024\u{2013}2025"), both("2024", "2025"));
        assert_eq!(period("April 2024 - May 2024"), both("2024-04", "2024-05"));
        assert_eq!(period("2024-04-99"), None);
        let days =
            |first: &str, second: &str| Some([first, second].map(|day| day.parse().unwrap()));
        assert_eq!(either_date("05/04/2024"), days("2024-04-05", "2024-05-04"));
        assert_eq!(["05/05/2024", "15/04/2024", "05/04/24"].map(either_date), [None; 3]);
        let year = |text| year_of(text).map(|date| date.to_string());
        assert_eq!(
            ["Q2 2024", "2024-T3", "summer 2024"].map(|text| year(text).unwrap()),
            ["2024"; 3]
        );
        assert_eq!(["2024-25", "Q2 24", "May 15 2024", "2024"].map(year), [const { None }; 4]);
    }

    #[test]
    fn counts_as_people_write_them_have_one_form() {
        for (written, exact) in [
            ("1,200", Some((1200, None))),
            ("1.200", Some((1200, None))),
            ("1 200", Some((1200, None))),
            ("60.0", Some((60, None))),
            ("about 30", Some((30, Some("about")))),
            ("más de 1.000", Some((1000, Some("over")))),
            ("~30", Some((30, Some("about")))),
            ("100+", Some((100, Some("over")))),
            ("1,5", None),
            ("thirty", None),
            ("", None),
        ] {
            assert_eq!(count(written), exact, "{written}");
        }
        assert_eq!(items("(PE)"), ["PE"]);
        assert_eq!(items("irregular-migration]"), ["irregular-migration"]);
        assert_eq!(items("Perú; Ecuador"), ["Perú", "Ecuador"]);
        assert_eq!((flag("Sí"), flag("no"), flag("n/a")), (Some(true), Some(false), None));
        assert_eq!((decimal("4,5").as_deref(), decimal("1,2,3")), (Some("4.5"), None));
        assert_eq!(decimal("1,200"), None);
    }
}
