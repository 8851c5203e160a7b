//! `duplicate-key`: a field stands twice in one map.

use crate::check::context::FaultContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::short;
use crate::finding::{Place, Severity, Spot};
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("duplicate_key.md"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::DuplicateKey { key, first } = &fault.kind else { return };
    findings.push_with(context.id, || {
        let key = short(key);
        let help = format!("keep one `{key}`, and remove the other with its value");
        let message = format!("`{key}` stands here twice");
        let mut finding = RULE.finding(context.place(fault), message, Some(help));
        let first = Place { file: context.id, spot: Spot::Bytes(first.clone()) };
        finding.related = Some((first, "it stands here first".to_owned()));
        finding
    });
}
