//! `duplicate-id`: two records of a kind have the same id.

use std::collections::HashMap;

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::model::{FileId, FileKind, Kind};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    page: include_str!("duplicate_id.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut first_of: HashMap<(Kind, &str), FileId> = HashMap::new();
    for (file, source, _) in context.trees() {
        let (FileKind::Record(kind), Some(id)) = (source.kind, source.stated_id()) else {
            continue;
        };
        let Some(&first) = first_of.get(&(kind, id)) else {
            first_of.insert((kind, id), file);
            continue;
        };
        let route = Route::default().key("id");
        let other = context.registry.file(first).path.display();
        let message = format!("the {kind} `{id}` has a record already: {other}");
        let help =
            format!("give this record an id of its own, or remove it if it is the same as {other}");
        let mut finding = RULE.finding(value(file, &route), message, Some(help));
        finding.related = Some((value(first, &route), "the other record".to_owned()));
        findings.push(finding);
    }
}
