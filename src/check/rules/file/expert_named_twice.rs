//! `expert-named-twice`: one expert in two items of the experts of a record.

use std::collections::HashMap;

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "expert-named-twice",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("expert_named_twice"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let items = context.root.get("experts").map_or(&[][..], Node::items);
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        let Some(expert) = item.get("expert").and_then(Node::as_str) else { continue };
        let Some(&before) = first.get(expert) else {
            first.insert(expert, index);
            continue;
        };
        let route = |index| Route::TOP.key("experts").index(index);
        // What is the same to the letter is reported as that.
        let is_same = context.violations.iter().any(|one| one.route == route(index));
        if is_same {
            continue;
        }
        findings.push_with(context.id, || {
            let place = context.value(&route(index).key("expert"));
            let first = context.value(&route(before).key("expert"));
            RULE.at(place, message!("expert-named-twice", expert))
                .with_help(message!("expert-named-twice.help"))
                .with_related(first, message!("expert-named-twice.related"))
        });
    }
}
