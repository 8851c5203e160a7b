//! `personal-data-in-record`: a text gives an e-mail address or a number that leads to a person.

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::check::context::value;
use crate::check::personal::{Personal, personal};
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::yaml::{Node, Route, Step, Value};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "personal-data-in-record",
    severity: Severity::Error,
    tier: Tier::Default,
    page: include_str!("personal_data_in_record.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let trees: Vec<_> = context.trees().collect();
    let found = trees.into_par_iter().flat_map_iter(|(file, _, root)| {
        let mut found = Vec::new();
        look(root, &mut Vec::new(), &mut found);
        found.into_iter().map(move |(route, personal)| {
            // The message leaves the data out: it goes to logs that everybody may read.
            let message = format!("`{route}` gives {}", personal.words());
            let help = "take it out; what leads to a person belongs in `private/`. It stays in the \
                        history of git until it is removed from there as well";
            RULE.finding(value(file, &route), message, Some(help.to_owned()))
        })
    });
    findings.extend(found.collect::<Vec<_>>());
}

/// Goes through every text at or below `node`, which the steps lead to.
fn look(node: &Node, steps: &mut Vec<Step>, found: &mut Vec<(Route, Personal)>) {
    match &node.value {
        Value::String(text) => {
            let personal = personal(text);
            found.extend(personal.into_iter().map(|one| (Route::new(steps.clone()), one)));
        }
        Value::Map(entries) => {
            for entry in entries {
                steps.push(Step::Key(entry.key.clone()));
                look(&entry.value, steps, found);
                steps.pop();
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                steps.push(Step::Index(index));
                look(item, steps, found);
                steps.pop();
            }
        }
        _ => {}
    }
}
