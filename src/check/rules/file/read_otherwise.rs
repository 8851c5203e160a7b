//! `read-otherwise`: a value without quotes that readers of YAML 1.1 take for something else.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::line;
use crate::finding::{Fix, Severity};
use crate::yaml::{Node, Value, each_map, each_value, quoted, reads_as};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "read-otherwise",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("read_otherwise"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let text = &context.source.text;
    each_value(context.root, |way, node| {
        let written = &text[node.span.clone()];
        let Some(other) = taken_for(node, written) else { return };
        let route = way.route();
        // What the field does not take is reported as that.
        if context.violations.iter().any(|violation| violation.route == route)
            || context.doubtful_codes.iter().any(|code| code.route == route)
        {
            return;
        }
        findings.push_with(context.id, || {
            let message = format!("`{written}` without quotes is {other} to readers of YAML 1.1");
            let (help, fix) = match &node.value {
                Value::String(value) => (
                    format!("put it in quotes: {}", line(&route, &quoted(value))),
                    Some(Fix::Replace { route: route.clone(), value: value.to_string() }),
                ),
                _ => {
                    let value = node.scalar_text().unwrap_or_default();
                    (format!("write {}", line(&route, &value)), None)
                }
            };
            let mut finding = RULE.finding(context.value(&route), message, Some(help));
            finding.fix = fix;
            finding
        });
    });
    each_map(context.root, |way, map| {
        for entry in map.entries() {
            let written = &text[entry.key_span.clone()];
            let Some(other) = reads_as(written).filter(|_| written == entry.key.as_str()) else {
                continue;
            };
            let above = way.route();
            let unknown = context.unknown_fields.get(&above);
            if unknown.is_some_and(|fields| fields.contains(&entry.key.as_str())) {
                continue;
            }
            findings.push_with(context.id, || {
                let message =
                    format!("the key `{written}` without quotes is {other} to readers of YAML 1.1");
                let help = format!("put it in quotes: `{}: …`", quoted(written));
                RULE.finding(context.key(above.key(&entry.key)), message, Some(help))
            });
        }
    });
}

/// What a value without quotes is for other readers, if it is something else for them.
fn taken_for(node: &Node, written: &str) -> Option<&'static str> {
    match &node.value {
        Value::String(value) if value.as_str() == written => reads_as(written),
        // `012` is ten for some and twelve for others, and `0o14` a text.
        Value::Integer(value) if value.to_string() != written => Some("another number, or a text,"),
        _ => None,
    }
}
