//! `unsupported-yaml`: a feature of YAML that a record has no need of.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::yaml::{Fault, FaultKind, Span};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unsupported-yaml",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("unsupported_yaml"),
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
        let is_name = matches!(fault.kind, FaultKind::Anchor | FaultKind::Tag);
        let text = as_text(&context.source.text, &fault.span).filter(|_| is_name);
        let help = text.unwrap_or_else(|| help.to_owned());
        RULE.finding(context.place(fault), message, Some(help))
    });
}

/// What to write where an anchor or a tag names nothing, as it was meant as text; `None` where a value
/// stands behind it or below.
fn as_text(text: &str, span: &Span) -> Option<String> {
    let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let before = &text[start..span.start];
    let (rest, below) = text[span.end..].split_once('\n').unwrap_or((&text[span.end..], ""));
    let next = below.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let has_below = indent(next) > indent(before) || next.trim_start().starts_with('-');
    if !rest.trim().is_empty() || has_below || before.contains(['{', '[']) {
        return None;
    }
    let key = before.trim_start().trim_start_matches("- ");
    Some(format!("put the text in quotes: `{key}\"{}\"`", &text[span.clone()]))
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
