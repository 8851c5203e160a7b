//! `personal-data-in-record`: a text gives an e-mail address or a number that leads to a person.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::personal::{Personal, personal};
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
                RULE.at(context.value(&route), message(personal, &route.to_string()))
                    .with_help(message!("personal-data-in-record.help"))
            });
        }
    });
}

/// What a field contains. The data is left out: the message goes to logs that everybody may read.
fn message(personal: Personal, field: &str) -> Message {
    match personal {
        Personal::Email => message!("personal-data-in-record.email", field),
        Personal::Phone => message!("personal-data-in-record.phone", field),
        Personal::Iban => message!("personal-data-in-record.iban", field),
        Personal::Passport => message!("personal-data-in-record.passport", field),
    }
}
