//! `private-open-to-others`: other users of the machine can read what identifies a person.

use std::path::Path;

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::files::PRIVATE;
use crate::finding::Severity;
use crate::message;
use crate::yaml::{Fault, FaultKind, Stray};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "private-open-to-others",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("private_open_to_others"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    if fault.kind != FaultKind::Stray(Stray::OpenToOthers) {
        return;
    }
    let folder = context.file.path.ancestors().find(|folder| folder.ends_with(PRIVATE));
    let folder = folder.unwrap_or(Path::new(PRIVATE)).display();
    let finding = RULE.at(context.place(fault), message!("private-open-to-others"));
    findings.push(finding.with_help(message!("private-open-to-others.help", folder)));
}
