//! `approval-after-start`: an action was decided on after it had started.

use crate::check::context::{field, value};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::registry::Record;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "approval-after-start",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("approval_after_start.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        let decided = action.approval.as_ref().and_then(|approval| approval.date);
        let (Some(decided), Some(start)) = (decided, action.start) else { continue };
        if !start.is_certainly_before(decided) {
            continue;
        }
        let place = value(*file, &Route::default().key("approval").key("date"));
        let message = format!("`approval.date` ({decided}) is after `start` ({start})");
        let help = "correct one of the two: an action starts once it is approved".to_owned();
        let mut finding = RULE.finding(place, message, Some(help));
        finding.related = Some((field(*file, "start"), "this is earlier".to_owned()));
        findings.push(finding);
    }
}
