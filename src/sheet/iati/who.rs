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

/// An organisation that takes part in an activity and is no placeholder.
pub(super) struct Participant<'e> {
    pub(super) reference: Option<&'e str>,
    pub(super) channel: Option<&'e str>,
    pub(super) kind: Option<&'e str>,
    role: Option<&'e str>,
    /// Its names on one line, with their languages as they are written.
    pub(super) names: Vec<(&'e str, String)>,
}

/// The organisations that take part in an activity, but for those that take part in all.
pub(super) fn participants<'e>(
    activity: &'e Element,
    codes: &'e IatiCodes,
    language: &'e str,
) -> impl Iterator<Item = Participant<'e>> {
    let organisations = activity.each("participating-org").map(move |organisation| {
        let names = narratives(organisation, language).map(|(own, name)| (own, one_line(&name)));
        Participant {
            reference: organisation.attribute("ref").filter(|one| !is_placeholder(one)),
            channel: organisation.attribute("crs-channel-code"),
            kind: organisation.attribute("type").filter(|one| !is_placeholder(one)),
            role: organisation.attribute("role"),
            names: names.filter(|(_, name)| !is_placeholder(name)).collect(),
        }
    });
    organisations.filter(|one| {
        let names = one.names.iter().map(|(_, name)| name.as_str());
        !codes.takes_part_in_all(one.reference.into_iter().chain(names))
    })
}

/// The partners of an activity, each once: by id if an identifier or name is known, else by name; `None` if there are
/// none.
pub(super) fn partners(
    activity: &Element,
    codes: &IatiCodes,
    language: &str,
    left: &mut Left,
) -> Option<Value> {
    let mut partners: Vec<(String, Option<&str>)> = Vec::new();
    for Participant { reference, channel, role, names, .. } in
        participants(activity, codes, language)
    {
        let known = codes.partner(reference, channel);
        let known = known.or_else(|| names.iter().find_map(|(_, name)| codes.partner_named(name)));
        let named =
            known.map(str::to_owned).or_else(|| names.into_iter().next().map(|(_, name)| name));
        let Some(partner) = named.or_else(|| reference.map(str::to_owned)) else {
            left.add("participating-org");
            continue;
        };
        let role = role.and_then(|role| codes.role(role));
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
