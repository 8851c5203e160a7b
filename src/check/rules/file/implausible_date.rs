//! `implausible-date`: a year in which nothing of a programme can be.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{or_left_out, typed};
use crate::finding::Severity;
use crate::message;
use crate::model::{EdtfDate, FileKind};
use crate::schema::Shape;
use crate::yaml::{Node, Value, each_value, from_node};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "implausible-date",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("implausible_date"),
    check: Check::File(check),
};

/// The years in which something of a programme can be.
const YEARS: std::ops::RangeInclusive<u16> = 1950..=2099;

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    // States and unions, of which vocabularies speak, are older than any programme.
    if context.file.kind == FileKind::Vocabulary {
        return;
    }
    each_value(context.root, |way, node| {
        if year(node).is_none_or(|year| YEARS.contains(&year)) {
            return;
        }
        let route = way.route();
        if !context.shape().at(&route).is_some_and(Shape::is_date) {
            return;
        }
        findings.push_with(context.id, || {
            let field = route.last_key().unwrap_or_default();
            let message = message!("implausible-date", field, date = typed(context.source, &route));
            let write = message!(
                "implausible-date.help",
                from = YEARS.start().to_string(),
                to = YEARS.end().to_string()
            );
            let help = or_left_out(write, context.shape(), context.root, &route);
            RULE.at(context.value(&route), message).with_help(help)
        });
    });
}

/// The year of a date; that of most texts is not looked for, since they have another length.
fn year(node: &Node) -> Option<u16> {
    match &node.value {
        Value::String(text) if !matches!(text.len(), 4 | 7 | 10) => None,
        Value::String(text) => text.parse::<EdtfDate>().ok().map(EdtfDate::year),
        Value::Integer(_) => from_node::<EdtfDate>(node).ok().map(EdtfDate::year),
        _ => None,
    }
}
