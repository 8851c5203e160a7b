//! `unsupported-yaml`: a feature of YAML that a record has no need of.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
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
    let Some((message, help)) = words(&fault.kind) else { return };
    // An alias in the place of a key is one fact.
    if fault.kind == FaultKind::KeyNotText && context.alias_starts.contains(&fault.span.start) {
        return;
    }
    findings.push_with(context.id, || {
        let is_name = matches!(fault.kind, FaultKind::Anchor | FaultKind::Tag);
        let text = as_text(&context.source.text, &fault.span).filter(|_| is_name);
        RULE.at(context.place(fault), message).with_help(text.unwrap_or(help))
    });
}

/// What to write where an anchor or a tag names nothing, as it was meant as text; `None` where a value
/// is behind it or below.
fn as_text(text: &str, span: &Span) -> Option<Message> {
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
    let line = format!("{key}\"{}\"", &text[span.clone()]);
    Some(message!("unsupported-yaml.help-quotes", line))
}

/// What the fault is, and what to write in its place.
fn words(kind: &FaultKind) -> Option<(Message, Message)> {
    Some(match kind {
        FaultKind::Anchor => {
            (message!("unsupported-yaml.anchor"), message!("unsupported-yaml.help-anchor"))
        }
        FaultKind::Alias => {
            (message!("unsupported-yaml.alias"), message!("unsupported-yaml.help-alias"))
        }
        FaultKind::Tag => (message!("unsupported-yaml.tag"), message!("unsupported-yaml.help-tag")),
        FaultKind::MergeKey => {
            (message!("unsupported-yaml.merge-key"), message!("unsupported-yaml.help-merge-key"))
        }
        FaultKind::Directive => {
            (message!("unsupported-yaml.directive"), message!("unsupported-yaml.help-directive"))
        }
        FaultKind::SecondDocument => (
            message!("unsupported-yaml.second-document"),
            message!("unsupported-yaml.help-second-document"),
        ),
        FaultKind::TooManyKeys => (
            message!("unsupported-yaml.too-many-keys"),
            message!("unsupported-yaml.help-too-many-keys"),
        ),
        FaultKind::KeyNotText => (
            message!("unsupported-yaml.key-not-text"),
            message!("unsupported-yaml.help-key-not-text"),
        ),
        _ => return None,
    })
}
