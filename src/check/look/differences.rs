//! In what a file differs from its schema, as far as nothing else says it.

use std::collections::HashSet;

use crate::model::SourceFile;
use crate::schema::{Problem, Violation, violations};
use crate::yaml::{Fault, FaultKind, Node, Route};

/// In what a file differs from its schema. `is_typed` says that it has the shape of its kind.
pub(super) fn differences(file: &SourceFile, root: &Node, is_typed: bool) -> Vec<Violation> {
    let mut found = violations(file.kind, root);
    if found.is_empty() && !is_typed {
        // A type that is stricter than its schema: better said vaguely than not at all.
        let expected = vec!["a map in the shape of its schema"];
        let problem = Problem::WrongType { expected, text_by_language: false };
        found.push(Violation { route: Route::default(), problem });
    }
    if found.is_empty() || file.faults.is_empty() {
        return found;
    }
    without_faults(file, root, found)
}

/// The violations that say something which no fault of the text has said already.
fn without_faults(file: &SourceFile, root: &Node, found: Vec<Violation>) -> Vec<Violation> {
    let has_merge_key = file.faults.iter().any(|fault| fault.kind == FaultKind::MergeKey);
    let breaks: Vec<usize> = file.text.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| breaks.partition_point(|newline| *newline < at);
    let is_on_value = |fault: &&Fault| matches!(fault.kind, FaultKind::Alias | FaultKind::Tag);
    let lines: HashSet<usize> =
        file.faults.iter().filter(is_on_value).map(|fault| line_of(fault.span.start)).collect();
    let is_said = |violation: &Violation| {
        has_merge_key && matches!(violation.problem, Problem::MissingField { .. })
            || violation
                .route
                .find(root)
                .is_some_and(|node| lines.contains(&line_of(node.span.start)))
    };
    found.into_iter().filter(|violation| !is_said(violation)).collect()
}
