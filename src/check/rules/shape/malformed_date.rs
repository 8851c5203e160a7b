//! `malformed-date`: a value is not a date of the calendar in the form of EDTF level 0.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{DATES, left_out, line, typed, with_unusual};
use crate::finding::Severity;
use crate::model::exact::{self, in_house_style};
use crate::model::{DateError, EdtfDate};
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
        let message = match is_in_calendar {
            true => format!("`{written}` is not a date{}", with_unusual(&written)),
            false => format!("`{written}` is not in the calendar"),
        };
        let line = |text: &str| line(&violation.route, text);
        let field = violation.route.last_key().unwrap_or_default();
        let help = match (exact::date(&written), exact::period(&written), written.split_once('-')) {
            (Some(exact), ..) => format!("did you mean {}?", line(&in_house_style(exact))),
            (None, Some((from, to)), _) => match (field, in_house_style(from)) {
                ("start" | "end", from) => {
                    let to = in_house_style(to);
                    format!("write one date in each field: `start: {from}` and `end: {to}`")
                }
                (_, from) => format!("write one date: {}", line(&from)),
            },
            (.., Some((year, _))) if !is_in_calendar && year != "0000" => {
                format!("correct it, or leave out what is not certain: {}", line(year))
            }
            _ => DATES.to_owned(),
        };
        let help =
            left_out(context.shape(), context.root, &violation.route, &written).unwrap_or(help);
        RULE.finding(context.value(&violation.route), message, Some(help))
    });
}
