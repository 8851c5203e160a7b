//! The map of the countries, each of which leads to its page. The script makes it live.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, html};
use smol_str::SmolStr;

use super::listing;
use crate::model::{Action, EdtfDate};
use crate::render::map::{Map, map_of, notes, scale, svg, view_box};
use crate::render::visible;
use crate::report::Figure;
use crate::site::address::Place;
use crate::site::here::Here;
use crate::site::topic::Topic;

/// The script of maps, which follows that of the site.
pub(in crate::site) const MAP_SCRIPT: &str = include_str!("../assets/map.js");
/// Where it is.
pub(in crate::site) const MAP_SCRIPT_FILE: &str = "assets/map.js";

/// A figure by which countries are shaded that adds up over their actions, so that the script can count it again.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counted {
    Projects,
    Activities,
}

/// Those figures in the order in which they are on the map, before any other.
pub(super) const COUNTED: [Counted; 2] = [Counted::Projects, Counted::Activities];

/// How many actions of each country the start page names on the map.
const NAMED: usize = 3;

impl Counted {
    fn figure(self) -> Figure {
        match self {
            Self::Projects => Figure::Projects,
            Self::Activities => Figure::Activities,
        }
    }
}

/// The map of the whole world, on which regions can be enlarged. `list` is the table of actions that it follows.
pub(super) fn world(here: &Here<'_>, list: Option<&str>) -> Markup {
    let regions = here.contents().codes(Topic::Region).into_iter().filter_map(|code| {
        let members = &here.term(Topic::Region.vocabulary(), code)?.members;
        let is_part = view_box(members) != view_box(&[]);
        is_part.then(|| (here.plain_label(Topic::Region.vocabulary(), code), view_box(members)))
    });
    drawn(here, &[], list, &regions.collect::<Vec<_>>())
}

/// The map of the part of the world in which these countries are.
pub(super) fn part(here: &Here<'_>, countries: &[String]) -> Markup {
    drawn(here, countries, None, &[])
}

/// The actions of each country that the map names beside the ongoing ones, which the page lists: those that began last.
pub(super) fn named(here: &Here<'_>) -> Markup {
    let actions = here.contents().actions().iter().map(|entry| entry.body);
    let mut actions: Vec<&Action> = actions.collect();
    let is_ongoing = |action: &Action| listing::is_ongoing(here, action);
    actions.sort_by_key(|action| Reverse((is_ongoing(action), action.start.map(EdtfDate::year))));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    actions.retain(|action| {
        let has_room =
            |code: &SmolStr| counts.get(code.as_str()).is_none_or(|count| *count < NAMED);
        let is_named = action.countries.iter().any(has_room) && !is_ongoing(action);
        action.countries.iter().for_each(|code| *counts.entry(code).or_default() += 1);
        is_named
    });
    html! {
        ul hidden {
            @for action in actions { li data-country=(action.countries.join(" ")) { (here.action(&action.id)) } }
        }
    }
}

/// The map with what changes it, which the script shows, its legends and its notes.
fn drawn(
    here: &Here<'_>,
    countries: &[String],
    list: Option<&str>,
    regions: &[(String, String)],
) -> Markup {
    let Some(map) = made(here, countries) else { return html! {} };
    // The script puts the number into it.
    let rest = here.words().fill("site.map.more", &[("count", "{count}")]);
    html! {
        script src=(here.file(MAP_SCRIPT_FILE)) defer {}
        figure class="atlas" data-rest=(rest) data-follows=[list] {
            div class="controls" hidden {
                (switch(here, &map))
                (zoom(here, &map, regions))
            }
            div class="frame" { (svg(&map, "map")) div class="card" hidden {} }
            figcaption {
                @for figure in 0..map.figures.len() { (scale(&map, figure)) }
                @for note in notes(&map) { p { small { (note) } } }
            }
        }
    }
}

/// The countries with their projects and activities, and those that experts come from.
fn made(here: &Here<'_>, countries: &[String]) -> Option<Map> {
    let figures = &here.scene.figures;
    let mut map = map_of(figures.by(Topic::Country))?;
    map.keep_figures(&COUNTED.map(|counted| counted.figure().name()));
    if let Some(mut origins) = map_of(&figures.origins).filter(|map| !map.places.is_empty()) {
        for figure in &mut origins.figures {
            figure.label = here.word("site.map.experts");
        }
        map = map.joined(origins);
    }
    for place in &mut map.places {
        place.href = here.to(&Place::Term(Topic::Country, place.code.clone()));
    }
    map.title =
        format!("{}: {}", here.contents().dataset.registry.config.name, here.word("map.map"));
    map.cut = countries.to_vec();
    Some(map)
}

/// The choice of the figure by which countries are shaded.
fn switch(here: &Here<'_>, map: &Map) -> Markup {
    html! {
        fieldset {
            legend { (here.word("site.map.figure")) }
            @for (position, figure) in map.figures.iter().enumerate() {
                label {
                    input type="radio" name="figure" value=(figure.name) checked[position == map.shaded];
                    (visible(&figure.label))
                }
            }
            small hidden { (here.word("site.map.unfiltered")) }
        }
    }
}

/// What enlarges the map: a step, and regions with the part of the map that shows them.
fn zoom(here: &Here<'_>, map: &Map, regions: &[(String, String)]) -> Markup {
    html! {
        div role="group" aria-label=(here.word("site.map.zoom")) {
            button type="button" data-zoom="2" aria-label=(here.word("site.map.zoom-in")) { "+" }
            button type="button" data-zoom="0.5" aria-label=(here.word("site.map.zoom-out")) { "−" }
            button type="button" data-view=(view_box(&map.cut)) { (here.word("site.map.whole")) }
            @for (label, view) in regions { button type="button" data-view=(view) { (visible(label)) } }
        }
    }
}
