//! `approval-after-start`: an action was decided on after it had started.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "approval-after-start",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("approval_after_start"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    let decided = action.approval.as_ref().and_then(|approval| approval.date);
    let (Some(decided), Some(start)) = (decided, action.start) else { return };
    if !start.is_certainly_before(decided) {
        return;
    }
    let place = context.value(&Route::TOP.key("approval").key("date"));
    findings.push(
        RULE.at(place, message!("approval-after-start", decided, start))
            .with_help(message!("approval-after-start.help"))
            .with_related(context.field("start"), message!("approval-after-start.related")),
    );
}
