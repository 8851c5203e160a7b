//! How a file differs from its schema, as far as no fault of its text says the same.

use std::collections::HashSet;

use crate::model::{FileKind, is_blank};
use crate::registry::Source;
use crate::schema::{Expected, Problem, Schemas, Violation};
use crate::yaml::{FaultKind, Node, Route, Value, each_text};

/// How a file differs from its schema. `is_typed` says that it has the shape of its kind.
pub(super) fn differences(
    schemas: &Schemas,
    kind: FileKind,
    source: &Source,
    root: &Node,
    is_typed: bool,
) -> Vec<Violation> {
    let mut found = schemas.violations(kind, root);
    if found.is_empty() && !is_typed {
        // A type that is stricter than its schema: a vague finding is better than none.
        let problem = Problem::WrongType { expected: vec![Expected::Record] };
        found.push(Violation { route: Route::default(), problem });
    }
    add_blank_texts(root, &mut found);
    if found.is_empty() || source.faults.is_empty() {
        return found;
    }
    without_faults(source, root, found)
}

/// Adds the texts of spaces and of letters that cannot be seen, for which a schema has no word.
fn add_blank_texts(root: &Node, found: &mut Vec<Violation>) {
    each_text(root, |way, text| {
        // Most texts begin with a letter that everybody sees.
        let is_seen = text.as_bytes().first().is_none_or(u8::is_ascii_graphic);
        if is_seen || !is_blank(text) {
            return;
        }
        let route = way.route();
        if !found.iter().any(|violation| violation.route == route) {
            found.push(Violation { route, problem: Problem::Empty });
        }
    });
}

/// The violations that say something which no fault of the text has said already.
fn without_faults(source: &Source, root: &Node, found: Vec<Violation>) -> Vec<Violation> {
    let has_merge_key = source.faults.iter().any(|fault| fault.kind == FaultKind::MergeKey);
    let breaks: Vec<usize> = source.text.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| breaks.partition_point(|newline| *newline < at);
    let lines_of = |is_meant: fn(&FaultKind) -> bool| -> HashSet<usize> {
        let faults = source.faults.iter().filter(|fault| is_meant(&fault.kind));
        faults.map(|fault| line_of(fault.span.start)).collect()
    };
    let on_value = lines_of(|kind| matches!(kind, FaultKind::Alias | FaultKind::Tag));
    // Behind `&text` without quotes there is nothing.
    let before_value = lines_of(|kind| *kind == FaultKind::Anchor);
    let is_said = |violation: &Violation| {
        has_merge_key && matches!(violation.problem, Problem::MissingField { .. } | Problem::Empty)
            || violation.route.find(root).is_some_and(|node| {
                let line = line_of(node.span.start);
                on_value.contains(&line)
                    || node.value == Value::Null && before_value.contains(&line)
            })
    };
    found.into_iter().filter(|violation| !is_said(violation)).collect()
}
