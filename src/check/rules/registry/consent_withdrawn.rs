//! `consent-withdrawn`: an expert who has withdrawn consent is on the roster or deployed.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::{field, value};
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Place, Severity};
use crate::message;
use crate::message::Message;
use crate::model::Roster;
use crate::registry::{FileId, Record};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "consent-withdrawn",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("consent_withdrawn"),
    check: Check::Registry(check, Again::Links),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(Record { body, .. }) = context.registry.expert(file) else { return };
    let Some(consent) = &body.consent else { return };
    let Some(withdrawn) = consent.withdrawn else { return };
    // Which of the two dates is wrong is for `end-before-start` to ask first.
    if consent.given.is_some_and(|given| withdrawn.is_certainly_before(given)) {
        return;
    }
    let route = Route::TOP.key("consent").key("withdrawn");
    let mut find = |place: Place, message: Message, help: Message| {
        let finding = RULE.at(place, message).with_help(help);
        let related = message!("consent-withdrawn.related");
        findings.push(finding.with_related(value(file, &route), related));
    };
    if let Some(roster @ (Roster::Applied | Roster::Active)) = body.roster {
        find(
            field(file, "roster"),
            message!("consent-withdrawn.roster", withdrawn, roster = roster.name()),
            message!("consent-withdrawn.help-roster"),
        );
    }
    for booking in context.bookings_of(&body.id) {
        let start = booking.activity.start;
        if start.is_some_and(|start| withdrawn.is_certainly_before(start)) {
            find(
                booking.place(),
                message!("consent-withdrawn", id = &body.id, withdrawn),
                message!("consent-withdrawn.help"),
            );
        }
    }
}
