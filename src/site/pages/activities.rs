//! All activities in one table.

use maud::{Markup, html};

use super::content::Content;
use super::filters::Choice;
use super::list::{Column, List};
use super::listing;
use crate::model::{Activity, ActivityStatus, EdtfDate, Place as Town};
use crate::render::visible;
use crate::site::address::anchor;
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>) -> Content {
    let activities = &here.contents().dataset.activities;
    let kinds = activities.iter().filter_map(|entry| entry.body.kind.as_deref());
    let choices = [
        Choice::topic(here, Topic::Region),
        Choice::topic(here, Topic::Country),
        Choice::topic(here, Topic::Theme),
        Choice::among(here, "kind", "kind", "activity-kinds", kinds),
    ];
    let list = List {
        name: "activities",
        caption: here.words().counted("count.activity", activities.len(), &[]),
        choices: &choices,
        has_years: true,
        columns: &[
            Column::of("title", "activity"),
            Column::of("action", "action"),
            Column::of("kind", "kind"),
            Column::of("from", "site.when"),
            Column::of("place", "places"),
        ],
        rows: html! { @for entry in activities { (row(here, entry.body)) } },
    };
    Content::titled(here, "site.activities", &list.shown(here))
}

fn row(here: &Here<'_>, activity: &Activity) -> Markup {
    let links = here.contents().links();
    let action = links.action_of(activity);
    let codes = |topic: Topic| action.map(|action| topic.codes_of(links, action).join(" "));
    html! {
        tr id=(anchor(&activity.id)) data-id=(activity.id) data-region=[codes(Topic::Region)] data-country=[codes(Topic::Country)]
            data-theme=[codes(Topic::Theme)] data-kind=[activity.kind.as_deref()]
            data-from=[activity.start.map(EdtfDate::year)]
            data-to=[activity.end.or(activity.start).map(EdtfDate::year)] {
            th scope="row" { (here.text(&activity.title)) (not_held(here, activity)) }
            td { @if let Some(action) = &activity.action { (here.action(action)) } }
            td { @if let Some(kind) = &activity.kind { (here.label("activity-kinds", kind)) } }
            td class="date" { (listing::period(activity.start, activity.end)) }
            td { (places(here, activity)) }
        }
    }
}

/// That an activity is only planned, or was cancelled.
pub(super) fn not_held(here: &Here<'_>, activity: &Activity) -> Markup {
    let status = activity.status.filter(|status| *status != ActivityStatus::Held);
    html! {
        @if let Some(status) = status {
            " " span class="tag" { (here.word(&format!("word.status.{}", status.name()))) }
        }
    }
}

/// Where an activity took place.
pub(super) fn places(here: &Here<'_>, activity: &Activity) -> Markup {
    let place = |place: &Town| {
        html! {
            @if let Some(city) = &place.city { bdi { (visible(city)) } }
            @if let Some(country) = &place.country {
                @if place.city.is_some() { ", " }
                (here.code(Topic::Country, country))
            }
        }
    };
    html! {
        @for (position, one) in activity.places.iter().enumerate() {
            @if position > 0 { "; " }
            (place(one))
        }
        @if activity.online {
            @if !activity.places.is_empty() { "; " }
            (here.word("online"))
        }
    }
}
