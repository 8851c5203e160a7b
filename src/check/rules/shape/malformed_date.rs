//! `malformed-date`: a value is not a date of the calendar in the form of EDTF level 0.

use crate::check::context::FileContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{DATES, line, typed};
use crate::finding::Severity;
use crate::model::{DateError, EdtfDate};
use crate::schema::{Problem, Violation};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "malformed-date",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("malformed_date.md"),
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
            true => format!("`{written}` is not a date"),
            false => format!("`{written}` is not in the calendar"),
        };
        let help = match (guess(&written), written.split_once('-')) {
            (Some(guess), _) => format!("did you mean {}?", line(&violation.route, &guess)),
            (None, Some((year, _))) if !is_in_calendar && year != "0000" => {
                let year = line(&violation.route, year);
                format!("correct it, or leave out what is not certain: {year}")
            }
            _ => DATES.to_owned(),
        };
        RULE.finding(context.value(&violation.route), message, Some(help))
    });
}

/// The date that a common other notation stands for, as the house style writes it; `None` where it
/// could be two.
fn guess(written: &str) -> Option<String> {
    let text = EdtfDate::from_other_notation(written)?.to_string();
    Some(if text.len() > 7 { format!("\"{text}\"") } else { text })
}
