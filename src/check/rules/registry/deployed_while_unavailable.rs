//! `deployed-while-unavailable`: an expert is in an activity while the record says that this cannot be.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::model::{Availability, Period};
use crate::registry::{FileId, Record};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "deployed-while-unavailable",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("deployed_while_unavailable"),
    check: Check::Registry(check, Again::Links),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(Record { body: expert, .. }) = context.registry.expert(file) else { return };
    let periods: Vec<(usize, &Availability, Period)> = periods(&expert.availability);
    if periods.is_empty() {
        return;
    }
    for booking in context.bookings_of(&expert.id) {
        let Some(activity) = Period::of(booking.activity.start, booking.activity.end) else {
            continue;
        };
        let Some((position, unavailable)) = keeping_from(activity, &periods) else { continue };
        let path = context.registry.file(file).below.display();
        let route = Route::TOP.key("availability").index(position);
        let finding = RULE
            .at(booking.place(), message(&expert.id, unavailable))
            .with_help(message!("deployed-while-unavailable.help", path))
            .with_related(value(file, &route), message!("deployed-while-unavailable.related"));
        findings.push(finding);
    }
}

/// What an expert says of the time, each with its position and period.
fn periods(availability: &[Availability]) -> Vec<(usize, &Availability, Period)> {
    let all = availability.iter().enumerate();
    all.filter_map(|(at, one)| Some((at, one, Period::open(one.from, one.to)?))).collect()
}

/// The first period that certainly holds the expert back from an activity. A period without end may
/// have been ended by one that began later and says `available: true`.
fn keeping_from<'a>(
    activity: Period,
    periods: &[(usize, &'a Availability, Period)],
) -> Option<(usize, &'a Availability)> {
    let back = periods.iter().filter(|(_, one, back)| one.available && back.may_overlap(activity));
    let back = back.map(|(_, _, back)| back).max_by_key(|back| back.latest_start());
    let mut away = periods.iter().filter(|(_, one, _)| !one.available);
    let is_kept = |away: Period| {
        activity.certainly_overlaps(away) && !back.is_some_and(|back| back.may_begin_after(away))
    };
    away.find(|(_, _, away)| is_kept(*away)).map(|(at, one, _)| (*at, *one))
}

fn message(id: &str, unavailable: &Availability) -> Message {
    match (unavailable.from, unavailable.to) {
        (Some(from), Some(to)) => message!("deployed-while-unavailable", id, from, to),
        (Some(from), None) => message!("deployed-while-unavailable.from", id, from),
        (None, Some(to)) => message!("deployed-while-unavailable.until", id, to),
        (None, None) => message!("deployed-while-unavailable.always", id),
    }
}
