//! Who took part.

use super::element::Element;
use super::left::Left;
use super::texts::{list, map, narratives, one_line, string};
use crate::model::folded;
use crate::sheet::IatiCodes;
use crate::yaml::Value;

/// What is written where nobody is named.
const PLACEHOLDERS: [&str; 9] =
    ["-", "0", "n/a", "na", "none", "not available", "null", "undisclosed", "unknown"];

/// The partners of an activity, each once: by id if an identifier is known, else by name; `None` if there are none.
pub(super) fn partners(
    activity: &Element,
    codes: &IatiCodes,
    language: &str,
    left: &mut Left,
) -> Option<Value> {
    let mut partners: Vec<(String, Option<&str>)> = Vec::new();
    for organisation in activity.each("participating-org") {
        let reference = organisation.attribute("ref").filter(|one| !is_placeholder(one));
        let names = narratives(organisation, language).map(|(_, name)| one_line(&name));
        let names: Vec<String> = names.filter(|name| !is_placeholder(name)).collect();
        let all = reference.into_iter().chain(names.iter().map(String::as_str));
        if codes.takes_part_in_all(all) {
            continue;
        }
        let channel = organisation.attribute("crs-channel-code");
        let known = codes.partner(reference, channel).map(str::to_owned);
        let named = known.or_else(|| names.into_iter().next());
        let Some(partner) = named.or_else(|| reference.map(str::to_owned)) else {
            left.add("participating-org");
            continue;
        };
        let role = organisation.attribute("role").and_then(|role| codes.role(role));
        let same = partners.iter_mut().find(|(other, _)| folded(other) == folded(&partner));
        match same {
            Some((_, other)) => *other = other.or(role),
            None => partners.push((partner, role)),
        }
    }
    let partners = partners.into_iter().map(|(partner, role)| {
        let role = role.map(|role| ("role", string(role)));
        map([("partner", string(partner))].into_iter().chain(role))
    });
    let partners: Vec<Value> = partners.collect();
    (!partners.is_empty()).then(|| list(partners))
}

fn is_placeholder(text: &str) -> bool {
    PLACEHOLDERS.contains(&folded(text).as_str())
}
