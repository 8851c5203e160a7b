//! `country-outside-eligible-regions`: an action is for a country of no eligible region.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::model::Vocabulary;
use crate::query::ELIGIBILITY;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "country-outside-eligible-regions",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("country_outside_eligible_regions"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    let vocabularies = context.vocabularies();
    let Some(eligible) = vocabularies.get(ELIGIBILITY) else { return };
    let countries = vocabularies.get("countries");
    for (index, country) in action.countries.iter().enumerate() {
        let is_known = countries.is_some_and(|countries| countries.get(country).is_some());
        if !is_known || is_eligible(context, eligible, country) {
            continue;
        }
        findings.push_with(context.id, || {
            let label = vocabularies.label("countries", country, "en");
            let message = format!("`{country}` ({label}) belongs to no region of `{ELIGIBILITY}`");
            let help = format!(
                "correct the country, or move it to `participating_countries` if it was no \
                 beneficiary; if it is eligible, add it to `members` in \
                 `vocabularies/{ELIGIBILITY}.yaml`"
            );
            let route = Route::TOP.key("countries").index(index);
            RULE.finding(context.value(&route), message, Some(help))
        });
    }
}

/// Whether a country is or was a member of a region. Who joined or left was a member at some time; when
/// exactly, actions seldom say.
fn is_eligible(context: &FileContext<'_>, eligible: &Vocabulary, country: &str) -> bool {
    !context.regions.of_country(ELIGIBILITY, country).is_empty()
        || eligible
            .terms
            .iter()
            .flat_map(|region| &region.membership_changes)
            .any(|change| change.country == country)
}
