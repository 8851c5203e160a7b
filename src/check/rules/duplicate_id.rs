//! `duplicate-id`: two records of a kind have the same id.

use std::collections::HashMap;

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::FileKind;
use crate::registry::FileId;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::Registry,
    page: include_str!("duplicate_id.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut first_of: HashMap<(FileKind, &str), FileId> = HashMap::new();
    for (file, source) in context.registry.files_with_ids() {
        let Some(id) = source.stated_id().filter(|_| source.kind != FileKind::Claims) else {
            continue;
        };
        let Some(&first) = first_of.get(&(source.kind, id)) else {
            first_of.insert((source.kind, id), file);
            continue;
        };
        let route = Route::default().key("id");
        let other = context.registry.file(first).below.display();
        let message = format!("the {} `{id}` has a file already: {other}", source.kind.name());
        let help =
            format!("give this one an id of its own, or remove it if it is the same as {other}");
        let mut finding = RULE.finding(value(file, &route), message, Some(help));
        finding.related = Some((value(first, &route), "the other one".to_owned()));
        findings.push(finding);
    }
}
