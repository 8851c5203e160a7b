//! `personal-data-in-record`: a text gives an e-mail address or a number that leads to a person.

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::check::context::value;
use crate::check::personal::{Personal, personal};
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::FileId;
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
        look(root, &mut Vec::new(), &mut |steps, personal| {
            if RULE.wants(&mut found, file) {
                found.push(finding(file, &Route::new(steps.to_vec()), personal));
            }
        });
        found
    });
    findings.extend(found.collect::<Vec<_>>());
}

/// The finding; its message leaves the data out, since it goes to logs that everybody may read.
fn finding(file: FileId, route: &Route, personal: Personal) -> Finding {
    let message = format!("`{route}` gives {}", personal.words());
    let help = "take it out; what leads to a person belongs in `private/`. It stays in the history of \
                git until it is removed from there as well";
    RULE.finding(value(file, route), message, Some(help.to_owned()))
}

/// Calls `found` with what each text at or below `node`, which the steps lead to, gives away.
fn look(node: &Node, steps: &mut Vec<Step>, found: &mut impl FnMut(&[Step], Personal)) {
    match &node.value {
        Value::String(text) => {
            personal(text).into_iter().for_each(|personal| found(steps, personal));
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
