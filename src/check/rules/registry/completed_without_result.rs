//! `completed-without-result`: a completed action names nothing that came out of it.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::field;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::Action;
use crate::registry::{FileId, Record};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "completed-without-result",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::Registry,
    page: page!("completed_without_result"),
    check: Check::Registry(check, Again::LinksOrCompleteness),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(Record { body: action, .. }) = context.registry.action(file) else { return };
    let Some(status) = context.status_of_completed(action) else { return };
    // What could not be read may hold what is missing.
    if context.is_complete && !has_result(context, action) {
        let finding = RULE
            .at(field(file, "status"), message!("completed-without-result", status))
            .with_help(message!("completed-without-result.help"));
        findings.push(finding);
    }
}

fn has_result(context: &RegistryContext<'_>, action: &Action) -> bool {
    let mut activities = context.registry.activities_of(&action.id);
    !action.results.is_empty() || activities.any(|activity| !activity.body.results.is_empty())
}
