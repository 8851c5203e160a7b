//! `country-outside-eligible-regions`: an action is for a country of no eligible region.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::with_label;
use crate::finding::Severity;
use crate::message;
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
    let Some(countries) = vocabularies.get("countries") else { return };
    for (index, country) in action.countries.iter().enumerate() {
        if countries.get(country).is_none() || is_eligible(context, eligible, country) {
            continue;
        }
        findings.push_with(context.id, || {
            let place = context.value(&Route::TOP.key("countries").index(index));
            let country = with_label(format!("`{country}`"), countries, country);
            let regions = ELIGIBILITY;
            RULE.at(place, message!("country-outside-eligible-regions", country, regions))
                .with_help(message!("country-outside-eligible-regions.help", regions))
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
