//! `malformed-date`: a value is not a date of the calendar in the form of EDTF level 0.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{left_out, line, typed};
use crate::finding::Severity;
use crate::message;
use crate::message::Value;
use crate::model::exact::{self, in_house_style};
use crate::model::{DateError, EdtfDate, unusual};
use crate::schema::{Problem, Violation};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "malformed-date",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("malformed_date"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    if violation.problem != Problem::MalformedDate {
        return;
    }
    findings.push_with(context.id, || {
        let written = typed(context.source, &violation.route);
        let is_in_calendar = written.parse::<EdtfDate>() != Err(DateError::NotInCalendar);
        let message = match unusual(&written) {
            _ if !is_in_calendar => message!("malformed-date.calendar", written = &written),
            Some(letter) => message!("malformed-date.letter", written = &written, letter),
            None => message!("malformed-date", written = &written),
        };
        let line = |text: &str| line(&violation.route, text);
        let field = violation.route.last_key().unwrap_or_default();
        let help = match (exact::date(&written), exact::period(&written), written.split_once('-')) {
            (Some(exact), ..) => {
                message!("did-you-mean.line", line = line(&in_house_style(exact)))
            }
            (None, Some((from, to)), _) => match (field, in_house_style(from)) {
                ("start" | "end", from) => {
                    message!("malformed-date.help-period", from, to = in_house_style(to))
                }
                (_, from) => message!("malformed-date.help-one", line = line(&from)),
            },
            (.., Some((year, _))) if !is_in_calendar && year != "0000" => {
                message!("malformed-date.help-year", line = line(year))
            }
            _ if let Some(days) = exact::either_date(&written) => {
                let lines = days.map(|day| line(&in_house_style(day)));
                message!(
                    "malformed-date.help-either",
                    lines = Value::OneOf(lines.map(Value::from).into())
                )
            }
            _ if let Some(year) = exact::year_of(&written) => {
                message!("malformed-date.help-year", line = line(&year.to_string()))
            }
            _ => message!("dates"),
        };
        let help =
            left_out(context.shape(), context.root, &violation.route, &written).unwrap_or(help);
        RULE.at(context.value(&violation.route), message).with_help(help)
    });
}
