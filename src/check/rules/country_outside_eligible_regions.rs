//! `country-outside-eligible-regions`: an action is for a country of no eligible region.

use std::collections::HashSet;

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "country-outside-eligible-regions",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("country_outside_eligible_regions.md"),
    check: Check::Registry(check),
};

/// The vocabulary of the regions whose countries may ask.
const ELIGIBILITY: &str = "eligibility-regions";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let vocabularies = &context.registry.vocabularies;
    let Some(eligible) = vocabularies.get(ELIGIBILITY) else { return };
    let members = eligible.terms.iter().flat_map(|region| &region.members);
    let changes = eligible.terms.iter().flat_map(|region| &region.membership_changes);
    // Who joined or left was a member at some time; when exactly, actions seldom say.
    let countries: HashSet<&str> =
        members.chain(changes.map(|change| &change.country)).map(String::as_str).collect();
    for action in &context.registry.actions {
        for (index, country) in action.body.countries.iter().enumerate() {
            let is_known = vocabularies
                .get("countries")
                .is_some_and(|vocabulary| vocabulary.get(country).is_some());
            if !is_known || countries.contains(country.as_str()) {
                continue;
            }
            if !RULE.wants(findings, action.file) {
                continue;
            }
            let label = vocabularies.label("countries", country, "en");
            let message = format!("`{country}` ({label}) belongs to no region of `{ELIGIBILITY}`");
            let help = format!(
                "correct the country, or move it to `participating_countries` if it was no \
                 beneficiary; if it is eligible, add it to `members` in \
                 `vocabularies/{ELIGIBILITY}.yaml`"
            );
            let route = Route::default().key("countries").index(index);
            findings.push(RULE.finding(value(action.file, &route), message, Some(help)));
        }
    }
}
