//! The page with everything that a search finds, which the script fills.

use maud::html;

use super::content::Content;
use crate::site::address::Place;
use crate::site::here::Here;

pub(super) fn page(here: &Here<'_>) -> Content {
    let lists = [
        (Place::Actions, "site.actions"),
        (Place::Activities, "site.activities"),
        (Place::Results, "site.results"),
        (Place::Partners, "site.partners"),
    ];
    let body = html! {
        p role="status" data-found="" {}
        ol role="list" class="hits" data-hits="" {}
        noscript {
            p { (here.word("site.search-without-script")) }
            ul { @for (place, key) in &lists { li { (here.link(place, &html! { (here.word(key)) })) } } }
        }
    };
    Content::titled(here, "site.search", &body)
}
