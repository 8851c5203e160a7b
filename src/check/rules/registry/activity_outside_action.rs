//! `activity-outside-action`: an activity lies outside the time of its action.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::field;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::{Action, Activity, ActivityStatus, EdtfDate};
use crate::registry::{FileId, Record};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "activity-outside-action",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("activity_outside_action"),
    check: Check::Registry(check, Again::Links),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(Record { body: activity, .. }) = context.registry.activity(file) else { return };
    let action = activity.action.as_deref().and_then(|id| context.action(id));
    let Some(action) = action else { return };
    let Some(found) = outside(activity, &action.body) else { return };
    let Outside { side, date, limit } = found;
    let id = &action.body.id;
    let (name, bound, message, related) = match side {
        Side::Before => (
            "end",
            "start",
            message!("activity-outside-action.before", date, id, limit),
            message!("activity-outside-action.related-start"),
        ),
        Side::After => (
            "start",
            "end",
            message!("activity-outside-action.after", date, id, limit),
            message!("activity-outside-action.related-end"),
        ),
    };
    let help = message!("activity-outside-action.help", name, bound, id);
    let finding = RULE.at(field(file, name), message).with_help(help);
    findings.push(finding.with_related(field(action.file, bound), related));
}

/// A date of an activity, and the date of its action that it is on the wrong side of.
struct Outside {
    side: Side,
    date: EdtfDate,
    limit: EdtfDate,
}

/// The side of an action on which an activity lies.
enum Side {
    Before,
    After,
}

/// How an activity lies wholly outside its action. Where it has a single date, it may have lasted
/// long enough to touch the action on that side.
fn outside(activity: &Activity, action: &Action) -> Option<Outside> {
    // An action that ends early cancels what was to come.
    if activity.status == Some(ActivityStatus::Cancelled) {
        return None;
    }
    // What `end-before-start` finds cannot hold an activity.
    if action.start.zip(action.end).is_some_and(|(start, end)| end.is_certainly_before(start)) {
        return None;
    }
    let before =
        activity.end.zip(action.start).filter(|(end, start)| end.is_certainly_before(*start));
    let after =
        activity.start.zip(action.end).filter(|(start, end)| end.is_certainly_before(*start));
    let on = |side: Side| move |(date, limit)| Outside { side, date, limit };
    before.map(on(Side::Before)).or(after.map(on(Side::After)))
}
