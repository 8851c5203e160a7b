//! `malformed-value`: a value is of the right type and has another form than its field.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{left_out, line, part, typed};
use crate::finding::Severity;
use crate::message;
use crate::model::{language_code, unusual};
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
        let part = part(context.file.kind, &violation.route);
        let message = match unusual(&written) {
            Some(letter) => {
                message!("malformed-value.letter", written = &written, part, letter)
            }
            None => message!("malformed-value", written = &written, part),
        };
        let language = || {
            context.shape().at(&violation.route).filter(|shape| shape.is_language())?;
            let code = language_code(&written)?;
            let line = line(&violation.route, &scalar(code));
            Some(message!("did-you-mean.line", line))
        };
        let help = left_out(context.shape(), context.root, &violation.route, &written)
            .or_else(language)
            .unwrap_or_else(|| {
                let expected = description.trim_end_matches('.');
                message!("malformed-value.help", expected)
            });
        RULE.at(context.value(&violation.route), message).with_help(help)
    });
}
