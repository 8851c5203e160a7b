//! `personal-data-in-record`: a text gives an e-mail address or a number that leads to a person.

use crate::check::context::value;
use crate::check::personal::personal;
use crate::check::{Check, Page, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::yaml::each_text;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "personal-data-in-record",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("personal_data_in_record.md"),
    check: Check::File(check),
};

fn check(page: &Page<'_>, findings: &mut Vec<Finding>) {
    each_text(page.root, |way, text| {
        for personal in personal(text) {
            if !RULE.wants(findings, page.file) {
                continue;
            }
            let route = way.route();
            // The message leaves the data out: it goes to logs that everybody may read.
            let message = format!("`{route}` gives {}", personal.words());
            let help = "take it out; what leads to a person belongs in `private/`. It stays in the \
                        history of git until it is removed from there as well";
            findings.push(RULE.finding(value(page.file, &route), message, Some(help.to_owned())));
        }
    });
}
