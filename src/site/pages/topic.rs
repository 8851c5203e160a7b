//! The page of a topic: its codes with their figures, each leading to its own page.

use maud::html;

use super::content::Content;
use super::map::map;
use super::parts;
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>, topic: Topic) -> Content {
    let report = here.scene.figures.by(topic);
    let body = html! {
        @for table in report.tables.iter().take(1) {
            @if topic == Topic::Country { (map(here, &[])) } @else { (parts::drawn(here, table, "chart")) }
            (parts::table(here, table, "figures", Some(topic)))
        }
        (parts::notes(here, &report.notes))
    };
    Content::titled(here, &format!("site.topic.{}", topic.option()), &body)
}
