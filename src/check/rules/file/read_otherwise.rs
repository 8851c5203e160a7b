//! `read-otherwise`: a value without quotes that readers of YAML 1.1 take for something else.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::line;
use crate::finding::{Finding, Fix, Severity};
use crate::message;
use crate::message::Message;
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
        let Some(other) = taken_for(node, text) else { return };
        let written = &text[node.span.clone()];
        let route = way.route();
        // What the field does not take is reported as that.
        if context.violations.iter().any(|violation| violation.route == route)
            || context.doubtful_codes.iter().any(|code| code.route == route)
        {
            return;
        }
        findings.push_with(context.id, || {
            let (help, fix) = match &node.value {
                Value::String(value) => (
                    message!("read-otherwise.help", line = line(&route, &quoted(value))),
                    Some(Fix::Replace { route: route.clone(), value: value.to_string() }),
                ),
                _ => {
                    let value = node.scalar_text().unwrap_or_default();
                    (message!("read-otherwise.help-number", line = line(&route, &value)), None)
                }
            };
            let message = message!("read-otherwise", written, other);
            let finding = RULE.at(context.value(&route), message).with_help(help);
            Finding { fix, ..finding }
        });
    });
    each_map(context.root, |way, map| {
        for entry in map.entries() {
            let Some(other) = reads_as(&entry.key) else { continue };
            let written = &text[entry.key_span.clone()];
            if written != entry.key.as_str() {
                continue;
            }
            let above = way.route();
            let unknown = context.unknown_fields.get(&above);
            if unknown.is_some_and(|fields| fields.contains(&entry.key.as_str())) {
                continue;
            }
            findings.push_with(context.id, || {
                let line = format!("`{}: …`", quoted(written));
                let message = message!("read-otherwise.key", written, other);
                RULE.at(context.key(above.key(&entry.key)), message)
                    .with_help(message!("read-otherwise.help", line))
            });
        }
    });
}

/// What a value without quotes is for other readers, if it is something else for them.
fn taken_for(node: &Node, text: &str) -> Option<Message> {
    let written = || &text[node.span.clone()];
    match &node.value {
        Value::String(value) => reads_as(value).filter(|_| value.as_str() == written()),
        // `012` is ten for some and twelve for others, and `0o14` a text.
        Value::Integer(value) if !is_plain_number(*value, written()) => {
            Some(message!("read-otherwise.other-number"))
        }
        _ => None,
    }
}

/// Whether a number is written as it would be by a program.
fn is_plain_number(value: i64, written: &str) -> bool {
    let is_short = !written.starts_with('0') && written.bytes().all(|byte| byte.is_ascii_digit());
    is_short || value.to_string() == written
}
