//! `end-before-start`: something ends before it starts.

use crate::check::context::value;
use crate::check::{Check, Page, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::EdtfDate;
use crate::yaml::{Node, each_map, from_node};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "end-before-start",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("end_before_start.md"),
    check: Check::File(check),
};

/// Fields that begin and end something, wherever they stand side by side.
const PAIRS: [(&str, &str); 4] =
    [("start", "end"), ("from", "to"), ("received", "answered"), ("given", "withdrawn")];

fn check(page: &Page<'_>, findings: &mut Vec<Finding>) {
    each_map(page.root, |way, map| {
        for (first, last) in PAIRS {
            let Some(end) = date(map, last) else { continue };
            let Some(start) = date(map, first) else { continue };
            if end.is_certainly_before(start) && RULE.wants(findings, page.file) {
                let route = way.route();
                let message = format!("`{last}` ({end}) is before `{first}` ({start})");
                let help = format!(
                    "correct one of the two, or swap them: `{first}: {}` and `{last}: {}`",
                    plain(end),
                    plain(start)
                );
                let place = |field: &str| value(page.file, &route.key(field));
                let mut finding = RULE.finding(place(last), message, Some(help));
                finding.related = Some((place(first), "this is later".to_owned()));
                findings.push(finding);
            }
        }
    });
}

fn date(map: &Node, field: &str) -> Option<EdtfDate> {
    from_node(map.get(field)?).ok()
}

/// The date as the house style writes it.
fn plain(date: EdtfDate) -> String {
    match date.to_string() {
        day if day.len() > 7 => format!("\"{day}\""),
        date => date,
    }
}
