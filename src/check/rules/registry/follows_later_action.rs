//! `follows-later-action`: an action follows one that started after it.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::{field, value};
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::{Action, Kind};
use crate::registry::{FileId, Record};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "follows-later-action",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("follows_later_action"),
    check: Check::Registry(check, Again::Chain(Kind::Action)),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(Record { body: action, .. }) = context.registry.action(file) else { return };
    for (index, followed) in action.follows.iter().enumerate() {
        let followed = context.action(followed);
        let (Some(followed), Some(start)) = (followed, action.start) else { continue };
        let Some(later) = followed.body.start.filter(|later| start.is_certainly_before(*later))
        else {
            continue;
        };
        // `circular-follows` reports a circle.
        if leads_to(context, &followed.body, &action.id) {
            continue;
        }
        findings.push_with(file, || {
            let (id, other) = (&action.id, &followed.body.id);
            let place = value(file, &Route::TOP.key("follows").index(index));
            RULE.at(place, message!("follows-later-action", start, other, later))
                .with_help(message!("follows-later-action.help", other, id))
                .with_related(
                    field(followed.file, "start"),
                    message!("follows-later-action.related"),
                )
        });
    }
}

/// Whether one action follows another, directly or by way of others.
fn leads_to(context: &RegistryContext<'_>, from: &Action, id: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead: Vec<&str> = from.follows.iter().map(SmolStr::as_str).collect();
    while let Some(next) = ahead.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next) {
            let action = context.action(next);
            ahead
                .extend(action.iter().flat_map(|action| &action.body.follows).map(SmolStr::as_str));
        }
    }
    false
}
