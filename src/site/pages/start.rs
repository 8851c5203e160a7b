//! The start page: the figures of the whole programme, its regions and themes, what goes on, and how the programme works
//! in its own words.

use maud::html;

use super::content::Content;
use super::text::opening;
use super::{listing, map, parts};
use crate::render::visible;
use crate::site::address::Place;
use crate::site::here::Here;
use crate::site::topic::Topic;

/// The text on how the programme works, with a heading for each step.
const HOW_IT_WORKS: &str = "how-it-works";
/// The texts for those who request assistance, and for experts.
const FOR_WHOM: [&str; 2] = ["request", "experts"];

pub(super) fn page(here: &Here<'_>) -> Content {
    let title = here.contents().dataset.registry.config.name.clone();
    let figures = &here.scene.figures;
    let body = html! {
        h1 { bdi { (visible(&title)) } }
        (parts::headline(here, figures.by(Topic::Region)))
        p class="more" {
            (here.link(&Place::Actions, &html! { (here.word("site.all-actions")) })) " · "
            (here.link(&Place::Figures, &html! { (here.word("site.all-figures")) }))
        }
        (map::world(here, None))
        p class="more" {
            (here.link(&Place::Topic(Topic::Country), &html! { (here.word("site.map.narrow")) }))
        }
        @for topic in [Topic::Region, Topic::Theme] {
            @let id = topic.vocabulary();
            section {
                h2 { (here.word(&format!("site.topic.{}", topic.option()))) }
                @for table in figures.by(topic).tables.iter().take(1) {
                    (parts::table(here, table, id, Some(topic)))
                }
            }
        }
        (listing::ongoing(here))
        (map::named(here))
        (opening(here, HOW_IT_WORKS))
        @if FOR_WHOM.iter().any(|name| here.contents().texts().contains(name)) {
            div class="pair" { @for name in FOR_WHOM { (opening(here, name)) } }
        }
    };
    Content { title, body }
}
