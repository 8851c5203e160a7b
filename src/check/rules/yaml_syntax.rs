//! `yaml-syntax`: the text of a file is not YAML.

use crate::check::{Context, Rule};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::yaml::FaultKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "yaml-syntax",
    severity: Severity::Error,
    page: include_str!("yaml_syntax.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        for fault in &source.faults {
            let (message, help) = match &fault.kind {
                FaultKind::Syntax(words) => (
                    format!("this is not YAML: {words}"),
                    "look at this line and the one above for a missing `:`, quote or bracket, \
                     a tab, or another indentation; text with `: ` or ` #` in it goes in quotes",
                ),
                FaultKind::Empty => (
                    format!("the file says nothing: a {} was expected", source.kind.name()),
                    "write the record, or remove the file",
                ),
                _ => continue,
            };
            let place = Place { file, spot: Spot::Bytes(fault.span.clone()) };
            findings.push(RULE.finding(place, message, Some(help.to_owned())));
        }
    }
}
