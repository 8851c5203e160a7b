//! `missing-source`: a record does not say where it comes from.

use crate::check::{Context, Rule};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::model::FileKind;
use crate::yaml::Value;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-source",
    severity: Severity::Warning,
    page: include_str!("missing_source.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source, root) in context.trees() {
        let FileKind::Record(kind) = source.kind else {
            continue;
        };
        if root.get("sources").is_some_and(
            |sources| !matches!(&sources.value, Value::List(items) if items.is_empty()),
        ) {
            continue;
        }
        let message = format!("the {kind} names no source");
        let help =
            "add `sources:` and below it `  - source: ` with a URL or the name of a document"
                .to_owned();
        findings.push(RULE.finding(Place { file, spot: Spot::Top }, message, Some(help)));
    }
}
