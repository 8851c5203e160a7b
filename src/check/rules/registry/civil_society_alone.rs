//! `civil-society-alone`: civil society asked for an action without a government.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Value;
use crate::model::PartnerRole;
use crate::registry::{FileId, Record};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "civil-society-alone",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("civil_society_alone"),
    check: Check::Registry(check, Again::Links),
};

/// Roles of those who ask.
const ASKING: [&str; 2] = ["requester", "co-requester"];

/// The most partners that a message names.
const SHOWN: usize = 6;

/// Statuses of what was turned down or withdrawn, perhaps for this very reason.
const OVER: [&str; 2] = ["rejected", "cancelled"];

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some(Record { body: action, .. }) = context.registry.action(file) else { return };
    if action.status.as_deref().is_some_and(|status| OVER.contains(&status)) {
        return;
    }
    let Some(first) = action.partners.iter().position(made_request) else { return };
    // A partner of unknown role may be the government that asked as well.
    let mut may_have_asked =
        action.partners.iter().filter(|partner| partner.role.is_none() || made_request(partner));
    if !may_have_asked.all(|partner| is_civil_society(context, partner)) {
        return;
    }
    let place = value(file, &Route::TOP.key("partners").index(first).key("partner"));
    let mut asking = action.partners.iter().filter(|partner| made_request(partner));
    let named = asking.by_ref().take(SHOWN);
    let mut names: Vec<Value> = named.map(|partner| Value::code(&partner.partner)).collect();
    names.extend(asking.next().map(|_| Value::from("…")));
    let message = message!("civil-society-alone", partners = Value::Sequence(names));
    findings.push(RULE.at(place, message).with_help(message!("civil-society-alone.help")));
}

fn made_request(partner: &PartnerRole) -> bool {
    partner.role.as_deref().is_some_and(|role| ASKING.contains(&role))
}

fn is_civil_society(context: &RegistryContext<'_>, partner: &PartnerRole) -> bool {
    let partner = context.partner(&partner.partner);
    partner.is_some_and(|partner| partner.kind.as_deref() == Some("civil-society"))
}
