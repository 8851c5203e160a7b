//! `malformed-private-file`: a private file of an expert is not as its schema says.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Value;
use crate::schema::Schemas;
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
    let fields = Value::all(Schemas::private_shape().field_names());
    let message = message!("malformed-private-file", line = line.to_string());
    let finding = RULE.at(context.place(fault), message);
    findings.push(finding.with_help(message!("malformed-private-file.help", fields)));
}
