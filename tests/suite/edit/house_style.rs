//! House style: the same data, every comment beside what it speaks of, and nothing left to do.

use mieux::edit::{Address, Change, edit, format};
use mieux::model::{FileKind, Kind};
use mieux::schema::{Schemas, Shape};
use mieux::yaml::{Value, read};
use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

use super::dice::Dice;
use super::layouts::written;
use super::records::{FIELDS, record};
use crate::yaml::plain;

/// What an action may hold.
fn action() -> &'static Shape {
    Schemas::built_in().shape(FileKind::Record(Kind::Action))
}

/// Two hundred records; as many as `MIEUX_EDIT_CASES` says where it is set.
#[test]
fn a_random_record_in_house_style_says_the_same_and_keeps_its_comments() {
    let cases = std::env::var("MIEUX_EDIT_CASES").map_or(200, |cases| cases.parse().unwrap());
    let mut moved = 0;
    for seed in 0..cases {
        let mut dice = Dice::new(seed + 1_000_000);
        let record = record(&mut dice);
        let text = written(&mut dice, &record);
        let formatted = format(&text, action());
        let formatted = formatted.unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
        let case = format!("seed {seed}\n--- before\n{text}\n--- after\n{formatted}");
        let root = read(&formatted).root.unwrap();
        assert_eq!(plain(&root), plain(&record), "{case}");
        let order: Vec<&str> = root.entries().iter().map(|entry| entry.key.as_str()).collect();
        assert!(order.is_sorted_by_key(|key| FIELDS.iter().position(|own| own == key)), "{case}");
        assert_eq!(format(&formatted, action()).unwrap(), formatted, "{case}");
        assert!(formatted.ends_with('\n') && !formatted.contains('\r'), "{case}");
        for (comment, key) in spoken_of(&text) {
            let after = spoken_of(&formatted);
            let found = after.iter().find(|(own, _)| *own == comment);
            let (_, own) = found.unwrap_or_else(|| panic!("{comment} is lost\n{case}"));
            if let Some(key) = key {
                moved += 1;
                assert_eq!(own.as_deref(), Some(key.as_str()), "{comment}\n{case}");
            }
        }
    }
    assert!(moved > cases, "{moved} comments in {cases} records stand beside a field");
}

proptest! {
    /// Whatever a file holds: it is refused, or laid out so that nothing is left to do.
    #[test]
    fn any_text_is_laid_out_once_and_for_all_or_refused(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..40)
    ) {
        let text = parts.concat();
        if let Ok(formatted) = format(&text, action()) {
            let again = format(&formatted, action());
            prop_assert_eq!(again.as_deref(), Ok(formatted.as_str()), "{}", text);
        }
        for address in ["title.en", "notes", "countries", "partners[0].role", "partners[-1]"] {
            let address: Address = address.parse().unwrap();
            for change in [
                Change::Unset,
                Change::Set(Value::String("a: b\nc".into())),
                Change::Append(vec![Value::Integer(1)]),
            ] {
                if let Ok(changed) = edit(&text, action(), &address, &change) {
                    prop_assert!(read(&changed).faults.is_empty());
                }
            }
        }
    }
}

const PARTS: &[&str] = &[
    "title",
    "notes",
    "countries",
    "partners",
    "en",
    "role",
    "a",
    "é",
    "1",
    ":",
    ": ",
    ":\n",
    "- ",
    "-",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "  ",
    "# c",
    " # c\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "|+\n",
    "? ",
    "\r\n",
    "\t",
    "---\n",
    "\u{feff}",
    "title: ",
    "partners:\n- ",
    "notes: |\n a\n",
];

/// The comments of a text with the key on their line, or on the next line that is none of a comment, where
/// that stands in the same column.
fn spoken_of(text: &str) -> Vec<(String, Option<String>)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for (at, _) in line.match_indices("# c") {
            let digits: String = line[at + 3..].chars().take_while(char::is_ascii_digit).collect();
            if digits.is_empty() || !line[at..].starts_with(&format!("# c{digits}: it's")) {
                continue;
            }
            let is_own = line[..at].trim().is_empty();
            let next = lines[number + 1..].iter().find(|line| {
                let words = line.trim();
                !words.is_empty() && !words.starts_with('#')
            });
            let is_first = lines[..number].iter().all(|line| {
                let words = line.trim();
                words.is_empty() || words.starts_with('#')
            });
            let key = match (is_own, next) {
                // What opens a file speaks of all of it.
                (true, _) if is_first => None,
                (true, Some(next)) => {
                    key(next).filter(|_| next.len() - next.trim_start_matches(' ').len() == at)
                }
                (true, None) => None,
                (false, _) => key(line),
            };
            found.push((format!("# c{digits}:"), key));
        }
    }
    found
}

/// The key that a line in block style begins with.
fn key(line: &str) -> Option<String> {
    let words = line.trim_start_matches(' ');
    let words = words.strip_prefix("- ").unwrap_or(words);
    let (key, _) = words.split_once(':')?;
    let key = key.trim_matches(['"', '\'']);
    let is_word = !key.is_empty() && key.bytes().all(|one| one.is_ascii_lowercase() || one == b'_');
    is_word.then(|| key.to_owned())
}
