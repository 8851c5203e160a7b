//! What about: sectors of the DAC, areas and themes with their shares; targets, principles and good practices as tags.

use smol_str::SmolStr;

use super::codes::{DAC, OWN, SDG_TARGETS, SECOND_OWN};
use super::context::Context;
use super::places::own_code;
use super::shares::shares;
use super::xml::Element;
use crate::model::{Action, Term};

/// The elements `sector`: those of the DAC first. The shares are equal, since no record states them.
pub(super) fn sectors(
    context: &Context<'_>,
    themes: &[SmolStr],
    areas: &[SmolStr],
) -> Vec<Element> {
    let fallback = context.settings.sector.as_deref();
    let named = themes.iter().map(|code| ("themes", code));
    let named = named.chain(areas.iter().map(|code| ("areas", code)));
    let mut dac: Vec<&str> = Vec::new();
    for (vocabulary, code) in named {
        add(&mut dac, context.iati(vocabulary, code).or(fallback));
    }
    if dac.is_empty() {
        add(&mut dac, fallback);
    }
    let of_dac = dac.iter().zip(shares(dac.len())).map(|(code, share)| {
        Element::new("sector").with("vocabulary", DAC).with("code", *code).with("percentage", share)
    });
    of_dac
        .chain(own(context, SECOND_OWN, "areas", areas))
        .chain(own(context, OWN, "themes", themes))
        .collect()
}

fn add<'c>(codes: &mut Vec<&'c str>, code: Option<&'c str>) {
    codes.extend(code.filter(|code| !codes.contains(code)));
}

fn own<'e>(
    context: &'e Context<'_>,
    vocabulary: &'static str,
    name: &'static str,
    codes: &'e [SmolStr],
) -> impl Iterator<Item = Element> + 'e {
    codes.iter().zip(shares(codes.len())).map(move |(code, share)| {
        own_code(context, "sector", vocabulary, code.as_str())
            .with("percentage", share)
            .holding(context.label(name, code))
    })
}

/// The elements `tag`.
pub(super) fn tags(context: &Context<'_>, action: &Action) -> Vec<Element> {
    let themes = action.themes.iter().filter_map(|code| context.term("themes", code));
    let areas = action.areas.iter().filter_map(|code| context.term("areas", code));
    let of_terms = themes.chain(areas).flat_map(|term: &Term| &term.sdg);
    let mut targets: Vec<&str> = Vec::new();
    for target in context.settings.tags.iter().chain(of_terms) {
        add(&mut targets, Some(target));
    }
    let targets = targets
        .into_iter()
        .map(|target| Element::new("tag").with("vocabulary", SDG_TARGETS).with("code", target));
    let principles = action.principles.iter().map(|code| own_tag(context, "principles", code));
    let practices = action
        .good_practices
        .iter()
        .map(|number| own_tag(context, "good-practices", &number.to_string()));
    targets.chain(principles).chain(practices).collect()
}

/// A tag with a code of one of our vocabularies, which share the list of tags.
fn own_tag(context: &Context<'_>, vocabulary: &str, code: &str) -> Element {
    let element = own_code(context, "tag", OWN, format!("{vocabulary}/{code}"));
    element.holding(context.label(vocabulary, code))
}
