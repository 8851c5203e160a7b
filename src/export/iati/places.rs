//! Where: countries or regions with their shares, the scope, and towns.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::codes::{DAC, OWN, UNSPECIFIED_REGION};
use super::context::Context;
use super::narrative::plain;
use super::shares::shares;
use super::xml::Element;
use crate::model::Action;

/// The region of what concerns no region in particular.
const GLOBAL: &str = "global";

/// The elements `activity-scope`, and `recipient-country` or, without countries, `recipient-region`. The shares are
/// equal, since no record states them.
pub(super) fn recipients(
    context: &Context<'_>,
    countries: &[SmolStr],
    regions: &[SmolStr],
) -> Vec<Element> {
    let scope = match countries {
        [] if regions.iter().any(|region| region == GLOBAL) => "1",
        [] => "2",
        [_] => "4",
        _ => "3",
    };
    let mut elements = vec![Element::of_code("activity-scope", scope)];
    if countries.is_empty() {
        elements.extend(of_regions(context, regions));
    } else {
        let each = countries.iter().zip(shares(countries.len()));
        elements.extend(each.map(|(country, share)| {
            Element::of_code("recipient-country", country.as_str()).with("percentage", share)
        }));
    }
    elements
}

/// The regions of the DAC and those of the programme, each 100 percent together.
fn of_regions(context: &Context<'_>, regions: &[SmolStr]) -> Vec<Element> {
    let mut dac: Vec<&str> = Vec::new();
    for region in regions {
        let code = context.iati("regions", region).unwrap_or(UNSPECIFIED_REGION);
        if !dac.contains(&code) {
            dac.push(code);
        }
    }
    let of_dac = dac.iter().zip(shares(dac.len())).map(|(code, share)| {
        Element::new("recipient-region")
            .with("vocabulary", DAC)
            .with("code", *code)
            .with("percentage", share)
    });
    let own = regions.iter().zip(shares(regions.len())).map(|(region, share)| {
        own_code(context, "recipient-region", OWN, region.as_str())
            .with("percentage", share)
            .holding(context.label("regions", region))
    });
    of_dac.chain(own).collect()
}

/// An element with a code of a vocabulary of the programme, and where that is published.
pub(super) fn own_code(
    context: &Context<'_>,
    name: &'static str,
    vocabulary: &'static str,
    code: impl Into<String>,
) -> Element {
    let uri = Some(context.settings.vocabulary_uri.as_str()).filter(|uri| !uri.is_empty());
    let element = Element::new(name).with("vocabulary", vocabulary);
    element.with_some("vocabulary-uri", uri).with("code", code)
}

/// The elements `location`: the towns of the activities of an action, by name.
pub(super) fn locations(context: &Context<'_>, action: &Action) -> Vec<Element> {
    let places = context.held(&action.id).iter().flat_map(|entry| &entry.body.places);
    let towns: BTreeSet<(&str, Option<&str>)> = places
        .filter_map(|place| Some((place.city.as_deref()?, place.country.as_deref())))
        .collect();
    let element = |(town, country): (&str, Option<&str>)| {
        let country = country.map(|country| {
            Element::new("administrative")
                .with("vocabulary", "A4")
                .with("code", country)
                .with("level", "0")
        });
        Element::new("location")
            .holding([
                Element::of_code("location-reach", "1"),
                Element::new("name").holding([plain(town)]),
            ])
            .holding(country)
            .holding([Element::of_code("exactness", "2"), Element::of_code("location-class", "2")])
    };
    towns.into_iter().map(element).collect()
}
