//! The activities of an action in the order of time.

use maud::{Markup, html};

use super::activities::{not_held, places};
use super::listing;
use crate::model::{Activity, Qualifier};
use crate::site::address::anchor;
use crate::site::here::Here;

pub(super) fn section(here: &Here<'_>, action: &str) -> Markup {
    let activities = here.contents().activities_of(Some(action));
    html! {
        @if !activities.is_empty() {
            section {
                h2 id="activities" { (here.word("site.activities")) }
                ol role="list" class="timeline" {
                    @for activity in activities { li id=(anchor(&activity.id)) { (one(here, activity)) } }
                }
            }
        }
    }
}

fn one(here: &Here<'_>, activity: &Activity) -> Markup {
    let when = listing::period(activity.start, activity.end);
    html! {
        p class="when" { (when) }
        div {
            p class="title" { (here.text(&activity.title)) (not_held(here, activity)) }
            p class="meta" {
                @if let Some(kind) = &activity.kind { span { (here.label("activity-kinds", kind)) } }
                @if !activity.places.is_empty() || activity.online { span { (places(here, activity)) } }
                @if let Some(number) = participants(here, activity) { span { (number) } }
            }
            @for result in &activity.results { p { (here.text(&result.title)) } }
        }
    }
}

/// How many took part, as exactly as it is known.
fn participants(here: &Here<'_>, activity: &Activity) -> Option<String> {
    let known = activity.participants.as_ref()?;
    let number = usize::try_from(known.everybody()?).ok()?;
    let shown = here.words().counted("site.count.participants", number, &[]);
    let qualifier = known.qualifier.filter(|one| *one != Qualifier::Exact);
    let shown_as = |one: Qualifier| here.word(&format!("word.qualifier.{}", one.name()));
    Some(match qualifier {
        Some(one) => format!("{} {shown}", shown_as(one)),
        None => shown,
    })
}
