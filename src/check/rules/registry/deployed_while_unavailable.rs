//! `deployed-while-unavailable`: an expert is in an activity while the record says that this cannot be.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::model::{Availability, Period, Times};
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
    let times = Times::of(&expert.availability);
    if times.is_empty() {
        return;
    }
    for booking in context.bookings_of(&expert.id) {
        let Some(activity) = Period::of(booking.activity.start, booking.activity.end) else {
            continue;
        };
        let Some((position, unavailable)) = times.keeping_from(activity) else { continue };
        let path = context.registry.file(file).below.display();
        let route = Route::TOP.key("availability").index(position);
        let finding = RULE
            .at(booking.place(), message(&expert.id, unavailable))
            .with_help(message!("deployed-while-unavailable.help", path))
            .with_related(value(file, &route), message!("deployed-while-unavailable.related"));
        findings.push(finding);
    }
}

fn message(id: &str, unavailable: &Availability) -> Message {
    match (unavailable.from, unavailable.to) {
        (Some(from), Some(to)) => message!("deployed-while-unavailable", id, from, to),
        (Some(from), None) => message!("deployed-while-unavailable.from", id, from),
        (None, Some(to)) => message!("deployed-while-unavailable.until", id, to),
        (None, None) => message!("deployed-while-unavailable.always", id),
    }
}
