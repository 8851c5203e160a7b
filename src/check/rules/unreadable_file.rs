//! `unreadable-file`: the system does not let a file be read.

use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::yaml::FaultKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unreadable-file",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unreadable_file.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        for fault in &source.faults {
            let FaultKind::Unreadable(words) = &fault.kind else { continue };
            let message = format!("the file cannot be read: {words}");
            let help = "mend the link or the permissions of the file, or remove it".to_owned();
            let place = Place { file, spot: Spot::Bytes(fault.span.clone()) };
            findings.push(RULE.finding(place, message, Some(help)));
        }
    }
}
