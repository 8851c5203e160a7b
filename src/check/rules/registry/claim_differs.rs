//! `claim-differs`: a published figure is not the one that the registry holds.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::message::Value;
use crate::model::{Claim, Qualifier};
use crate::query::{Choice, Links, Selection, pick};
use crate::registry::{FileId, Registry};
use crate::report::count::claims;
use crate::report::count::figures::Figures;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "claim-differs",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::Registry,
    page: page!("claim_differs"),
    check: Check::Registry(check, Again::All),
};

/// A claim with its place.
type Placed<'r> = (FileId, usize, &'r Claim);

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    // All claims of a registry are compared when the first file of claims is checked: a figure is
    // computed once for each scope. What could not be read is missing in the figures.
    let claims = &context.registry.claims;
    if !context.is_complete || claims.first().is_none_or(|first| first.file != file) {
        return;
    }
    let links = Links::new(context.registry);
    for (selection, placed) in by_scope(context) {
        let figures = figures(&links, &selection);
        let last_days = claims::last_days(placed.iter().map(|(_, _, claim)| *claim));
        for (file, index, claim) in placed {
            if !claims::is_latest(claim, &last_days) {
                continue;
            }
            if let Some(found) = judged(&links, &selection, &figures, (file, index, claim)) {
                findings.push(found);
            }
        }
    }
}

/// The claims of each scope that can be computed; there are few scopes.
fn by_scope<'r>(context: &RegistryContext<'r>) -> Vec<(Selection, Vec<Placed<'r>>)> {
    let mut scopes: Vec<(Selection, Vec<Placed<'r>>)> = Vec::new();
    for record in &context.registry.claims {
        for (index, claim) in record.body.claims.iter().enumerate() {
            let Some(selection) = claims::scope(claim) else { continue };
            // `unknown-code` reports the others, and without those there are few scopes.
            if selection.chosen().any(|(_, codes)| codes.iter().any(|one| !is_known(context, one)))
            {
                continue;
            }
            let placed = (record.file, index, claim);
            match scopes.iter_mut().find(|(known, _)| *known == selection) {
                Some((_, claims)) => claims.push(placed),
                None => scopes.push((selection, vec![placed])),
            }
        }
    }
    scopes
}

fn is_known(context: &RegistryContext<'_>, choice: &Choice) -> bool {
    let vocabulary = context.registry.vocabularies.get(choice.vocabulary);
    vocabulary.is_some_and(|vocabulary| vocabulary.get(&choice.code).is_some())
}

fn figures<'r>(links: &Links<'r>, selection: &Selection) -> Figures<'r> {
    let picked = pick(links, selection);
    Figures::of(links, selection, &picked)
}

fn judged(
    links: &Links<'_>,
    selection: &Selection,
    figures: &Figures<'_>,
    (file, index, claim): Placed<'_>,
) -> Option<Finding> {
    let held = claims::comparable_count(links, claim, figures)?;
    let number = f64::from(u32::try_from(held).ok()?);
    if claim.qualifier.unwrap_or(Qualifier::Exact).allows(claim.value?, number) {
        return None;
    }
    let metric = metric(links.registry, claim);
    let published = match claim.value?.to_string() {
        number if let Ok(whole) = number.parse() => Value::Count(whole),
        number => Value::Text(number),
    };
    let message = match claim.qualifier.unwrap_or(Qualifier::Exact) {
        Qualifier::Exact => message!("claim-differs", metric, published, held),
        Qualifier::About => message!("claim-differs.about", metric, published, held),
        Qualifier::Over => message!("claim-differs.over", metric, published, held),
        Qualifier::Under => message!("claim-differs.under", metric, published, held),
        Qualifier::UpTo => message!("claim-differs.up-to", metric, published, held),
    };
    let options = selection.chosen().flat_map(|(filter, choices)| {
        choices.iter().map(move |choice| format!(" --{} {}", filter.option, choice.code))
    });
    let options: String = options.collect();
    let route = Route::default().key("claims").index(index).key("value");
    let finding = RULE.at(value(file, &route), message);
    Some(finding.with_help(message!("claim-differs.help", options)))
}

/// What a figure is called, in the language of the reader.
fn metric(registry: &Registry, claim: &Claim) -> Value {
    let term = registry.vocabularies.get("metrics").and_then(|metrics| metrics.get(&claim.metric));
    term.map_or_else(|| Value::from(&claim.metric), |term| Value::from(&term.label))
}
