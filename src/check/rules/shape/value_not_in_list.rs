//! `value-not-in-list`: a word is not one of those that its field allows.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{left_out, line, typed};
use crate::finding::Severity;
use crate::message;
use crate::message::Value;
use crate::model::{folded, unusual};
use crate::schema::{Problem, Violation};
use crate::suggest::nearest;
use crate::words::names_of_word;
use crate::yaml::Node;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "value-not-in-list",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("value_not_in_list"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::NotInList { options } = &violation.problem else { return };
    let route = &violation.route;
    // `wrong-type` reports what is not text at all.
    let Some(written) = route.find(context.root).and_then(Node::as_str) else { return };
    findings.push_with(context.id, || {
        let field = route.last_key().unwrap_or_default();
        let named = options.iter().flat_map(|option| {
            names_of_word(field, option).into_iter().map(move |name| (folded(&name), option))
        });
        let near = nearest(written, named);
        let help = match (left_out(context.shape(), context.root, route, written), near) {
            (Some(help), _) => help,
            (None, Some(option)) => message!("did-you-mean.line", line = line(route, option)),
            (None, None) => {
                message!("value-not-in-list.help", options = Value::one_of(options))
            }
        };
        let shown = typed(context.source, route);
        let message = match unusual(written) {
            Some(letter) => {
                message!("value-not-in-list.letter", written = shown, field, letter)
            }
            None => message!("value-not-in-list", written = shown, field),
        };
        RULE.at(context.value(route), message).with_help(help)
    });
}
