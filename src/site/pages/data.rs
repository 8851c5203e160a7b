//! The page from which the data behind the pages is downloaded.

use maud::html;

use super::content::Content;
use crate::export::About;
use crate::render::visible;
use crate::site::here::Here;
use crate::words;

pub(super) fn page(here: &Here<'_>) -> Content {
    let about = About::of(&here.contents().dataset);
    let language = here.scene.language();
    // The data of single actions is on their pages.
    let files = here.scene.downloads.iter().filter(|file| file.path.matches('/').count() == 1);
    let facts = ["licence", "attribution", "third_party", "revision", "revised", "selection"];
    let body = html! {
        p { (here.word("site.data-intro")) }
        ul role="list" class="downloads" {
            @for file in files {
                @let name = file.path.rsplit('/').next().unwrap_or_default();
                li {
                    a href=(here.file(&file.path)) download="" { (name) }
                    " " span class="meta" { (words::count(file.bytes.len().div_ceil(1024), language)) " KB" }
                    p { (here.word(&format!("site.file.{name}"))) }
                }
            }
        }
        dl class="facts" {
            @for name in facts {
                @if let Some(fact) = about.get(name) {
                    div { dt { (here.word(&format!("site.fact.{name}"))) } dd { bdi { (visible(fact)) } } }
                }
            }
        }
    };
    Content::titled(here, "site.data", &body)
}
