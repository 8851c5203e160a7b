//! `personal-data-in-record`: a text gives an e-mail address or a number that leads to a person.

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::check::context::value;
use crate::check::personal::personal;
use crate::check::{Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::yaml::each_text;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "personal-data-in-record",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("personal_data_in_record.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let trees: Vec<_> = context.trees().collect();
    let found = trees.into_par_iter().flat_map_iter(|(file, _, root)| {
        let mut found = Vec::new();
        each_text(root, |way, text| {
            found.extend(personal(text).into_iter().map(|personal| (way.route(), personal)));
        });
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
