//! `partner-in-own-parents`: a partner is part of itself.

use std::collections::{HashMap, HashSet};

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::circle_in_words;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::model::{Kind, Partner};
use crate::registry::{FileId, Record};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "partner-in-own-parents",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("partner_in_own_parents"),
    check: Check::Registry(check, Again::Chain(Kind::Partner)),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    // The cycles of a registry are found in one walk, when the first of its partners is checked.
    let records = &context.registry.partners;
    if records.first().is_none_or(|first| first.file != file) {
        return;
    }
    let mut partners: HashMap<&str, &Record<Partner>> = HashMap::new();
    for partner in records {
        partners.entry(&partner.body.id).or_insert(partner);
    }
    let mut seen = HashSet::new();
    for partner in records {
        let found = cycle(&partners, partner, &mut seen).and_then(finding);
        found.into_iter().for_each(|finding| findings.push(finding));
    }
}

/// The cycle that the parents of a partner lead into, if nobody has been there yet.
fn cycle<'r>(
    partners: &HashMap<&str, &'r Record<Partner>>,
    first: &'r Record<Partner>,
    seen: &mut HashSet<&'r str>,
) -> Option<Vec<&'r Record<Partner>>> {
    let mut chain: Vec<&Record<Partner>> = Vec::new();
    let mut next = Some(first);
    while let Some(partner) = next.filter(|partner| seen.insert(&partner.body.id)) {
        chain.push(partner);
        next = partner.body.parent.as_deref().and_then(|parent| partners.get(parent).copied());
    }
    let closing = next?;
    let start = chain.iter().position(|partner| partner.body.id == closing.body.id)?;
    Some(chain.split_off(start))
}

/// The finding, at the smallest id.
fn finding(mut cycle: Vec<&Record<Partner>>) -> Option<Finding> {
    let smallest = cycle.iter().enumerate().min_by_key(|(_, partner)| &partner.body.id)?.0;
    cycle.rotate_left(smallest);
    let (first, last) = (cycle.first()?, cycle.last()?);
    let id = &first.body.id;
    let message = match cycle.len() {
        1 => message!("partner-in-own-parents.itself", id),
        _ => {
            let others = cycle.iter().skip(1).map(|partner| partner.body.id.as_str());
            message!("partner-in-own-parents", circle = circle_in_words(id, others))
        }
    };
    let route = Route::default().key("parent");
    let finding = RULE
        .at(value(first.file, &route), message)
        .with_help(message!("partner-in-own-parents.help"));
    Some(match cycle.len() {
        1 => finding,
        _ => finding
            .with_related(value(last.file, &route), message!("partner-in-own-parents.related")),
    })
}
