//! `duplicate-key`: a field stands twice in one map.

use crate::check::words::short;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::yaml::FaultKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("duplicate_key.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        for fault in &source.faults {
            let FaultKind::DuplicateKey { key, first } = &fault.kind else {
                continue;
            };
            if !RULE.wants(findings, file) {
                continue;
            }
            let key = short(key);
            let place = Place { file, spot: Spot::Bytes(fault.span.clone()) };
            let help = format!("keep one `{key}`, and remove the other with its value");
            let mut finding = RULE.finding(place, format!("`{key}` stands here twice"), Some(help));
            let first = Place { file, spot: Spot::Bytes(first.clone()) };
            finding.related = Some((first, "it stands here first".to_owned()));
            findings.push(finding);
        }
    }
}
