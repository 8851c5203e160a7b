//! `region-not-of-country`: a region is named beside countries that all lie elsewhere.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::{Message, Value};
use crate::model::{Action, Partner};
use crate::query::OPERATIONAL;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "region-not-of-country",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("region_not_of_country"),
    check: Check::File(check),
};

/// The most countries that a message names.
const SHOWN: usize = 12;

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    if let Some(action) = context.action() {
        check_action(context, action, findings);
    }
    if let Some(partner) = context.partner() {
        check_partner(context, partner, findings);
    }
}

fn check_action(context: &FileContext<'_>, action: &Action, findings: &mut Findings<'_>) {
    let Some(others) = regions_of(context, &action.countries) else { return };
    for (index, region) in action.regions.iter().enumerate() {
        if !has_members(context, region) || others.contains(region.as_str()) {
            continue;
        }
        findings.push_with(context.id, || {
            let route = Route::TOP.key("regions").index(index);
            RULE.at(context.value(&route), message(region, &action.countries, &others))
                .with_help(message!("region-not-of-country.help"))
        });
    }
}

fn check_partner(context: &FileContext<'_>, partner: &Partner, findings: &mut Findings<'_>) {
    let (Some(region), Some(country)) = (&partner.region, &partner.country) else { return };
    let country = std::slice::from_ref(country);
    let Some(others) = regions_of(context, country) else { return };
    if !has_members(context, region) || others.contains(region.as_str()) {
        return;
    }
    let lines = Value::one_of(others.iter().map(|other| format!("region: {other}")));
    findings.push(
        RULE.at(context.field("region"), message(region, country, &others))
            .with_help(message!("region-not-of-country.help-partner", lines)),
    );
}

/// Whether a region has members. One without, such as the whole world, has no country that it could
/// be identified by.
fn has_members(context: &FileContext<'_>, region: &str) -> bool {
    let regions = context.vocabularies().get(OPERATIONAL);
    regions.and_then(|regions| regions.get(region)).is_some_and(|term| !term.members.is_empty())
}

/// The regions of the countries, if there are countries and every one has some.
fn regions_of<'c>(
    context: &'c FileContext<'_>,
    countries: &[SmolStr],
) -> Option<BTreeSet<&'c str>> {
    let mut others = BTreeSet::new();
    for country in countries {
        let own = context.regions.of_country(OPERATIONAL, country);
        if own.is_empty() {
            return None;
        }
        others.extend(own.iter().map(String::as_str));
    }
    (!others.is_empty()).then_some(others)
}

fn message(region: &str, countries: &[SmolStr], others: &BTreeSet<&str>) -> Message {
    let regions = Value::all(others);
    match countries {
        [country] => message!("region-not-of-country.country", country, regions, region),
        _ if countries.len() <= SHOWN => {
            message!("region-not-of-country", countries = Value::all(countries), regions, region)
        }
        _ => {
            message!("region-not-of-country.many", count = countries.len(), regions, region)
        }
    }
}
