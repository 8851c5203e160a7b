//! `activity-named-after-another-action`: the id of an activity does not begin with that of its action.

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Kind;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "activity-named-after-another-action",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("activity_named_after_another_action.md"),
    check: Check::Registry(check),
};

/// What activities are named after that belong to no action.
const PROGRAMME: &str = "programme";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for activity in &context.registry.activities {
        let (id, action) = (&activity.body.id, activity.body.action.as_deref());
        let own = action.unwrap_or(PROGRAMME);
        // An action that does not exist is said by `unknown-reference`, an id that is no id or not
        // the name of its file by other rules.
        let is_told = action.is_some_and(|action| !context.exists(Kind::Action, action))
            || context.registry.file(activity.file).stem() != id.as_str();
        if is_named_after(id, own) || is_told {
            continue;
        }
        let route = Route::default();
        let belongs = match action {
            Some(action) => format!("belongs to `{action}`"),
            None => "belongs to no action".to_owned(),
        };
        let other = id.rsplit_once("-a").map(|(name, _)| name).filter(|name| {
            is_named_after(id, name) && (*name == PROGRAMME || context.exists(Kind::Action, name))
        });
        let (message, help) = match other {
            Some(PROGRAMME) => (
                format!("the activity {belongs}, but is named as one of the programme"),
                format!("rename it and its file to `{own}-a…`, or remove `action`"),
            ),
            Some(other) => (
                format!("the activity {belongs}, but is named after `{other}`"),
                format!("write `action: {other}`, or rename it and its file to `{own}-a…`"),
            ),
            None => (
                format!("the activity {belongs}, but its id does not begin with `{own}-a`"),
                format!("rename it and its file to `{own}-a…` with the next free number"),
            ),
        };
        let mut finding = RULE.finding(value(activity.file, &route.key("id")), message, Some(help));
        if action.is_some() {
            let place = value(activity.file, &route.key("action"));
            finding.related = Some((place, "this is its action".to_owned()));
        }
        findings.push(finding);
    }
}

/// Whether the id is that of the action with `-a` and a number.
fn is_named_after(id: &str, action: &str) -> bool {
    let number = id.strip_prefix(action).and_then(|rest| rest.strip_prefix("-a"));
    number.is_some_and(|number| number.starts_with(|letter: char| letter.is_ascii_digit()))
}
