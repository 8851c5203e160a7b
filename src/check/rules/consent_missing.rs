//! `consent-missing`: a record holds more than a source says of an expert, and on no ground.

use crate::check::context::key;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "consent-missing",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("consent_missing.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for expert in &context.registry.experts {
        let body = &expert.body;
        if body.consent.is_some() {
            continue;
        }
        let held = [
            ("roster", body.roster.is_some()),
            ("languages", !body.languages.is_empty()),
            ("availability", !body.availability.is_empty()),
        ];
        let Some((field, _)) = held.into_iter().find(|(_, is_held)| *is_held) else { continue };
        let message = format!("the record holds `{field}` of a person, and has no `consent`");
        let help = "say on what ground and since when: `consent: {basis: consent, given: …}`; \
                    without one the person's data must go";
        let place = key(expert.file, Route::default().key(field));
        findings.push(RULE.finding(place, message, Some(help.to_owned())));
    }
}
