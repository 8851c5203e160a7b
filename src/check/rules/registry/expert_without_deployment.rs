//! `expert-without-deployment`: no action and no activity names an expert.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::field;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::{Expert, Kind};
use crate::registry::FileId;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "expert-without-deployment",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("expert_without_deployment"),
    check: Check::Registry(check, Again::LinksOrCompleteness),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(expert) = context.registry.expert(file) else { return };
    let id = &expert.body.id;
    if is_on_roster(&expert.body) || !context.is_unnamed(Kind::Expert, file, id) {
        return;
    }
    let finding = RULE
        .at(field(file, "id"), message!("expert-without-deployment", id))
        .with_help(message!("expert-without-deployment.help", id));
    findings.push(finding);
}

/// Whether an expert is kept to be deployed one day: with a place on the roster, days on which the expert can be
/// deployed, or a consent to be on the roster.
fn is_on_roster(expert: &Expert) -> bool {
    let scope = expert.consent.iter().flat_map(|consent| &consent.scope);
    expert.roster.is_some()
        || !expert.availability.is_empty()
        || scope.into_iter().any(|covered| covered == "roster")
}
