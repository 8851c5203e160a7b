//! An activity for a template, and an expert who is deployed in it.

use serde_json::{Map, Value as Json, json};

use super::action::{brief_action, held};
use super::asked::Deployment;
use super::costs::costs;
use super::record::{Records, filled};
use crate::model::{Activity, EdtfDate, Kind};
use crate::query::Links;

/// The most days that are listed one by one.
const MOST_DAYS: u64 = 31;

/// An activity with its action, its days and the records that it points to.
pub(super) fn activity(links: &Links<'_>, records: &Records<'_>, id: &str) -> Json {
    let mut told = records.record(Kind::Activity, id, 2);
    if let Some(activity) = find(links, id) {
        told.insert("period".to_owned(), held(records, activity));
        told.insert("each_day".to_owned(), days(records, activity));
        if let Some(action) = activity.action.as_deref().and_then(|action| links.action(action)) {
            told.insert("action".to_owned(), brief_action(records, action));
        }
    }
    Json::Object(told)
}

/// An activity, and of one expert in it the record, the deployment, its costs and the person as far as these are known.
pub(super) fn deployment(
    links: &Links<'_>,
    records: &Records<'_>,
    deployment: &Deployment,
) -> Map<String, Json> {
    let activity = activity(links, records, &deployment.activity);
    let deployed = activity["experts"].as_array().into_iter().flatten().enumerate();
    let mut own =
        deployed.filter(|(_, one)| one["expert"]["id"].as_str() == Some(&deployment.expert));
    let own = own.next().map(|(position, one)| {
        let mut one = one.clone();
        // A blank of it is one of the activity.
        one["record"] = json!(Kind::Activity.name());
        one["id"] = json!(deployment.activity);
        one["path"] = json!(format!("experts[{position}]"));
        one
    });
    let mut person: Map<String, Json> =
        ["name", "address"].map(|field| (field.to_owned(), Json::Null)).into_iter().collect();
    person.insert("private".to_owned(), json!(deployment.expert));
    person.extend(deployment.person.iter().map(|(field, value)| (field.clone(), json!(value))));
    let costs = find(links, &deployment.activity).and_then(|activity| {
        let mut deployed = activity.experts.iter();
        let own = deployed.find(|one| one.expert == deployment.expert)?;
        Some(costs(records, activity, own, deployment.rates.as_ref()))
    });
    [
        ("activity", activity),
        ("costs", costs.unwrap_or_default()),
        ("expert", Json::Object(records.record(Kind::Expert, &deployment.expert, 2))),
        ("deployment", own.unwrap_or_default()),
        ("person", Json::Object(person)),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into_iter()
    .collect()
}

fn find<'r>(links: &Links<'r>, id: &str) -> Option<&'r Activity> {
    let all = links.registry.activities.iter().map(|record| &record.body);
    all.into_iter().find(|activity| activity.id == id).map(|activity| &**activity)
}

/// The days of an activity that states its first and its last.
fn days(records: &Records<'_>, activity: &Activity) -> Json {
    let exact = |date: EdtfDate| (date.earliest() == date.latest()).then_some(date.earliest());
    let (start, end) =
        (activity.start.and_then(exact), activity.end.or(activity.start).and_then(exact));
    let (Some(start), Some(end)) = (start, end) else { return Json::Null };
    let days = (0..MOST_DAYS).map_while(|after| start.plus_days(after).filter(|day| *day <= end));
    let dates = days.filter_map(|day| day.to_string().parse::<EdtfDate>().ok());
    filled(dates.map(|date| records.date(date)).collect())
}
