//! `private-not-ignored`: what identifies a person would go into git.

use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::yaml::{FaultKind, Stray};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "private-not-ignored",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("private_not_ignored.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        if source.faults.iter().any(|fault| fault.kind == FaultKind::Stray(Stray::Unignored)) {
            let message = "git does not ignore `private/`, which holds what identifies people";
            let help = "add a line `private/` to `.gitignore` in the folder of the registry; if a file of \
                        it was committed, take it out of the history as well";
            let place = Place { file, spot: Spot::Top };
            findings.push(RULE.finding(place, message.to_owned(), Some(help.to_owned())));
        }
    }
}
