//! `consent-withdrawn`: an expert who has withdrawn consent is on the roster or deployed.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::{field, value};
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Place, Severity};
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
    let mut find = |place: Place, message: String, help: &str| {
        let mut finding = RULE.finding(place, message, Some(help.to_owned()));
        finding.related = Some((value(file, &route), Message::verbatim("withdrawn")));
        findings.push(finding);
    };
    if let Some(roster @ (Roster::Applied | Roster::Active)) = body.roster {
        find(
            field(file, "roster"),
            format!("the consent was withdrawn ({withdrawn}), and `roster` is `{}`", roster.name()),
            "write `roster: withdrawn`",
        );
    }
    for booking in context.bookings_of(&body.id) {
        let start = booking.activity.start;
        if start.is_some_and(|start| withdrawn.is_certainly_before(start)) {
            find(
                booking.place(),
                format!("`{}` is deployed here, and had withdrawn consent ({withdrawn})", body.id),
                "correct the expert or the dates; where consent was given anew, correct `consent`",
            );
        }
    }
}
