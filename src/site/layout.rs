//! What every page of the site has: head, navigation, languages, footer; and the files that pages share.

use maud::{DOCTYPE, Markup, html};

use super::address::{Place, depth, relative};
use super::here::Here;
use super::options::Options;
use super::pages::{self, Content};
use super::search::INDEX;
use super::topic::Topic;
use crate::export::{About, ExportFile};
use crate::model::Language;
use crate::render::{CHART_STYLE, map, visible, with_french_spaces};
use crate::words::Words;

const STYLE: &str = include_str!("assets/site.css");
const STYLE_FILE: &str = "assets/site.css";
const SCRIPT: &str = include_str!("assets/site.js");
const SCRIPT_FILE: &str = "assets/site.js";

/// Only files of the site itself are let in, whatever a record holds.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; \
     base-uri 'none'; form-action 'none'";

/// A page of a language.
pub(super) fn page(here: &Here<'_>) -> ExportFile {
    let Here { scene, place, .. } = here;
    let Content { title, body } = pages::content(here);
    let name = &scene.contents.dataset.registry.config.name;
    let whole_title = match place {
        Place::Start => name.clone(),
        _ => format!("{title} – {name}"),
    };
    let file = place.file(scene.language());
    let text = html! {
        (DOCTYPE)
        html lang=(scene.language().code()) {
            head {
                (head(&whole_title, &file))
                (alternates(here))
            }
            body {
                a class="skip" href="#main" { (here.word("site.skip")) }
                (header(here, name))
                main id="main" { (body) }
                (footer(here))
            }
        }
    };
    let text = text.into_string() + "\n";
    ExportFile::new(
        file,
        if scene.language() == Language::Fr { with_french_spaces(&text) } else { text },
    )
}

/// What is in the head of every page.
pub(super) fn head(title: &str, file: &str) -> Markup {
    let at = |asset| relative(depth(file), asset);
    html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(POLICY);
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="referrer" content="no-referrer";
        title { (visible(title)) }
        link rel="stylesheet" href=(at(STYLE_FILE));
        script src=(at(SCRIPT_FILE)) defer {}
    }
}

/// The same page in other languages, and its own address if it is known.
fn alternates(here: &Here<'_>) -> Markup {
    let Options { languages, base_url, .. } = here.scene.options;
    let at = |file: &str| match base_url {
        Some(base) => format!("{}/{}", base.trim_end_matches('/'), relative(0, file)),
        None => here.file(file),
    };
    html! {
        @if base_url.is_some() {
            link rel="canonical" href=(at(&here.place.file(here.scene.language())));
        }
        @for language in languages.iter().filter(|_| languages.len() > 1) {
            link rel="alternate" hreflang=(language.code()) href=(at(&here.place.file(*language)));
        }
    }
}

fn header(here: &Here<'_>, name: &str) -> Markup {
    let places = [
        (Place::Actions, "site.actions"),
        (Place::Activities, "site.activities"),
        (Place::Topic(Topic::Country), "site.countries"),
        (Place::Partners, "site.partners"),
        (Place::Results, "site.results"),
        (Place::Practices, "site.practices"),
        (Place::Figures, "site.figures"),
        (Place::Data, "site.data"),
        (Place::About, "site.about"),
    ];
    let languages = &here.scene.options.languages;
    html! {
        header class="site" {
            div class="name" {
                (here.link(&Place::Start, &html! { bdi { (visible(name)) } }))
                @if languages.len() > 1 {
                    nav class="languages" aria-label=(here.word("site.languages")) {
                        ul role="list" {
                            @for language in languages {
                                @let is_own = *language == here.scene.language();
                                li {
                                    a href=(here.in_language(*language)) lang=(language.code())
                                        hreflang=(language.code()) aria-current=[is_own.then_some("true")] {
                                        (own_name(*language))
                                    }
                                }
                            }
                        }
                    }
                }
            }
            (search(here))
            nav class="main" aria-label=(here.word("site.navigation")) {
                ul role="list" {
                    @for (place, key) in &places {
                        @let current = (place == here.place).then_some("page");
                        @if let Some(address) = here.to(place) {
                            li { a href=(address) aria-current=[current] { (here.word(key)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The field of the search, which the script shows.
fn search(here: &Here<'_>) -> Markup {
    let at = |file: &str| here.file(&format!("{}/{file}", here.scene.language().code()));
    // The script puts the number into it.
    let found = here.words().fill("site.found", &[("count", "{count}")]);
    html! {
        form class="search" role="search" data-index=(at(INDEX)) data-page=(at(&Place::Search.path()))
            data-base=(at("")) data-found=(found) hidden {
            label { (here.word("site.search")) " " input type="search" name="q" autocomplete="off"; }
            div class="suggested" hidden {
                ol role="list" class="hits" {}
                p { a href=(at(&Place::Search.path())) { (here.word("site.search")) } }
            }
        }
    }
}

fn footer(here: &Here<'_>) -> Markup {
    let about = About::of(&here.contents().dataset);
    let fact = |name| about.get(name);
    html! {
        footer class="site" {
            ul class="columns" { (pages::titles(here)) }
            @if let Some(who) = fact("attribution") {
                p { (here.word("site.attribution")) " " bdi { (visible(who)) } }
            }
            @if let Some(licence) = fact("licence") {
                p {
                    (here.word("site.licence")) " "
                    @match fact("licence_url").filter(|address| address.starts_with("https://")) {
                        Some(address) => a href=(address) rel="license noopener external" { (visible(licence)) },
                        None => (visible(licence)),
                    }
                }
            }
            @if let Some(revision) = fact("revision") {
                p {
                    (here.word("site.revision")) " " code { (visible(revision)) }
                    @if let Some(day) = fact("revised").and_then(|date| date.get(..10)) { ", " (day) }
                }
            }
            p { (here.link(&Place::Data, &html! { (here.word("site.footer-data")) })) }
        }
    }
}

/// The files that all pages use.
pub(super) fn assets() -> [ExportFile; 3] {
    [
        ExportFile::new(STYLE_FILE, format!("{STYLE}{CHART_STYLE}{}", map::style())),
        ExportFile::new(SCRIPT_FILE, SCRIPT),
        ExportFile::new(pages::MAP_SCRIPT_FILE, pages::MAP_SCRIPT),
    ]
}

/// What a language calls itself.
pub(super) fn own_name(language: Language) -> String {
    Words::of(language).language_label(language.code())
}
