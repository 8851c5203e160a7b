//! A figure as the cell of a table, with how many records state what it is made of.

use super::behind::behind;
use super::figures::Figures;
use super::membership::by_membership;
use super::period::months_to_start;
use super::value::{Known, Measure, count, median, percent, share, sum};
use crate::model::Participants;
use crate::query::Links;
use crate::report::ask::figure::Figure;
use crate::table::Cell;

/// Computes a figure.
pub(crate) fn measure(links: &Links<'_>, figures: &Figures<'_>, figure: Figure) -> Measure {
    let part = || behind(links, figures, figure).len();
    match figure {
        Figure::Participants => took_part(figures, Participants::everybody),
        Figure::Women => took_part(figures, |participants| participants.women),
        Figure::Men => took_part(figures, |participants| participants.men),
        Figure::WomenShare => women_share(figures),
        Figure::ExpertDays => expert_days(figures),
        Figure::ExpertsNonEu => {
            let (eu, others) = by_membership(links, figures);
            let stated = eu.len() + others.len();
            share(others.len(), Known { stated, of: figures.experts.len() })
        }
        Figure::SouthSouth => south_south(figures, part()),
        Figure::AdoptionRate => {
            let stated = figures.results.iter().filter(|one| one.adopted.is_some()).count();
            share(part(), Known { stated, of: figures.results.len() })
        }
        Figure::RequestsBegun => requests_begun(links, figures),
        Figure::MonthsToStart => {
            let months = figures.projects.iter().filter_map(|action| months_to_start(action));
            median(months.collect(), figures.projects.len())
        }
        // Whatever is no share, sum or median counts the records behind it.
        Figure::Projects
        | Figure::Ongoing
        | Figure::Completed
        | Figure::Activities
        | Figure::Experts
        | Figure::Countries
        | Figure::Partners
        | Figure::Results
        | Figure::ResultsAdopted
        | Figure::Requests => count(part()),
    }
}

/// The sum of what activities state on who took part.
fn took_part(figures: &Figures<'_>, stated: impl Fn(&Participants) -> Option<u64>) -> Measure {
    let activities = figures.activities.iter();
    let numbers: Vec<u64> = activities
        .filter_map(|activity| activity.participants.as_ref().and_then(&stated))
        .collect();
    let total = numbers.iter().fold(0_u64, |sum, number| sum.saturating_add(*number));
    let known = Known { stated: numbers.len(), of: figures.activities.len() };
    sum(Cell::Number(usize::try_from(total).unwrap_or(usize::MAX)), known)
}

/// Women among the women and men of the activities that state both.
fn women_share(figures: &Figures<'_>) -> Measure {
    let both = figures.activities.iter().filter_map(|activity| {
        let participants = activity.participants.as_ref()?;
        Some((participants.women?, participants.men?))
    });
    let (mut women, mut all, mut stated) = (0_u64, 0_u64, 0);
    for (of_women, of_men) in both {
        women = women.saturating_add(of_women);
        all = all.saturating_add(of_women).saturating_add(of_men);
        stated += 1;
    }
    let number = |people| usize::try_from(people).unwrap_or(usize::MAX);
    let known = Known { stated, of: figures.activities.len() };
    Measure { cell: percent(number(women), number(all)), known: Some(known) }
}

fn expert_days(figures: &Figures<'_>) -> Measure {
    let days: Vec<f64> = figures.deployments().filter_map(|one| one.days).collect();
    let known = Known { stated: days.len(), of: figures.deployments().count() };
    sum(Cell::Decimal(days.iter().fold(0.0, |sum, days| sum + days)), known)
}

/// A share of all projects, since a source that names no principle denies none: it is at least so
/// much. Where fewer than half of them name any principle it says how many of these do instead.
fn south_south(figures: &Figures<'_>, part: usize) -> Measure {
    let stated = figures.projects.iter().filter(|action| !action.principles.is_empty()).count();
    let of = figures.projects.len();
    let cell = match stated {
        0 => Cell::Empty,
        few if few * 2 < of => Cell::Fraction { part, of: stated },
        _ => percent(part, of),
    };
    Measure { cell, known: Some(Known { stated, of }) }
}

/// The projects as a share of the requests of known status. A registry that holds no request that
/// failed or waits says nothing of how many do, so there is no figure.
fn requests_begun(links: &Links<'_>, figures: &Figures<'_>) -> Measure {
    let stated = figures.requests.iter().filter(|action| links.status(action).is_some()).count();
    let known = Known { stated, of: figures.requests.len() };
    let begun = figures.begun_requests.len();
    let cell = if begun == stated { Cell::Empty } else { percent(begun, stated) };
    Measure { cell, known: Some(known) }
}
