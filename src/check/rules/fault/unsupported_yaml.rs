//! `unsupported-yaml`: a feature of YAML that a record has no need of.

use crate::check::context::FaultContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unsupported-yaml",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unsupported_yaml.md"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let Some((what, help)) = words(&fault.kind) else { return };
    // An alias in the place of a key is one fact.
    if fault.kind == FaultKind::KeyNotText && context.alias_starts.contains(&fault.span.start) {
        return;
    }
    findings.push_with(context.id, || {
        let message = format!("{what} is not used in a registry");
        RULE.finding(context.place(fault), message, Some(help.to_owned()))
    });
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
