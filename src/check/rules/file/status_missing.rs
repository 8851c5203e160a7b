//! `status-missing`: an action does not say how far it has come.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "status-missing",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("status_missing"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    if action.status.is_none() {
        let message = "the action has no status, so it is in no figure".to_owned();
        let help = "add a line such as `status: completed`; see the codes with \
                    `mieux list statuses`";
        findings.push(RULE.finding(context.top(), message, Some(help.to_owned())));
    }
}
