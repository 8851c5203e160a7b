//! The quick reader held against the full parser: whatever it takes, both read to the same tree and
//! spans.

use mieux::yaml::{read, read_carefully};
use proptest::prelude::{Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::Config;

/// Short records, so that slips fall where they matter.
const SHORT: &[&str] = &[
    "id: peru-iii # why\ntitle:\n  en: Countering: no\n  es: \"Perú: sí\"\ncountries: [PE, \"NO\"]\nstart: 2017\nend: \"2018-05-01\"\n",
    "partners:\n  - partner: pe-dgsd\n    role: requester\n  # a comment\n  - partner: x\nn: 1\n",
    "notes:\n  en: >-\n    First line\n    second line # no comment\n  es: 'una línea'\nlist:\n  - a\n  - 'b'\n",
    "a:\n  b:\n    c: 012\n    d: .5\n  e: true\nf: [1, 2.0, x y, é]\n",
    "results:\n  - kind: law\n    title:\n      es: >-\n        Ley\n        N.º 1\n    adopted: true\n  - kind: plan\n",
];

/// A change to a text at some place.
#[derive(Debug, Clone)]
enum Change {
    Remove(usize),
    Insert(usize, String),
    SwapLines(usize, usize),
    Indent(usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let bit = prop_oneof![
        "[ \n:#&*!|>'\"%@`{}\\[\\],?~-]{1,3}",
        "[a-z0-9]{1,3}",
        "(: |- | #|\n  |\n\n|\t|\r\n|é|\u{2028}|\u{85}|>-\n|\\[\\]|null|---|\\.\\.\\.)",
    ];
    let change = prop_oneof![
        any::<usize>().prop_map(Change::Remove),
        (any::<usize>(), bit).prop_map(|(at, bit)| Change::Insert(at, bit)),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        (any::<usize>(), 0_usize..6).prop_map(|(line, blanks)| Change::Indent(line, blanks)),
    ];
    prop::collection::vec(change, 1..4)
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for change in changes {
        let length = letters.len().max(1);
        match change {
            Change::Remove(at) if !letters.is_empty() => {
                letters.remove(at % length);
            }
            Change::Insert(at, bit) => {
                let at = at % length;
                letters.splice(at..at, bit.chars());
            }
            Change::SwapLines(one, other) => {
                let text: String = letters.iter().collect();
                let mut lines: Vec<&str> = text.split('\n').collect();
                let count = lines.len();
                lines.swap(one % count, other % count);
                letters = lines.join("\n").chars().collect();
            }
            Change::Indent(line, blanks) => {
                let text: String = letters.iter().collect();
                let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
                let count = lines.len();
                let line = &mut lines[line % count];
                *line = format!("{}{}", " ".repeat(*blanks), line.trim_start());
                letters = lines.join("\n").chars().collect();
            }
            Change::Remove(_) => {}
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(Config { cases: 4000, ..Config::default() })]

    #[test]
    fn a_record_with_a_few_slips_is_read_alike(which in 0..SHORT.len(), changes in changes()) {
        let text = changed(SHORT[which], &changes);
        prop_assert_eq!(read(&text), read_carefully(&text), "{:?}", text);
    }

    #[test]
    fn any_text_is_read_alike(text in "[ \\n:#'\"\\[\\],a-c0-2é>-]{0,40}") {
        prop_assert_eq!(read(&text), read_carefully(&text), "{:?}", text);
    }

    #[test]
    fn text_near_the_house_style_is_read_alike(text in "([a-c]: ?[a-c0-9é\"'\\[\\], ]{0,8}\n|  - [a-c]: 1\n|  [a-c]: >-\n    x y\n){1,6}") {
        prop_assert_eq!(read(&text), read_carefully(&text), "{:?}", text);
    }
}
