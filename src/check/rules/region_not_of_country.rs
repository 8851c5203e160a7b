//! `region-not-of-country`: a region is named beside countries that all lie elsewhere.

use std::collections::BTreeSet;

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::select::OPERATIONAL;
use crate::suggest::{joined, listed};
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "region-not-of-country",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("region_not_of_country.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for action in &context.registry.actions {
        for (index, region) in action.body.regions.iter().enumerate() {
            let Some(others) = others(context, region, &action.body.countries) else { continue };
            let route = Route::default().key("regions").index(index);
            let help = "remove it, or add the country for which it stands here: the region of a \
                        country need not be named";
            findings.push(RULE.finding(
                value(action.file, &route),
                message(region, &action.body.countries, &others),
                Some(help.to_owned()),
            ));
        }
    }
    for partner in &context.registry.partners {
        let (Some(region), Some(country)) = (&partner.body.region, &partner.body.country) else {
            continue;
        };
        let country = std::slice::from_ref(country);
        let Some(others) = others(context, region, country) else { continue };
        let route = Route::default().key("region");
        let line = others.iter().map(|other| format!("region: {other}")).collect::<Vec<_>>();
        let help = format!("write {}, or correct the country", listed(&line));
        let message = message(region, country, &others);
        findings.push(RULE.finding(value(partner.file, &route), message, Some(help)));
    }
}

/// The regions of the countries, where every one of these has some and this one is not among them.
/// A region without members, such as the whole world, has no country that it could be told by.
fn others<'c>(
    context: &'c Context<'_>,
    region: &str,
    countries: &[String],
) -> Option<Vec<&'c str>> {
    let term = context.registry.vocabularies.get(OPERATIONAL)?.get(region)?;
    if term.members.is_empty() || countries.is_empty() {
        return None;
    }
    let mut others = BTreeSet::new();
    for country in countries {
        let own = context.links.regions_of_country(OPERATIONAL, country);
        if own.is_empty() || own.iter().any(|own| own == region) {
            return None;
        }
        others.extend(own.iter().map(String::as_str));
    }
    Some(others.into_iter().collect())
}

fn message(region: &str, countries: &[String], others: &[&str]) -> String {
    let verb = if countries.len() == 1 { "lies" } else { "lie" };
    format!("{} {verb} in {}, not in `{region}`", joined(countries), joined(others))
}
