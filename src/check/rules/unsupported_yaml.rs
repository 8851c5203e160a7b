//! `unsupported-yaml`: a feature of YAML that a record has no need of.

use std::collections::HashSet;

use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unsupported-yaml",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unsupported_yaml.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        let is_alias = |fault: &&Fault| fault.kind == FaultKind::Alias;
        let aliases: HashSet<usize> =
            source.faults.iter().filter(is_alias).map(|fault| fault.span.start).collect();
        for fault in &source.faults {
            let Some((what, help)) = words(&fault.kind) else {
                continue;
            };
            // An alias in the place of a key is one fact.
            if fault.kind == FaultKind::KeyNotText && aliases.contains(&fault.span.start) {
                continue;
            }
            if !RULE.wants(findings, file) {
                continue;
            }
            let place = Place { file, spot: Spot::Bytes(fault.span.clone()) };
            let message = format!("{what} is not used in a registry");
            findings.push(RULE.finding(place, message, Some(help.to_owned())));
        }
    }
}

/// What the fault is, and what to write in its place.
fn words(kind: &FaultKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        FaultKind::Anchor => {
            ("an anchor (`&name`)", "remove it; text that begins with `&` goes in quotes")
        }
        FaultKind::Alias => (
            "an alias (`*name`)",
            "write the value itself; text that begins with `*` goes in quotes",
        ),
        FaultKind::Tag => {
            ("a tag (`!name`)", "remove it; text that begins with `!` goes in quotes")
        }
        FaultKind::MergeKey => ("a merge key (`<<`)", "write the fields themselves"),
        FaultKind::Directive => ("a directive (`%NAME`)", "remove the line"),
        FaultKind::SecondDocument => (
            "a second document (`---`)",
            "one file holds one record: move the rest to a file of its own",
        ),
        FaultKind::TooManyKeys => (
            "a map of more than 1000 fields",
            "write a list, or see whether lines are indented as they should be",
        ),
        FaultKind::KeyNotText => ("a key that is not text", "write a name before the `:`"),
        _ => return None,
    })
}
