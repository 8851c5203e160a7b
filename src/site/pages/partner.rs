//! The page of a partner: what it is, and the actions in which it took part.

use maud::html;

use super::content::Content;
use super::improve::improve;
use super::{listing, sources, translated};
use crate::model::Kind;
use crate::site::address::Place;
use crate::site::here::Here;
use crate::view::{Field, public_view};

/// The fields that are shown elsewhere on the page, or that say nothing to its readers.
const ELSEWHERE: [&str; 5] = ["name", "sources", "translated", "allow", "former_ids"];

pub(super) fn page(here: &Here<'_>, id: &str) -> Option<Content> {
    let entry = here.contents().partner(id)?;
    let view = public_view(here.contents().dataset.registry, entry.file, here.scene.language())?;
    let translated = translated::note(here, &view);
    let fields: Vec<Field> =
        view.fields.into_iter().filter(|field| !ELSEWHERE.contains(&field.name.as_str())).collect();
    let body = html! {
        p class="kicker" { (here.link(&Place::Partners, &html! { (here.word("site.partners")) })) }
        h1 { (here.text(&view.heading)) }
        (here.values().fields(&fields))
        (listing::by_status(here, &here.contents().actions_of_partner(id)))
        (sources::section(here, &entry.body.sources, Kind::Partner))
        (translated)
        (improve(here, &here.contents().dataset.registry.file(entry.file).below))
    };
    Some(Content { title: here.words().text(&view.heading), body })
}
