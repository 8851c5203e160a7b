//! A figure as the cell of a table, with how many records state what it is made of.

use std::collections::BTreeSet;

use super::behind::behind;
use super::figures::Figures;
use super::membership::{by_membership, eu_members};
use super::origin::origin;
use super::reach::is_abroad;
use super::stages::decision;
use super::times;
use super::value::{Known, Measure, count, float, mean, median, percent, share, stated_count, sum};
use crate::model::{Action, Activity, Participants};
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
        Figure::ParticipantsPerActivity => {
            let stated = figures.activities.iter().filter_map(|one| one.participants.as_ref());
            median(stated.filter_map(Participants::everybody), figures.activities.len())
        }
        Figure::ActivitiesPerProject => {
            let projects = figures.projects.iter().map(|action| action.id.as_str());
            let acting = figures.activities.iter().filter_map(|one| one.action.as_deref());
            let of = projects.chain(acting).collect::<BTreeSet<_>>().len();
            mean(float(figures.activities.len()), Known { stated: part(), of })
        }
        Figure::ActivityDays => {
            let days = figures.activities.iter().filter_map(|one| times::days(one)).sum::<u32>();
            let known = Known { stated: part(), of: figures.activities.len() };
            sum(Cell::Number(usize::try_from(days).unwrap_or(usize::MAX)), known)
        }
        Figure::OnlineShare => {
            let states = |one: &&&Activity| one.online || !one.places.is_empty();
            let stated = figures.activities.iter().filter(states).count();
            share(part(), Known { stated, of: figures.activities.len() })
        }
        Figure::Abroad => {
            let stated = figures.activities.iter().filter(|one| is_abroad(links, one).is_some());
            stated_count(part(), Known { stated: stated.count(), of: figures.activities.len() })
        }
        Figure::Coverage => share(part(), all(figures.reach.members(links).len())),
        Figure::EuCoverage => share(part(), all(eu_members(links).len())),
        Figure::DaysPerDeployment => {
            let known = Known { stated: part(), of: figures.deployments().count() };
            mean(days_of(figures).sum(), known)
        }
        Figure::Origins => {
            let has_origin = |id: &&&str| origin(links, id).is_some();
            let stated = figures.experts.iter().filter(has_origin).count();
            stated_count(part(), Known { stated, of: figures.experts.len() })
        }
        Figure::EuMemberStates => {
            let (eu, others) = by_membership(links, figures);
            let known = Known { stated: eu.len() + others.len(), of: figures.experts.len() };
            stated_count(part(), known)
        }
        Figure::Answered => {
            let answered = part();
            stated_count(answered, Known { stated: answered, of: figures.requests.len() })
        }
        Figure::Approved => {
            let decided = figures.requests.iter().filter(|one| decision(one).is_some()).count();
            stated_count(part(), Known { stated: decided, of: figures.requests.len() })
        }
        Figure::Rejected | Figure::Cancelled | Figure::Waiting => {
            stated_count(part(), of_known_status(links, figures))
        }
        Figure::MonthsToAnswer => months(&figures.requests, times::months_to_answer),
        Figure::MonthsToDecision => months(&figures.requests, times::months_to_decision),
        Figure::MonthsToStart => months(&figures.projects, times::months_to_start),
        Figure::Duration => months(&figures.completed, times::duration),
        Figure::MonthsToAdoption => {
            let adopted = figures.results.iter().filter(|one| one.adopted == Some(true));
            median(figures.results.iter().filter_map(times::months_to_adoption), adopted.count())
        }
        // Whatever is no share, sum or median counts the records behind it.
        Figure::Projects
        | Figure::Ongoing
        | Figure::OnHold
        | Figure::Completed
        | Figure::Activities
        | Figure::Experts
        | Figure::Countries
        | Figure::Partners
        | Figure::Results
        | Figure::ResultsAdopted
        | Figure::CountriesReached
        | Figure::Regional
        | Figure::FollowUps
        | Figure::RepeatCountries
        | Figure::RepeatPartners
        | Figure::Institutions
        | Figure::Deployments
        | Figure::RepeatExperts
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
    Measure::of(percent(number(women), number(all)), known)
}

fn expert_days(figures: &Figures<'_>) -> Measure {
    let known = Known { stated: days_of(figures).count(), of: figures.deployments().count() };
    let days = days_of(figures).fold(0.0, |sum, days| sum + days);
    Measure::of(if known.stated == 0 { Cell::Empty } else { Cell::Decimal(days) }, known)
}

/// The days that deployments state.
fn days_of(figures: &Figures<'_>) -> impl Iterator<Item = f64> {
    figures.deployments().filter_map(|(_, one)| one.days)
}

/// The median of the months that these actions took to something.
fn months(actions: &[&Action], took: fn(&Action) -> Option<i32>) -> Measure {
    median(actions.iter().filter_map(|action| took(action)), actions.len())
}

/// What is known of each of so many.
fn all(number: usize) -> Known {
    Known { stated: number, of: number }
}

/// How many of the requests are of known status.
fn of_known_status(links: &Links<'_>, figures: &Figures<'_>) -> Known {
    let stated = figures.requests.iter().filter(|action| links.status(action).is_some()).count();
    Known { stated, of: figures.requests.len() }
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
    Measure::of(cell, Known { stated, of })
}

/// The projects as a share of the requests of known status. A registry that holds no request that
/// failed or waits says nothing of how many do, so there is no figure.
fn requests_begun(links: &Links<'_>, figures: &Figures<'_>) -> Measure {
    let known = of_known_status(links, figures);
    let begun = figures.begun_requests.len();
    let cell = if begun == known.stated { Cell::Empty } else { percent(begun, known.stated) };
    Measure::of(cell, known)
}
