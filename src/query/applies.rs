//! Whether a choice applies to a record: one function for each filter that is more than a comparison.

use super::choice::{ACTIONS, Choice, LANGUAGES};
use super::links::Links;
use super::membership::{EU, NON_EU, is_from_group};
use crate::model::{
    Action, Activity, Day, EdtfDate, Expert, Partner, SpokenLanguage, folded, is_free_throughout,
};

/// The levels of the Common European Framework, from the lowest.
pub(super) const LEVELS: [&str; 6] = ["A1", "A2", "B1", "B2", "C1", "C2"];

/// The code of activities that took place online, beside towns and countries.
pub(super) const ONLINE: &str = "online";

/// A beneficiary country of the action is in the region, or its record names the region.
pub(super) fn is_in_region(links: &Links<'_>, action: &Action, choice: &Choice) -> bool {
    choice.is_among(&links.regions_of_action(choice.vocabulary, action))
}

/// The activity is of the kind, or of a kind of the family.
pub(super) fn is_of_kind(links: &Links<'_>, activity: &Activity, choice: &Choice) -> bool {
    let kind = activity.kind.as_deref();
    let stated = match choice.vocabulary {
        "activity-kinds" => kind,
        _ => kind.and_then(|kind| links.family_of(kind)),
    };
    choice.is_among(&stated)
}

/// The activity took place in the country or the town, or online.
pub(super) fn is_at_place(_: &Links<'_>, activity: &Activity, choice: &Choice) -> bool {
    let mut places = activity.places.iter();
    match choice.vocabulary {
        _ if choice.is_not_stated() => activity.places.is_empty() && !activity.online,
        _ if choice.code == ONLINE => activity.online,
        "countries" => places.any(|place| choice.is_among(&place.country)),
        _ => {
            let city = folded(&choice.code);
            places.any(|place| place.city.as_ref().is_some_and(|own| folded(own) == city))
        }
    }
}

/// The activity belongs to the action, which the programme's own activities do not.
pub(super) fn is_of_action(_: &Links<'_>, action: &Action, choice: &Choice) -> bool {
    choice.vocabulary == ACTIONS && choice.code == action.id
}

/// The expert comes from the country, from the group of countries, or from outside of it.
pub(super) fn is_from(links: &Links<'_>, expert: &Expert, choice: &Choice) -> bool {
    match choice.code.as_str() {
        EU if choice.vocabulary != "countries" => is_from_group(links, expert, EU) == Some(true),
        NON_EU => is_from_group(links, expert, EU) == Some(false),
        _ => choice.is_among(&expert.origin),
    }
}

/// The expert speaks the language, at the level at least where the choice says one: `es`, `es:B2`.
pub(super) fn speaks(_: &Links<'_>, expert: &Expert, choice: &Choice) -> bool {
    if choice.vocabulary != LANGUAGES || choice.is_not_stated() {
        return expert.languages.is_empty();
    }
    spoken(expert, choice) == Spoken::Enough
}

/// How well an expert speaks a language that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spoken {
    /// The record does not name the language.
    Missing,
    /// Below the level that was chosen.
    Below,
    /// The record states no level, and one was chosen.
    Unrated,
    /// At the level that was chosen, or no level was.
    Enough,
}

/// How well the expert speaks the language of the choice.
#[must_use]
pub(crate) fn spoken(expert: &Expert, choice: &Choice) -> Spoken {
    let (language, least) = match choice.code.split_once(':') {
        Some((language, level)) => (language, rank(level)),
        None => (choice.code.as_str(), None),
    };
    let own = expert.languages.iter().filter(|spoken| spoken.language == language);
    let spoken = own.map(|spoken: &SpokenLanguage| {
        let level = spoken.level.as_deref().and_then(rank);
        match (least, level) {
            (None, _) => Spoken::Enough,
            (Some(_), None) => Spoken::Unrated,
            (least, level) if level >= least => Spoken::Enough,
            _ => Spoken::Below,
        }
    });
    spoken.max().unwrap_or(Spoken::Missing)
}

fn rank(level: &str) -> Option<usize> {
    LEVELS.iter().position(|known| *known == level)
}

/// The expert's own record names the theme or the area.
pub(super) fn has_expertise(_: &Links<'_>, expert: &Expert, choice: &Choice) -> bool {
    match choice.vocabulary {
        _ if choice.is_not_stated() => expert.themes.is_empty() && expert.areas.is_empty(),
        "themes" => choice.is_among(&expert.themes),
        _ => choice.is_among(&expert.areas),
    }
}

/// The expert can be deployed on every day from the first to the last.
pub(super) fn is_available(_: &Links<'_>, expert: &Expert, choice: &Choice) -> bool {
    let Some((first, last)) = period(&choice.code) else { return expert.availability.is_empty() };
    is_free_throughout(&expert.availability, first, last)
}

/// The days from the first to the last of a period: `2024-05..2024-07`, or one date.
pub(super) fn period(text: &str) -> Option<(Day, Day)> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to): (EdtfDate, EdtfDate) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (from.earliest() <= to.latest()).then(|| (from.earliest(), to.latest()))
}

/// The partner is in the country.
pub(super) fn is_in_country(_: &Links<'_>, partner: &Partner, choice: &Choice) -> bool {
    choice.is_among(&partner.country)
}

/// The partner's country is in the region, or its record names the region.
pub(super) fn is_in_own_region(links: &Links<'_>, partner: &Partner, choice: &Choice) -> bool {
    choice.is_among(&links.regions_of(choice.vocabulary, &partner.country, &partner.region))
}
