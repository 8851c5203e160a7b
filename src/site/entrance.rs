//! Where a site is entered: by people, at the page of its folder, and by search engines.

use maud::{DOCTYPE, html};

use super::address::{Place, relative};
use super::here::Scene;
use super::layout::{head, own_name};
use super::options::Options;
use crate::export::ExportFile;
use crate::render::visible;

const ENTRANCE: &str = "index.html";

/// The page at which a site is entered: the script goes on to the language of the browser, and without it there are
/// links. The file that tells search engines of all pages comes along if the address of the site is known.
pub(super) fn files(scenes: &[Scene<'_>], options: &Options) -> Vec<ExportFile> {
    let Some(first) = scenes.first() else { return Vec::new() };
    let name = &first.contents.dataset.registry.config.name;
    let text = html! {
        (DOCTYPE)
        html lang=(first.language().code()) {
            head { (head(name, ENTRANCE)) }
            body class="entrance" {
                main id="main" {
                    h1 { bdi { (visible(name)) } }
                    ul role="list" data-entrance="" {
                        @for scene in scenes {
                            @let code = scene.language().code();
                            li {
                                a href=(relative(0, &Place::Start.file(scene.language()))) lang=(code) hreflang=(code) {
                                    (own_name(scene.language()))
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let mut files = vec![ExportFile::new(ENTRANCE, text.into_string() + "\n")];
    if let Some(base) = &options.base_url {
        files.push(ExportFile::new("sitemap.xml", sitemap(base, scenes)));
    }
    files
}

/// All pages, as search engines read them.
fn sitemap(base: &str, scenes: &[Scene<'_>]) -> String {
    let base = base.trim_end_matches('/');
    let places = scenes.first().map_or_else(Vec::new, |scene| scene.contents.places());
    let files = places
        .iter()
        .flat_map(|place| scenes.iter().map(|scene| relative(0, &place.file(scene.language()))));
    let entries = html! {
        @for file in files { url { loc { (base) "/" (file) } } }
    };
    let entries = entries.into_string();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{entries}</urlset>\n"
    )
}
