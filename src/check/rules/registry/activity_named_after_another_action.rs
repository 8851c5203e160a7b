//! `activity-named-after-another-action`: the id of an activity does not begin with that of its action.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::field;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::Kind;
use crate::registry::FileId;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "activity-named-after-another-action",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("activity_named_after_another_action"),
    check: Check::Registry(check, Again::Links),
};

/// What activities are named after that belong to no action.
const PROGRAMME: &str = "programme";

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(activity) = context.registry.activity(file) else { return };
    let (id, action) = (&activity.body.id, activity.body.action.as_deref());
    let own = action.unwrap_or(PROGRAMME);
    let exists = |action: &str| context.registry.index().exists(Kind::Action, action);
    // Other rules report an action that does not exist, and an id that is not the name of its file.
    let is_reported = action.is_some_and(|action| !exists(action))
        || context.registry.file(file).stem() != id.as_str();
    if is_named_after(id, own) || is_reported {
        return;
    }
    let other = id.rsplit_once("-a").map(|(name, _)| name);
    let other =
        other.filter(|name| is_named_after(id, name) && (*name == PROGRAMME || exists(name)));
    let message = match (action, other) {
        (Some(action), Some(PROGRAMME)) => {
            message!("activity-named-after-another-action.programme", action)
        }
        (Some(action), Some(other)) => {
            message!("activity-named-after-another-action", action, other)
        }
        (Some(action), None) => message!("activity-named-after-another-action.none", action),
        (None, Some(other)) => message!("activity-named-after-another-action.no-action", other),
        (None, None) => message!("activity-named-after-another-action.no-action-none", own),
    };
    let help = match other {
        Some(PROGRAMME) => {
            message!("activity-named-after-another-action.help-programme", id, own)
        }
        Some(other) => message!("activity-named-after-another-action.help", id, own, other),
        None => message!("activity-named-after-another-action.help-none", id, own),
    };
    let finding = RULE.at(field(file, "id"), message).with_help(help);
    findings.push(match action {
        Some(_) => finding.with_related(
            field(file, "action"),
            message!("activity-named-after-another-action.related"),
        ),
        None => finding,
    });
}

/// Whether the id is that of the action with `-a` and a number.
fn is_named_after(id: &str, action: &str) -> bool {
    let number = id.strip_prefix(action).and_then(|rest| rest.strip_prefix("-a"));
    number.is_some_and(|number| number.starts_with(|letter: char| letter.is_ascii_digit()))
}
