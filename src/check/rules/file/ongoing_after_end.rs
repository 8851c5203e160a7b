//! `ongoing-after-end`: an action is in implementation, and its end has passed.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "ongoing-after-end",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::References,
    page: page!("ongoing_after_end"),
    check: Check::File(check),
};

/// The stages before the end of the work.
const STAGES: [&str; 3] = ["request", "preparation", "implementation"];

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let (Some(today), Some(action)) = (context.today, context.action()) else { return };
    let (Some(status), Some(end)) = (action.status.as_deref(), action.end) else { return };
    if !STAGES.contains(&status) || end.latest() >= today {
        return;
    }
    findings.push(
        RULE.at(context.field("status"), message!("ongoing-after-end", status, end))
            .with_help(message!("ongoing-after-end.help", id = &action.id))
            .with_related(context.field("end"), message!("ongoing-after-end.related")),
    );
}
