//! `ongoing-after-end`: an action is in implementation, and its end has passed.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message::Message;

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
    let message = format!("the action is in `{status}`, and its end ({end}) has passed");
    let help = format!(
        "take it to the stage that it has reached with `mieux advance {} …`, or correct `end`",
        action.id
    );
    let mut finding = RULE.finding(context.field("status"), message, Some(help));
    finding.related = Some((context.field("end"), Message::verbatim("the end")));
    findings.push(finding);
}
