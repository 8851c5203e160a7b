//! `missing-translation`: a text is not there in every language of the registry.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::is_item;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::message::Value;
use crate::schema::Meaning;
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-translation",
    severity: Severity::Warning,
    tier: Tier::Strict,
    reach: Reach::References,
    page: page!("missing_translation"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let languages = &context.registry.config.languages;
    context.shape().each_meaning(context.root, |way, node, meaning| {
        let is_lacking = || languages.iter().any(|language| node.get(language).is_none());
        let is_text = *meaning == Meaning::Text && !node.entries().is_empty();
        if is_text && is_lacking() {
            findings.push_with(context.id, || finding(context, &way.route(), node, languages));
        }
    });
}

/// The finding on a text that lacks some of the languages.
fn finding(context: &FileContext<'_>, route: &Route, text: &Node, languages: &[String]) -> Finding {
    let missing = languages.iter().filter(|language| text.get(language).is_none());
    let missing: Vec<&String> = missing.collect();
    let lines = Value::all(missing.iter().map(|language| format!("{language}: …")));
    let field = route.last_key().unwrap_or_default();
    let languages = Value::all(missing);
    // The text itself begins with its first language; the field is what is looked for.
    let (place, message) = match is_item(route) {
        true => (context.value(route), message!("missing-translation.item", field, languages)),
        false => (context.key(route.clone()), message!("missing-translation", field, languages)),
    };
    RULE.at(place, message).with_help(message!("missing-translation.help", lines))
}
