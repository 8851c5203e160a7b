//! `file-too-large`: a file is larger than a record can be.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::model::FileKind;
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
        FileKind::Extension => (MAX_EXTENSION_SIZE, "remove fields, or shorten their descriptions"),
        _ => (
            registry.config.max_file_size(),
            "move what is no record elsewhere, or raise `max_file_size` in mieux.toml",
        ),
    };
    let message = format!("the file has {size} bytes, more than the {limit} that are read");
    findings.push(RULE.finding(context.place(fault), message, Some(help.to_owned())));
}
