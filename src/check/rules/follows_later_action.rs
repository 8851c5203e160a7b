//! `follows-later-action`: an action follows one that started after it.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::check::context::{field, value};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Action;
use crate::registry::Record;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "follows-later-action",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("follows_later_action.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Record { file, body: action } in &context.registry.actions {
        for (index, followed) in action.follows.iter().enumerate() {
            let followed = context.links.action_record(followed);
            let (Some(followed), Some(start)) = (followed, action.start) else { continue };
            let Some(later) = followed.body.start.filter(|later| start.is_certainly_before(*later))
            else {
                continue;
            };
            // A circle is said by `circular-follows`.
            if leads_to(context, &followed.body, &action.id) || !RULE.wants(findings, *file) {
                continue;
            }
            let (id, other) = (&action.id, &followed.body.id);
            let place = value(*file, &Route::default().key("follows").index(index));
            let message = format!(
                "the action started ({start}) before `{other}` ({later}), which it follows"
            );
            let help = format!(
                "correct one of the two dates; or if `{other}` is the one that follows, remove it \
                 here and write `follows: [{id}]` there"
            );
            let mut finding = RULE.finding(place, message, Some(help));
            finding.related = Some((field(followed.file, "start"), "this is later".to_owned()));
            findings.push(finding);
        }
    }
}

/// Whether one action follows another, directly or by way of others.
fn leads_to(context: &Context<'_>, from: &Action, id: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead: Vec<&str> = from.follows.iter().map(SmolStr::as_str).collect();
    while let Some(next) = ahead.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            let action = context.links.action(next);
            ahead.extend(action.iter().flat_map(|action| &action.follows).map(SmolStr::as_str));
        }
    }
    false
}
