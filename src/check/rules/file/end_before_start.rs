//! `end-before-start`: something ends before it starts.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::EdtfDate;
use crate::yaml::{Node, each_map, from_node};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "end-before-start",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("end_before_start"),
    check: Check::File(check),
};

/// The fields that begin and end something, wherever they are side by side, by the one that ends it.
fn pair(last: &str) -> Option<(&'static str, &'static str)> {
    Some(match last {
        "end" => ("start", "end"),
        "to" => ("from", "to"),
        "answered" => ("received", "answered"),
        "withdrawn" => ("given", "withdrawn"),
        _ => return None,
    })
}

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    each_map(context.root, |way, map| {
        for entry in map.entries() {
            let Some((first, last)) = pair(&entry.key) else { continue };
            let (Some(start), end) = (map.get(first), &entry.value) else { continue };
            let (Some(start), Some(end)) = (date(start), date(end)) else { continue };
            if !end.is_certainly_before(start) {
                continue;
            }
            findings.push_with(context.id, || {
                let route = way.route();
                // When consent was withdrawn is not for a machine to say.
                let help = match first {
                    "given" => message!("end-before-start.help-consent"),
                    _ => message!(
                        "end-before-start.help",
                        first,
                        last,
                        start = plain(end),
                        end = plain(start)
                    ),
                };
                let place = |field: &str| context.value(&route.key(field));
                RULE.at(place(last), message!("end-before-start", first, last, start, end))
                    .with_help(help)
                    .with_related(place(first), message!("end-before-start.related"))
            });
        }
    });
}

fn date(node: &Node) -> Option<EdtfDate> {
    from_node(node).ok()
}

/// The date as the house style writes it.
fn plain(date: EdtfDate) -> String {
    match date.to_string() {
        day if day.len() > 7 => format!("\"{day}\""),
        date => date,
    }
}
