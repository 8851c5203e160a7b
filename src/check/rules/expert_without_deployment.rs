//! `expert-without-deployment`: no action and no activity names an expert.

use crate::check::context::value;
use crate::check::ids::is_unnamed;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::Kind;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "expert-without-deployment",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: include_str!("expert_without_deployment.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for expert in &context.registry.experts {
        let id = &expert.body.id;
        // Who is on the roster is there to be deployed one day.
        if expert.body.roster.is_some() || !is_unnamed(context, Kind::Expert, expert.file, id) {
            continue;
        }
        let message = format!("no action and no activity names `{id}`");
        let help =
            format!("name the expert where the work was done, `- expert: {id}` below `experts:`");
        let route = Route::default().key("id");
        findings.push(RULE.finding(value(expert.file, &route), message, Some(help)));
    }
}
