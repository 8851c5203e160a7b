//! An action for a template: its record, and what belongs to it.

use serde_json::{Map, Value as Json, json};

use super::record::{Records, filled};
use super::timeline::timeline;
use crate::model::{Action, Activity, EdtfDate, Kind};
use crate::query::{Links, OPERATIONAL};
use crate::words;

/// An action with the records that it points to, its activities and where it stands in time.
pub(super) fn action(links: &Links<'_>, records: &Records<'_>, id: &str) -> Json {
    let mut told = records.record(Kind::Action, id, 2);
    let activities = activities(links, id);
    if let Some(action) = links.action(id) {
        told.insert("period".to_owned(), period(records, action.start, action.end));
        told.insert("operational_regions".to_owned(), regions(links, records, action));
        told.insert("timeline".to_owned(), timeline(action, &activities, records));
    }
    let listed = |activities: &[&Activity]| {
        filled(activities.iter().map(|one| brief_activity(records, one)).collect())
    };
    told.insert("families".to_owned(), families(links, records, &activities, &listed));
    told.insert("activities".to_owned(), listed(&activities));
    told.insert("followed_by".to_owned(), followers(links, records, id));
    Json::Object(told)
}

/// An action in short, for a paper that is about something else.
pub(super) fn brief_action(records: &Records<'_>, action: &Action) -> Json {
    let mut told = records.record(Kind::Action, &action.id, 1);
    told.insert("period".to_owned(), period(records, action.start, action.end));
    Json::Object(told)
}

/// An activity with when it was, for a list.
pub(super) fn brief_activity(records: &Records<'_>, activity: &Activity) -> Json {
    let mut told = records.record(Kind::Activity, &activity.id, 2);
    told.insert("period".to_owned(), held(records, activity));
    told.remove("action");
    Json::Object(told)
}

/// From when to when, if one of the two is known.
fn period(records: &Records<'_>, start: Option<EdtfDate>, end: Option<EdtfDate>) -> Json {
    let language = records.language();
    match (start, end) {
        (Some(start), Some(end)) => json!(words::period(start, end, language)),
        (Some(start), None) => json!(words::since(start, language)),
        (None, Some(end)) => json!(words::until(end, language)),
        (None, None) => Json::Null,
    }
}

/// When an activity was; one that states no end is of its first date.
pub(super) fn held(records: &Records<'_>, activity: &Activity) -> Json {
    period(records, activity.start, activity.end.or(activity.start))
}

/// The activities of an action by date; what has no date comes last.
fn activities<'r>(links: &Links<'r>, action: &str) -> Vec<&'r Activity> {
    let mut activities = links.activities_of(action).to_vec();
    activities.sort_by_key(|one| (one.start.is_none(), one.start.map(EdtfDate::earliest)));
    activities
}

/// The activities by the family of their kind, in the order of the vocabulary.
fn families(
    links: &Links<'_>,
    records: &Records<'_>,
    activities: &[&Activity],
    listed: &dyn Fn(&[&Activity]) -> Json,
) -> Json {
    let vocabulary = records.registry.vocabularies.get("activity-families");
    let codes = vocabulary.into_iter().flat_map(|vocabulary| &vocabulary.terms);
    let codes = codes.map(|term| Some(term.code.to_string())).chain([None]);
    let family = |one: &Activity| one.kind.as_deref().and_then(|kind| links.family_of(kind));
    let groups = codes.filter_map(|code| {
        let of_family = activities.iter().copied().filter(|one| family(one) == code.as_deref());
        let of_family: Vec<&Activity> = of_family.collect();
        let mut group = match &code {
            Some(code) => records.code("activity-families", code),
            None => json!({"code": null, "text": records.words.get("document.other-activities")}),
        };
        group.as_object_mut()?.insert("activities".to_owned(), listed(&of_family));
        (!of_family.is_empty()).then_some(group)
    });
    filled(groups.collect())
}

fn regions(links: &Links<'_>, records: &Records<'_>, action: &Action) -> Json {
    let regions = links.regions_of_action(OPERATIONAL, action);
    filled(regions.into_iter().map(|code| records.code(OPERATIONAL, code)).collect())
}

fn followers(links: &Links<'_>, records: &Records<'_>, id: &str) -> Json {
    let all = links.registry.records_of(Kind::Action).map(|(_, record)| record.id());
    let ids = all.filter(|other: &&str| {
        links.action(other).is_some_and(|action| action.follows.iter().any(|one| one == id))
    });
    let told = |id: &str| -> Map<String, Json> { records.record(Kind::Action, id, 0) };
    filled(ids.map(|id| Json::Object(told(id))).collect())
}
