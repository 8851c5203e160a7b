//! Small changes to a text, as a hand on a keyboard makes them.

use proptest::prelude::{Strategy, any, prop, prop_oneof};

/// A change to a text at some place.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Remove(usize),
    Insert(usize, String),
    SwapLines(usize, usize),
    Indent(usize, usize),
}

pub(super) fn changes() -> impl Strategy<Value = Vec<Change>> {
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

pub(super) fn changed(text: &str, changes: &[Change]) -> String {
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
