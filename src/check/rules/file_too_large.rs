//! `file-too-large`: a file is larger than a record can be.

use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::yaml::FaultKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "file-too-large",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("file_too_large.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        for fault in &source.faults {
            let FaultKind::TooLarge(size) = &fault.kind else { continue };
            let limit = context.registry.config.max_file_size;
            let message = format!("the file has {size} bytes, more than the {limit} that are read");
            let help = "move what is no record elsewhere, or raise `max_file_size` in mieux.toml"
                .to_owned();
            let place = Place { file, spot: Spot::Bytes(fault.span.clone()) };
            findings.push(RULE.finding(place, message, Some(help)));
        }
    }
}
