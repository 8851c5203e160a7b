//! `end-before-start`: something ends before it starts.

use crate::check::context::value;
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::EdtfDate;
use crate::yaml::{Node, Route, each_map, from_node};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "end-before-start",
    severity: Severity::Error,
    tier: Tier::Always,
    page: include_str!("end_before_start.md"),
    check: Some(check),
};

/// Fields that begin and end something, wherever they stand side by side.
const PAIRS: [(&str, &str); 4] =
    [("start", "end"), ("from", "to"), ("received", "answered"), ("given", "withdrawn")];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, _, root) in context.trees() {
        each_map(root, &Route::default(), &mut |route, map| {
            for (first, last) in PAIRS {
                let (Some(start), Some(end)) = (date(map, first), date(map, last)) else {
                    continue;
                };
                if end.is_certainly_before(start) && RULE.wants(findings, file) {
                    let message = format!("`{last}` ({end}) is before `{first}` ({start})");
                    let help = format!(
                        "correct one of the two, or swap them: `{first}: {}` and `{last}: {}`",
                        plain(end),
                        plain(start)
                    );
                    let mut finding =
                        RULE.finding(value(file, &route.key(last)), message, Some(help));
                    finding.related =
                        Some((value(file, &route.key(first)), "this is later".to_owned()));
                    findings.push(finding);
                }
            }
        });
    }
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
