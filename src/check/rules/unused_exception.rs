//! `unused-exception`: an exception that excuses nothing.

use crate::check::exceptions::Exception;
use crate::check::words::short;
use crate::check::{Check, Reach, Rule, Tier, rule, similar};
use crate::finding::{Finding, Severity};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unused-exception",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("unused_exception.md"),
    check: Check::Exceptions,
};

/// The finding on an exception that no finding of the rules that were looked at has used.
pub(in crate::check) fn unused(exception: &Exception, findings: &mut Vec<Finding>) {
    if !RULE.wants(findings, exception.file) {
        return;
    }
    let name = short(&exception.rule);
    let (message, help) = match (rule(&name), similar(&name)) {
        (Some(rule), _) if rule.tier == Tier::Always => (
            format!("`{name}` cannot be excused"),
            "mend what it finds, and remove the exception".to_owned(),
        ),
        (Some(_), _) => (
            format!("the exception from `{name}` excuses nothing any more"),
            "remove it from `allow`".to_owned(),
        ),
        (None, Some(meant)) => (
            format!("there is no rule `{name}` to excuse"),
            format!("did you mean `rule: {meant}`?"),
        ),
        (None, None) => (
            format!("there is no rule `{name}` to excuse"),
            "see the rules with `mieux explain`".to_owned(),
        ),
    };
    findings.push(RULE.finding(exception.place(), message, Some(help)));
}
