//! `consent-withdrawn`: an expert who has withdrawn consent is on the roster or deployed.

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity};
use crate::model::Roster;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "consent-withdrawn",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: include_str!("consent_withdrawn.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for expert in &context.registry.experts {
        let body = &expert.body;
        let Some(consent) = &body.consent else { continue };
        let Some(withdrawn) = consent.withdrawn else { continue };
        // Which of the two dates is wrong is for `end-before-start` to ask first.
        if consent.given.is_some_and(|given| withdrawn.is_certainly_before(given)) {
            continue;
        }
        let route = Route::default().key("consent").key("withdrawn");
        let mut find = |place: Place, message: String, help: &str| {
            let mut finding = RULE.finding(place, message, Some(help.to_owned()));
            finding.related = Some((value(expert.file, &route), "withdrawn".to_owned()));
            findings.push(finding);
        };
        if let Some(roster @ (Roster::Applied | Roster::Active)) = body.roster {
            find(
                value(expert.file, &Route::default().key("roster")),
                format!(
                    "the consent was withdrawn ({withdrawn}), and `roster` is `{}`",
                    roster.name()
                ),
                "write `roster: withdrawn`",
            );
        }
        let after = context.bookings_of(&body.id).iter().filter(|booking| {
            booking.activity.start.is_some_and(|start| withdrawn.is_certainly_before(start))
        });
        for booking in after {
            find(
                booking.place(),
                format!("`{}` is deployed here, and had withdrawn consent ({withdrawn})", body.id),
                "correct the expert or the dates; where consent was given anew, correct `consent`",
            );
        }
    }
}
