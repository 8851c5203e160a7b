//! `malformed-private-file`: a private file of an expert is not as its schema says.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::schema::Schemas;
use crate::suggest::listed;
use crate::yaml::{Fault, FaultKind, Stray};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "malformed-private-file",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("malformed_private_file"),
    check: Check::Fault(check),
};

/// Names the line and not what it says, which may identify the person.
fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::Stray(Stray::Malformed(line)) = fault.kind else { return };
    let message = format!("line {line} of this private file is not what such a file can hold");
    let fields: Vec<&str> = Schemas::private_shape().field_names().collect();
    let help =
        format!("the fields are {}; `mieux schema private` says what each holds", listed(&fields));
    findings.push(RULE.finding(context.place(fault), message, Some(help)));
}
