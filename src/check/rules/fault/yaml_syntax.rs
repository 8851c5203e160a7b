//! `yaml-syntax`: the text of a file is not YAML.

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::syntax::explain;
use crate::finding::{Place, Severity, Spot};
use crate::message;
use crate::message::Value;
use crate::yaml::{Fault, FaultKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "yaml-syntax",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("yaml_syntax"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let finding = match &fault.kind {
        FaultKind::Syntax(words) => {
            let fault = explain(&context.source.text, fault.span.start, words);
            let place = Place { file: context.id, spot: Spot::Bytes(fault.at..fault.at) };
            RULE.at(place, fault.message).with_help(fault.help)
        }
        FaultKind::Empty => {
            let kind = Value::kind(context.file.kind.name());
            RULE.at(context.place(fault), message!("yaml-syntax.empty", kind))
                .with_help(message!("yaml-syntax.help-empty"))
        }
        _ => return,
    };
    findings.push(finding);
}
