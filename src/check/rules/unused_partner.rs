//! `unused-partner`: no other record names a partner.

use crate::check::context::value;
use crate::check::ids::is_unnamed;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Kind;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unused-partner",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: include_str!("unused_partner.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for partner in &context.registry.partners {
        let id = &partner.body.id;
        if !is_unnamed(context, Kind::Partner, partner.file, id) {
            continue;
        }
        let message = format!("no other record names `{id}`");
        let help = format!(
            "name it where it took part, `- partner: {id}` below `partners:`, or delete the record"
        );
        let route = Route::default().key("id");
        findings.push(RULE.finding(value(partner.file, &route), message, Some(help)));
    }
}
