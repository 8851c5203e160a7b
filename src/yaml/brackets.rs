//! Brackets that are closed at the left, below the key of their list or map.

use super::fault::{Fault, FaultKind};
use super::node::{Node, Value};

/// Whether the text could not be read because of its indentation, and has a line that begins with a
/// closing bracket.
pub(super) fn closes_at_left(text: &str, faults: &[Fault]) -> bool {
    let is_indentation = |kind: &FaultKind| matches!(kind, FaultKind::Syntax(words) if words.contains("invalid indentation"));
    faults.iter().any(|fault| is_indentation(&fault.kind))
        && text.lines().any(|line| line.trim_start_matches(' ').starts_with([']', '}']))
}

/// Whether in all lists and maps in brackets only closing brackets are as far to the left as the line on
/// which the outermost of them was opened.
pub(super) fn are_usual(text: &str, node: &Node) -> bool {
    let source = &text[node.span.clone()];
    if source.starts_with(['[', '{']) {
        let line = text[..node.span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let opened = indent(&text[line..]);
        return source.split('\n').skip(1).all(|line| {
            let rest = line.trim_start_matches(' ');
            rest.is_empty()
                || rest.starts_with(['\r', '#'])
                || indent(line) > opened
                || indent(line) == opened && rest.starts_with([']', '}'])
        });
    }
    match &node.value {
        Value::List(items) => items.iter().all(|item| are_usual(text, item)),
        Value::Map(entries) => entries.iter().all(|entry| are_usual(text, &entry.value)),
        _ => true,
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use crate::yaml::read;

    #[test]
    fn a_bracket_may_be_closed_below_its_key() {
        for text in [
            "a: [\n  b,\n  c\n]\nd: 1\n",
            "a: {\n  b: c\n}\n",
            "a:\n  - b: [\n      1,\n    ]\n  - c\n",
            "a: [\n  {b: 1},\n  {\n    b: 2\n  }\n]\n",
            "a: [\r\n  b\r\n]\r\n",
        ] {
            let document = read(text);
            assert_eq!(document.faults, [], "{text}");
            let value = document.root.unwrap().get("a").unwrap().clone();
            assert!(text[value.span].ends_with([']', '}', '1', 'c']), "{text}");
        }
        for text in ["a: [\nb\n]\n", "a:\n  b: [\n  c\n]\n", "a: [\n  b\n"] {
            assert!(!read(text).faults.is_empty(), "{text}");
        }
    }
}
