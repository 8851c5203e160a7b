//! `private-without-expert`: a file in `private/` is on an expert who has no record.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::yaml::{Fault, FaultKind, Stray};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "private-without-expert",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("private_without_expert"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    if fault.kind != FaultKind::Stray(Stray::NoExpert) {
        return;
    }
    let id = context.file.stem();
    let message = format!("there is no expert `{id}`, whom this private file is on");
    let help = format!(
        "give the file the id that the expert has now; if the record was removed, \
         `mieux expert erase {id}` removes what `private/` contains on the person"
    );
    findings.push(RULE.finding(context.place(fault), message, Some(help)));
}
