//! A figure as the cell of a table, with how many records state what it is made of.

use super::figures::Figures;
use super::period::{is_within, months_between};
use crate::model::{Action, MembershipChange, Participants};
use crate::query::Links;
use crate::report::ask::figure::Figure;
use crate::table::Cell;

/// The code of the principle that makes a project South-South or triangular.
const SOUTH_SOUTH: &str = "south-south-and-triangular";

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measure {
    /// Its value; nothing where no record states what it is made of.
    pub(crate) cell: Cell,
    /// From how many records it comes, where it comes from those that state something.
    pub(crate) known: Option<Known>,
}

/// How many records state what a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Those that state it.
    pub stated: usize,
    /// All that could.
    pub of: usize,
}

/// Computes a figure.
pub(crate) fn measure(links: &Links<'_>, figures: &Figures<'_>, figure: Figure) -> Measure {
    match figure {
        Figure::Projects => count(figures.projects.len()),
        Figure::Ongoing => count(figures.ongoing.len()),
        Figure::Completed => count(figures.completed.len()),
        Figure::Activities => count(figures.activities.len()),
        Figure::Experts => count(figures.experts.len()),
        Figure::Countries => count(figures.countries.len()),
        Figure::Partners => count(figures.partners.len()),
        Figure::Participants => took_part(figures, all_of),
        Figure::Women => took_part(figures, |participants| participants.women),
        Figure::Men => took_part(figures, |participants| participants.men),
        Figure::ExpertDays => expert_days(figures),
        Figure::ExpertsNonEu => {
            let (eu, others) = by_membership(links, figures);
            share(others, eu + others, figures.experts.len())
        }
        Figure::SouthSouth => south_south(figures),
        Figure::Results => count(figures.results.len()),
        Figure::ResultsAdopted => {
            count(figures.results.iter().filter(|achieved| achieved.adopted).count())
        }
        Figure::Requests => count(figures.requests.len()),
        Figure::RequestsBegun => {
            let with_status = figures.requests.iter().filter(|action| action.status.is_some());
            share(figures.projects.len(), with_status.count(), figures.requests.len())
        }
        Figure::MonthsToStart => months_to_start(&figures.projects),
    }
}

/// How many of the experts come from the EU and how many do not, judged on the day on which each was
/// first involved. Who cannot be judged is in neither.
pub(crate) fn by_membership(links: &Links<'_>, figures: &Figures<'_>) -> (usize, usize) {
    let group = links.registry.vocabularies.get("country-groups");
    let Some(eu) = group.and_then(|groups| groups.get("eu")) else { return (0, 0) };
    let change = |country| eu.membership_changes.iter().find(|change| change.country == country);
    let (mut members, mut others) = (0, 0);
    let mut changed: Vec<(&str, &MembershipChange)> = Vec::new();
    for id in &figures.experts {
        let Some(origin) = links.expert(id).and_then(|expert| expert.origin.as_deref()) else {
            continue;
        };
        match change(origin) {
            Some(change) => changed.push((id, change)),
            None if eu.members.iter().any(|member| member == origin) => members += 1,
            None => others += 1,
        }
    }
    let first = figures.first_involved(&changed.iter().map(|(id, _)| *id).collect());
    for (id, change) in changed {
        let date = first.get(id).map(|date| (date.earliest(), date.latest()));
        match date.and_then(|days| is_within(change.from, change.to, days)) {
            Some(true) => members += 1,
            Some(false) => others += 1,
            None => {}
        }
    }
    (members, others)
}

fn count(number: usize) -> Measure {
    Measure { cell: Cell::Number(number), known: None }
}

/// Those of whom something holds, as a share of those of whom it is known.
fn share(part: usize, stated: usize, of: usize) -> Measure {
    Measure { cell: percent(part, stated), known: Some(Known { stated, of }) }
}

/// `part` of `whole` in parts of a hundred; nothing where there is no whole.
pub(crate) fn percent(part: usize, whole: usize) -> Cell {
    if whole == 0 {
        return Cell::Empty;
    }
    Cell::Percent(float(part) * 100.0 / float(whole))
}

/// A count as a number with a fraction.
pub(crate) fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The sum of what activities state on who took part.
fn took_part(figures: &Figures<'_>, stated: impl Fn(&Participants) -> Option<u64>) -> Measure {
    let activities = figures.activities.iter();
    let numbers: Vec<u64> = activities
        .filter_map(|activity| activity.participants.as_ref().and_then(&stated))
        .collect();
    let sum = numbers.iter().fold(0_u64, |sum, number| sum.saturating_add(*number));
    let known = Known { stated: numbers.len(), of: figures.activities.len() };
    let cell = Cell::Number(usize::try_from(sum).unwrap_or(usize::MAX));
    sum_of(cell, known)
}

/// All who took part: the total, else women and men where both are stated.
fn all_of(participants: &Participants) -> Option<u64> {
    let both = || participants.women?.checked_add(participants.men?);
    participants.total.or_else(both)
}

fn expert_days(figures: &Figures<'_>) -> Measure {
    let deployments = figures.activities.iter().flat_map(|activity| &activity.experts);
    let deployments: Vec<Option<f64>> = deployments
        .filter(|one| figures.experts.contains(one.expert.as_str()))
        .map(|one| one.days)
        .collect();
    let days: Vec<f64> = deployments.iter().flatten().copied().collect();
    let known = Known { stated: days.len(), of: deployments.len() };
    sum_of(Cell::Decimal(days.iter().fold(0.0, |sum, days| sum + days)), known)
}

/// A sum of what is stated; nothing where something could be stated and nowhere is.
fn sum_of(sum: Cell, known: Known) -> Measure {
    let cell = if known.stated == 0 && known.of > 0 { Cell::Empty } else { sum };
    Measure { cell, known: Some(known) }
}

/// A share of all projects, since a source that names no principle denies none: it is at least so
/// much.
fn south_south(figures: &Figures<'_>) -> Measure {
    let stated = figures.projects.iter().filter(|action| !action.principles.is_empty()).count();
    let is_it = |action: &&&Action| action.principles.iter().any(|code| code == SOUTH_SOUTH);
    let part = figures.projects.iter().filter(is_it).count();
    let of = figures.projects.len();
    let cell = if stated == 0 { Cell::Empty } else { percent(part, of) };
    Measure { cell, known: Some(Known { stated, of }) }
}

/// The median over the projects of which both dates are known to the month, and in order.
fn months_to_start(projects: &[&Action]) -> Measure {
    let months = projects.iter().filter_map(|action| {
        let received = action.request.as_ref()?.received?;
        months_between(received, action.start?).filter(|months| *months >= 0)
    });
    let mut months: Vec<i32> = months.collect();
    months.sort_unstable();
    let middle = months.len() / 2;
    let cell = match months.len() {
        0 => Cell::Empty,
        odd if odd % 2 == 1 => Cell::Decimal(f64::from(months[middle])),
        _ => Cell::Decimal(f64::from(months[middle - 1] + months[middle]) / 2.0),
    };
    Measure { cell, known: Some(Known { stated: months.len(), of: projects.len() }) }
}
