//! What somebody must do by a day.

use smol_str::SmolStr;

use crate::model::{Activity, ActivityStatus, Day, Decision, EdtfDate, Expert};
use crate::query::Links;

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// When; `None` if the record does not state it.
    pub date: Option<EdtfDate>,
    /// The id of the record.
    pub id: SmolStr,
    /// What to do, by its code.
    pub what: &'static str,
}

/// What is due by a day, the earliest first and what has no date last. Of an imprecise date the last day counts.
#[must_use]
pub fn due(links: &Links<'_>, by: Day) -> Vec<Due> {
    let mut all = Vec::new();
    for expert in links.every_expert() {
        of_expert(expert, &mut all);
    }
    for activity in links.every_activity() {
        let end = activity.end.or(activity.start);
        if end.is_some() && lacks_outcome(links, activity) {
            all.push(Due { date: end, id: activity.id.clone(), what: "outcome" });
        }
    }
    for action in links.every_action() {
        let mut add = |date, what| all.push(Due { date, id: action.id.clone(), what });
        let request = action.request.as_ref();
        let decision = action.approval.as_ref().and_then(|approval| approval.decision);
        match action.status.as_deref() {
            Some("request") if request.is_none_or(|request| request.answered.is_none()) => {
                add(request.and_then(|request| request.received), "answer");
            }
            Some("preparation") if matches!(decision, None | Some(Decision::Deferred)) => {
                let fiche = action.fiche.as_ref().and_then(|fiche| fiche.date);
                add(fiche, "decision");
            }
            _ => {}
        }
        if action.end.is_some() && links.public_status(action) == Some("ongoing") {
            add(action.end, "action-end");
        }
    }
    all.retain(|due| due.date.is_none_or(|date| date.latest() <= by));
    all.sort_by(|one, other| key(one).cmp(&key(other)));
    all
}

/// Whether the record says neither that an activity was held nor that it was cancelled. Without a status it is not asked for if
/// its action is over: many sources of old actions do not say.
fn lacks_outcome(links: &Links<'_>, activity: &Activity) -> bool {
    match activity.status {
        Some(status) => status == ActivityStatus::Planned,
        None => links.action_of(activity).is_none_or(|action| {
            !matches!(action.status.as_deref(), Some("completed" | "rejected" | "cancelled"))
        }),
    }
}

fn key(due: &Due) -> (bool, Option<Day>, &str, &str) {
    (due.date.is_none(), due.date.map(EdtfDate::latest), &due.id, due.what)
}

fn of_expert(expert: &Expert, all: &mut Vec<Due>) {
    for (what, date) in expert.due_dates() {
        all.extend(date.map(|date| Due { date: Some(date), id: expert.id.clone(), what }));
    }
}
