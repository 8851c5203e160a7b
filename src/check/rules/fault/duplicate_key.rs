//! `duplicate-key`: a field is twice in one map.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::short;
use crate::finding::{Place, Severity, Spot};
use crate::message;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "duplicate-key",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("duplicate_key"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::DuplicateKey { key, first } = &fault.kind else { return };
    findings.push_with(context.id, || {
        let key = short(key);
        let help = match begins_item(&context.source.text, first.start) {
            true => message!("duplicate-key.help-item", key = &key),
            false => message!("duplicate-key.help", key = &key),
        };
        let first = Place { file: context.id, spot: Spot::Bytes(first.clone()) };
        RULE.at(context.place(fault), message!("duplicate-key", key))
            .with_help(help)
            .with_related(first, message!("duplicate-key.related"))
    });
}

/// Whether the item of a list begins with the key at this byte.
fn begins_item(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.trim() == "-"
}
