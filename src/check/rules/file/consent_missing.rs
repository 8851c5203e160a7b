//! `consent-missing`: a record holds more than a source says of an expert, and on no ground.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "consent-missing",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("consent_missing"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(expert) = context.expert() else { return };
    if expert.consent.is_some() {
        return;
    }
    let held = [
        ("roster", expert.roster.is_some()),
        ("languages", !expert.languages.is_empty()),
        ("availability", !expert.availability.is_empty()),
    ];
    let Some((field, _)) = held.into_iter().find(|(_, is_held)| *is_held) else { return };
    let place = context.key(Route::TOP.key(field));
    let line = "consent: {basis: consent, given: …}";
    let finding = RULE.at(place, message!("consent-missing", field));
    findings.push(finding.with_help(message!("consent-missing.help", line)));
}
