//! `unknown-code`: a code is not in its vocabulary.

use std::collections::{BTreeSet, HashSet};

use super::{short, typed};
use crate::check::context::value;
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::{FileId, Vocabulary};
use crate::schema::{Meaning, Problem, Violation, shape};
use crate::suggest::did_you_mean;
use crate::yaml::{Node, Route, Value};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-code",
    severity: Severity::Error,
    tier: Tier::Always,
    page: include_str!("unknown_code.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut without_vocabulary = BTreeSet::new();
    // Of these `wrong-type` speaks.
    let is_other_type =
        |violation: &Violation| matches!(violation.problem, Problem::WrongType { .. });
    let other_types: HashSet<(FileId, &Route)> = context
        .violations
        .iter()
        .filter(|(_, violation)| is_other_type(violation))
        .map(|(file, violation)| (*file, &violation.route))
        .collect();
    for (file, source, root) in context.trees() {
        shape(source.kind).each_meaning(root, &Route::default(), &mut |route, node, meaning| {
            let (Meaning::Code(name), Some(code)) = (meaning, code(node)) else {
                return;
            };
            let Some(vocabulary) = context.registry.vocabularies.get(name) else {
                // Said once; and not at all where the vocabulary's own file says what ails it.
                if without_vocabulary.insert(name.clone()) && !context.has_vocabulary_file(name) {
                    let code = short(&code);
                    let message =
                        format!("the registry has no vocabulary `{name}` to look `{code}` up in");
                    let help = format!("create `vocabularies/{name}.yaml`");
                    findings.push(RULE.finding(value(file, route), message, Some(help)));
                }
                return;
            };
            if vocabulary.get(&code).is_some() || other_types.contains(&(file, route)) {
                return;
            }
            let help = did_you_mean(vocabulary, &code).map_or_else(
                || format!("see the codes with `mieux list {name}`"),
                |meant| format!("did you mean `{meant}`{}?", label(vocabulary, &meant)),
            );
            let written = typed(context, file, route);
            let message = format!("`{written}` is not a code of `{name}`");
            findings.push(RULE.finding(value(file, route), message, Some(help)));
        });
    }
}

/// A scalar as a code; what is neither text nor a number is said by `wrong-type`.
fn code(node: &Node) -> Option<String> {
    match node.value {
        Value::String(_) | Value::Integer(_) => node.scalar_text(),
        _ => None,
    }
}

/// The English label in brackets, where it says more than the code.
fn label(vocabulary: &Vocabulary, code: &str) -> String {
    match vocabulary.label(code, "en") {
        label if label == code => String::new(),
        label => format!(" ({label})"),
    }
}
