//! `malformed-value`: a value is of the right type and has another form than its field.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{left_out, line, part, typed, with_unusual};
use crate::finding::Severity;
use crate::model::language_code;
use crate::schema::{Problem, Violation};
use crate::yaml::scalar;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "malformed-value",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("malformed_value"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::MalformedValue { description } = &violation.problem else { return };
    findings.push_with(context.id, || {
        let written = typed(context.source, &violation.route);
        let what = part(context.file.kind, &violation.route);
        let message = format!("`{written}` is not valid for {what}{}", with_unusual(&written));
        let language = || {
            context.shape().at(&violation.route).filter(|shape| shape.is_language())?;
            let code = language_code(&written)?;
            Some(format!("did you mean {}?", line(&violation.route, &scalar(code))))
        };
        let help = left_out(context.shape(), context.root, &violation.route, &written)
            .or_else(language)
            .unwrap_or_else(|| format!("expected here: {}", description.trim_end_matches('.')));
        RULE.finding(context.value(&violation.route), message, Some(help))
    });
}
