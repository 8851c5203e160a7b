//! `personal-data-in-record`: a text gives an e-mail address or a number that leads to a person.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::personal::personal;
use crate::yaml::each_text;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "personal-data-in-record",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("personal_data_in_record"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    each_text(context.root, |way, text| {
        for personal in personal(text) {
            findings.push_with(context.id, || {
            let route = way.route();
            // The message leaves the data out: it goes to logs that everybody may read.
            let message = format!("`{route}` gives {}", personal.words());
            let help = "take it out; what leads to a person belongs in `private/`. It stays in the \
                        history of git until it is removed from there as well";
            RULE.finding(context.value(&route), message, Some(help.to_owned()))
            });
        }
    });
}
