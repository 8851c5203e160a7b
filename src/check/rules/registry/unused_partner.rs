//! `unused-partner`: no other record names a partner.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::field;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::Kind;
use crate::registry::FileId;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unused-partner",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("unused_partner"),
    check: Check::Registry(check, Again::LinksOrCompleteness),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(partner) = context.registry.partner(file) else { return };
    let id = &partner.body.id;
    if !context.is_unnamed(Kind::Partner, file, id) {
        return;
    }
    let finding = RULE
        .at(field(file, "id"), message!("unused-partner", id))
        .with_help(message!("unused-partner.help", id));
    findings.push(finding);
}
