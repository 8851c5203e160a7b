//! `region-not-of-country`: a region is named beside countries that all lie elsewhere.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::check::context::value;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::query::OPERATIONAL;
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

/// The most countries that a message names.
const SHOWN: usize = 12;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for action in &context.registry.actions {
        let Some(others) = others(context, &action.body.countries) else { continue };
        for (index, region) in action.body.regions.iter().enumerate() {
            let is_wrong = is_with_members(context, region) && !others.contains(region.as_str());
            if !is_wrong || !RULE.wants(findings, action.file) {
                continue;
            }
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
        let Some(others) = others(context, country) else { continue };
        if !is_with_members(context, region) || others.contains(region.as_str()) {
            continue;
        }
        let route = Route::default().key("region");
        let line = others.iter().map(|other| format!("region: {other}")).collect::<Vec<_>>();
        let help = format!("write {}, or correct the country", listed(&line));
        let message = message(region, country, &others);
        findings.push(RULE.finding(value(partner.file, &route), message, Some(help)));
    }
}

/// Whether a region has members. One without, such as the whole world, has no country that it could
/// be told by.
fn is_with_members(context: &Context<'_>, region: &str) -> bool {
    let regions = context.registry.vocabularies.get(OPERATIONAL);
    regions.and_then(|regions| regions.get(region)).is_some_and(|term| !term.members.is_empty())
}

/// The regions of the countries, where there are countries and every one has some.
fn others<'c>(context: &'c Context<'_>, countries: &[SmolStr]) -> Option<BTreeSet<&'c str>> {
    let mut others = BTreeSet::new();
    for country in countries {
        let own = context.links.regions_of_country(OPERATIONAL, country);
        if own.is_empty() {
            return None;
        }
        others.extend(own.iter().map(String::as_str));
    }
    (!others.is_empty()).then_some(others)
}

fn message(region: &str, countries: &[SmolStr], others: &BTreeSet<&str>) -> String {
    let others = joined(&Vec::from_iter(others));
    match countries.len() {
        1 => format!("{} lies in {others}, not in `{region}`", joined(countries)),
        2..=SHOWN => format!("{} lie in {others}, not in `{region}`", joined(countries)),
        count => format!("the {count} countries lie in {others}, not in `{region}`"),
    }
}
