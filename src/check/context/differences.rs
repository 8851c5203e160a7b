//! In what files differ from their schemas, as far as nothing else says it.

use std::collections::HashSet;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::model::{FileId, Registry, SourceFile};
use crate::schema::{Problem, Violation, violations};
use crate::yaml::{FaultKind, Route, Value};

/// In what each file differs from its schema, in the order of the files.
pub(super) fn differences(registry: &Registry) -> Vec<(FileId, Violation)> {
    let files: Vec<(FileId, &SourceFile)> = registry.files_with_ids().collect();
    files
        .into_par_iter()
        .flat_map_iter(|(id, file)| {
            let mut found =
                file.root.as_ref().map_or_else(Vec::new, |root| violations(file.kind, root));
            if found.is_empty() && file.root.is_some() && registry.unreadable.contains(&id) {
                // A type that is stricter than its schema: better said vaguely than not at all.
                let expected = vec!["a map in the shape of its schema"];
                let problem = Problem::WrongType { expected, text_by_language: false };
                found.push(Violation { route: Route::default(), problem });
            }
            without_faults(file, found).into_iter().map(move |violation| (id, violation))
        })
        .collect()
}

/// The violations that say something which no fault of the text has said already.
fn without_faults(file: &SourceFile, found: Vec<Violation>) -> Vec<Violation> {
    let Some(root) = &file.root else { return found };
    let has_merge_key = file.faults.iter().any(|fault| fault.kind == FaultKind::MergeKey);
    let breaks: Vec<usize> = file.text.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| breaks.partition_point(|newline| *newline < at);
    let lines_of = |is_meant: fn(&FaultKind) -> bool| -> HashSet<usize> {
        let faults = file.faults.iter().filter(|fault| is_meant(&fault.kind));
        faults.map(|fault| line_of(fault.span.start)).collect()
    };
    let on_value = lines_of(|kind| matches!(kind, FaultKind::Alias | FaultKind::Tag));
    // Behind `&text` without quotes there is nothing.
    let before_value = lines_of(|kind| *kind == FaultKind::Anchor);
    let is_said = |violation: &Violation| {
        has_merge_key
            && matches!(violation.problem, Problem::MissingField { .. } | Problem::Empty { .. })
            || violation.route.find(root).is_some_and(|node| {
                let line = line_of(node.span.start);
                on_value.contains(&line)
                    || node.value == Value::Null && before_value.contains(&line)
            })
    };
    found.into_iter().filter(|violation| !is_said(violation)).collect()
}
