//! `phase-against-start`: an action started outside the phase that it names.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Value;
use crate::model::{EdtfDate, Term};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "phase-against-start",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("phase_against_start"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(action) = context.action() else { return };
    let (Some(code), Some(start)) = (&action.phase, action.start) else { return };
    let Some(phases) = context.vocabularies().get("phases") else { return };
    let Some(phase) = phases.get(code).filter(|phase| !may_begin_in(start, phase)) else { return };
    let message = match (phase.start, phase.end) {
        (Some(from), Some(to)) => {
            message!("phase-against-start.bounded", start, phase = code, from, to)
        }
        (Some(from), None) => message!("phase-against-start.from", start, phase = code, from),
        (None, Some(to)) => message!("phase-against-start.until", start, phase = code, to),
        (None, None) => return,
    };
    let others =
        phases.terms.iter().filter(|other| other.start.is_some() && may_begin_in(start, other));
    let lines: Vec<String> = others.map(|other| format!("phase: {}", other.code)).collect();
    let help = match lines.is_empty() {
        true => message!("phase-against-start.help-none"),
        false => message!("phase-against-start.help", phases = Value::one_of(lines)),
    };
    findings.push(
        RULE.at(context.field("phase"), message)
            .with_help(help)
            .with_related(context.field("start"), message!("phase-against-start.related")),
    );
}

/// Whether a start can lie in a phase, for some reading of the dates.
fn may_begin_in(start: EdtfDate, phase: &Term) -> bool {
    let is_before = phase.start.is_some_and(|first| start.is_certainly_before(first));
    let is_after = phase.end.is_some_and(|last| last.is_certainly_before(start));
    // `end-before-start` finds a phase that ends before it begins.
    let is_period = match (phase.start, phase.end) {
        (Some(first), Some(last)) => !last.is_certainly_before(first),
        _ => true,
    };
    !is_period || !is_before && !is_after
}
