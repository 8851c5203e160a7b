//! `file-too-large`: a file is larger than a record can be.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::{FileKind, MAX_PAGE_SIZE};
use crate::schema::MAX_EXTENSION_SIZE;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "file-too-large",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("file_too_large"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::TooLarge(size) = &fault.kind else { return };
    let registry = context.registry;
    let (limit, help) = match context.file.kind {
        FileKind::Extension => (MAX_EXTENSION_SIZE, message!("file-too-large.help-extension")),
        FileKind::Page => (MAX_PAGE_SIZE, message!("file-too-large.help-page")),
        _ => (registry.config.max_file_size(), message!("file-too-large.help")),
    };
    let message = message!("file-too-large", size = size.to_string(), limit = limit.to_string());
    findings.push(RULE.at(context.place(fault), message).with_help(help));
}
