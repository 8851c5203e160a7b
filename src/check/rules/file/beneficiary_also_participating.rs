//! `beneficiary-also-participating`: a country is both a beneficiary and a participating country.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "beneficiary-also-participating",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("beneficiary_also_participating"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    for (index, country) in action.participating_countries.iter().enumerate() {
        let Some(beneficiary) = action.countries.iter().position(|one| one == country) else {
            continue;
        };
        findings.push_with(context.id, || {
            let list = Route::TOP.key("participating_countries");
            let help = match action.participating_countries.len() {
                1 => message!("beneficiary-also-participating.help-only", country),
                _ => message!("beneficiary-also-participating.help", country),
            };
            let place = context.value(&list.index(index));
            let first = context.value(&Route::TOP.key("countries").index(beneficiary));
            RULE.at(place, message!("beneficiary-also-participating", country))
                .with_help(help)
                .with_related(first, message!("beneficiary-also-participating.related"))
        });
    }
}
