//! `wrong-type`: a value is of another type than its field.

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::schema::Problem;
use crate::yaml::Value;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "wrong-type",
    severity: Severity::Error,
    page: include_str!("wrong_type.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, violation) in &context.violations {
        let Problem::WrongType { expected, text_by_language } = &violation.problem else {
            continue;
        };
        let source = context.registry.file(*file);
        let Some(node) = source.root.as_ref().and_then(|root| violation.route.find(root)) else {
            continue;
        };
        let field = violation.route.last_key().unwrap_or("the file");
        let expected = expected.join(" or ");
        let message = format!("`{field}` is {}, but {expected} is expected", node.type_name());
        let written = source.text[node.span.clone()].lines().next().unwrap_or_default();
        let help = match (&node.value, expected.as_str()) {
            (Value::Null, _) => {
                "write the value, or remove the line: what is not known is left out".to_owned()
            }
            (Value::Map(_) | Value::List(_), _) => format!("write {expected} after `{field}:`"),
            (_, "a list") => format!("write it as a list: `{field}: [{written}]`"),
            (_, "a map") if *text_by_language => {
                format!("say in which language: `{field}: {{en: {written}}}`")
            }
            (_, "text" | "an id") => format!("put it in quotes: `{field}: \"{written}\"`"),
            _ => format!("write {expected} after `{field}:`"),
        };
        findings.push(RULE.finding(value(*file, &violation.route), message, Some(help)));
    }
}
