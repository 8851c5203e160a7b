//! `completed-without-end`: a completed action does not say when it ended.

use crate::check::context::{FileContext, completed};
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "completed-without-end",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::References,
    page: page!("completed_without_end"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    let Some(status) = completed(context.vocabularies(), action) else { return };
    if action.end.is_none() {
        let message = format!("the action is `{status}`, but has no `end`");
        let help = "add a line `end: …`, as precise as the source: `2018`, `2018-05` or \
                    `\"2018-05-12\"`";
        findings.push(RULE.finding(context.field("status"), message, Some(help.to_owned())));
    }
}
