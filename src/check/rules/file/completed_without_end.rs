//! `completed-without-end`: a completed action does not say when it ended.

use crate::check::context::{FileContext, completed};
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;

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
        let finding = RULE.at(context.field("status"), message!("completed-without-end", status));
        findings.push(finding.with_help(message!("completed-without-end.help")));
    }
}
