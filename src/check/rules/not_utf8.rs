//! `not-utf8`: the bytes of a file are no UTF-8.

use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::yaml::FaultKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "not-utf8",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("not_utf8.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        for fault in &source.faults {
            let FaultKind::NotUtf8 = &fault.kind else { continue };
            let message = "the text is not UTF-8 from here on".to_owned();
            let help = "save the file as UTF-8; what it is in now may be called Windows-1252, \
                        ISO 8859-1, ANSI or Unicode (UTF-16)"
                .to_owned();
            let place = Place { file, spot: Spot::Bytes(fault.span.clone()) };
            findings.push(RULE.finding(place, message, Some(help)));
        }
    }
}
