//! Exceptions that exempt from nothing, once the findings of all other rules are known.

use super::exceptions::Exception;
use super::plan::Planned;
use super::rule::{Check, Tier};
use super::rules::{UNUSED_EXCEPTION, rule, similar_rule};
use super::sink::{Findings, Raised};
use super::words::short;
use crate::finding::Finding;
use crate::message;

/// Findings on exceptions that exempt from nothing; those from rules that were not checked still may.
pub(super) fn unused_exceptions(exceptions: &[Exception], planned: &[Planned]) -> Vec<Raised> {
    let is_planned = |id: &str| planned.iter().any(|(rule, _)| rule.id == id);
    let own = planned.iter().find(|(rule, _)| matches!(rule.check, Check::Exceptions));
    let Some((_, severity)) = own else { return Vec::new() };
    let mut raised = Vec::new();
    let mut findings = Findings::new(*severity, &mut raised);
    for exception in exceptions.iter().filter(|exception| !exception.used) {
        if is_planned(&exception.rule) || rule(&exception.rule).is_none() {
            findings.push_with(exception.file, || finding(exception));
        }
    }
    raised
}

fn finding(exception: &Exception) -> Finding {
    let name = short(&exception.rule);
    let (message, help) = match (rule(&name), similar_rule(&name)) {
        (Some(rule), _) if rule.tier == Tier::Always => (
            message!("unused-exception.always", rule = &name),
            message!("unused-exception.help-always"),
        ),
        (Some(_), _) => {
            (message!("unused-exception", rule = &name), message!("unused-exception.help"))
        }
        (None, Some(similar)) => (
            message!("unused-exception.unknown", rule = &name),
            message!("unused-exception.help-similar", similar),
        ),
        (None, None) => (
            message!("unused-exception.unknown", rule = &name),
            message!("unused-exception.help-unknown"),
        ),
    };
    UNUSED_EXCEPTION.at(exception.place(), message).with_help(help)
}
