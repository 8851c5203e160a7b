//! What git and jj leave in a file that no reader should see: the two versions of a conflict, and the
//! pointer to a large file. Both are found on the lines, before a parser sees the text.

use super::fault::{Fault, FaultKind};
use super::node::Span;

/// How many of its letters a marker has at least.
const LENGTH: usize = 7;

/// How a pointer of Git LFS begins.
const POINTER: &str = "version https://git-lfs.github.com/spec/";

/// The conflicts of a text, or that it is a pointer; empty if it is neither.
pub(crate) fn faults(text: &str) -> Vec<Fault> {
    if text.starts_with(POINTER) {
        let end = text.find('\n').unwrap_or(text.len());
        return vec![Fault { kind: FaultKind::LargeFilePointer, span: 0..end }];
    }
    conflicts(text)
}

/// A conflict that is open: where it began, and the name of its first side.
struct Open {
    span: Span,
    first: String,
    has_second: bool,
}

fn conflicts(text: &str) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.trim_end().len();
        start += line.len();
        let Some((sign, label)) = marker(line) else { continue };
        match (sign, &mut open) {
            ('<', _) => {
                // One that never ends is left over from an edit by hand.
                found.extend(open.take().map(|one| fault(one.span, one.first, String::new())));
                open = Some(Open { span, first: label.to_owned(), has_second: false });
            }
            ('>', Some(one)) if one.has_second => {
                let (span, first) = (one.span.clone(), std::mem::take(&mut one.first));
                found.push(fault(span, first, label.to_owned()));
                open = None;
            }
            ('=' | '+' | '%' | '-', Some(one)) => one.has_second = true,
            ('>' | '=', _) => found.push(fault(span, String::new(), String::new())),
            _ => {}
        }
    }
    found.extend(open.map(|one| fault(one.span, one.first, String::new())));
    found
}

fn fault(span: Span, first: String, second: String) -> Fault {
    Fault { kind: FaultKind::MergeConflict { first, second }, span }
}

/// The sign of a line that is a marker, and the label behind it.
fn marker(line: &str) -> Option<(char, &str)> {
    let line = line.trim_end();
    let sign = line.chars().next().filter(|sign| "<=>|%+-".contains(*sign))?;
    let label = line.trim_start_matches(sign);
    let is_marker = line.len() - label.len() >= LENGTH
        && (label.is_empty() || label.starts_with(' '))
        && (sign != '=' || label.is_empty());
    is_marker.then(|| (sign, label.trim()))
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::yaml::FaultKind;

    fn sides(text: &str) -> Vec<(String, String)> {
        let sides = faults(text).into_iter().filter_map(|fault| match fault.kind {
            FaultKind::MergeConflict { first, second } => Some((first, second)),
            _ => None,
        });
        sides.collect()
    }

    #[test]
    fn each_hunk_is_found_once() {
        let both = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        let git = "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> left\n";
        assert_eq!(sides(git), [both("HEAD", "left")]);
        assert_eq!(sides(&git.repeat(2)).len(), 2);
        assert_eq!(sides(&git.replace('\n', "\r\n")), [both("HEAD", "left")]);
        let base = "<<<<<<< ours\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> theirs\n";
        assert_eq!(sides(base), [both("ours", "theirs")]);
        let jj = "<<<<<<< Conflict 1 of 1\n%%%%%%% Changes from base\n-b: 0\n+b: 1\n\
                  +++++++ Contents of side\nb: 2\n>>>>>>> Conflict 1 of 1 ends\n";
        assert_eq!(sides(jj), [both("Conflict 1 of 1", "Conflict 1 of 1 ends")]);
        for left_over in ["a: 1\n>>>>>>> left\n", "=======\na: 1\n", "<<<<<<< HEAD\na: 1\n"] {
            assert_eq!(sides(left_over).len(), 1, "{left_over}");
        }
        for text in ["a: |\n  <<<<<<< HEAD\n", "--------\n", "# =======\n", "a: =======\n", ""] {
            assert_eq!(sides(text), [], "{text}");
        }
    }
}
