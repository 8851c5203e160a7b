//! `deployed-while-unavailable`: an expert is in an activity while the record says that this cannot be.

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::{Availability, Period};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "deployed-while-unavailable",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: include_str!("deployed_while_unavailable.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for expert in &context.registry.experts {
        let availability = &expert.body.availability;
        if availability.is_empty() {
            continue;
        }
        for booking in context.bookings_of(&expert.body.id) {
            let Some(activity) = Period::of(booking.activity.start, booking.activity.end) else {
                continue;
            };
            let found = availability.iter().enumerate().find(|(_, period)| {
                !period.available && keeps_from(period, activity, availability)
            });
            let Some((position, unavailable)) = found else { continue };
            let message = format!(
                "`{}` is deployed here, and not available {}",
                expert.body.id,
                words(unavailable)
            );
            let file = context.registry.file(expert.file).path.display();
            let help = format!(
                "correct the expert or the dates; where the expert could be deployed after all, \
                 correct `availability` in {file}"
            );
            let route = Route::default().key("availability").index(position);
            let mut finding = RULE.finding(booking.place(), message, Some(help));
            finding.related = Some((value(expert.file, &route), "not available then".to_owned()));
            findings.push(finding);
        }
    }
}

/// Whether a period certainly holds the expert back from an activity. A period without end may have
/// been ended by one that began later and says `available: true`.
fn keeps_from(unavailable: &Availability, activity: Period, all: &[Availability]) -> bool {
    let period = |one: &Availability| Period::open(one.from, one.to);
    let Some(away) = period(unavailable) else { return false };
    let mut back = all.iter().filter(|one| one.available).filter_map(period);
    activity.certainly_overlaps(away)
        && !back.any(|back| back.may_begin_after(away) && back.may_overlap(activity))
}

fn words(unavailable: &Availability) -> String {
    match (unavailable.from, unavailable.to) {
        (Some(from), Some(to)) => format!("from {from} to {to}"),
        (Some(from), None) => format!("from {from} on"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => "at any time".to_owned(),
    }
}
