//! `partner-country-against-id`: the id of a partner begins with the code of another country.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{label, line};
use crate::finding::Severity;
use crate::message::Message;
use crate::yaml::{Route, scalar};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "partner-country-against-id",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("partner_country_against_id"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let Some(partner) = context.partner() else { return };
    let Some(country) = partner.country.as_deref() else { return };
    let Some(countries) = context.vocabularies().get("countries") else { return };
    let Some((prefix, _)) = partner.id.split_once('-') else { return };
    let own = prefix.to_uppercase();
    // Regional bodies and the like begin with no country; `unknown-code` finds what is none.
    if prefix.len() != 2
        || own == country
        || countries.get(&own).is_none()
        || countries.get(country).is_none()
    {
        return;
    }
    let message = format!(
        "the id begins with `{prefix}`{}, but the country is `{country}`{}",
        label(countries, &own),
        label(countries, country)
    );
    let rest = &partner.id[prefix.len()..];
    let new = format!("{}{rest}", country.to_lowercase());
    let route = Route::TOP.key("country");
    let help = format!(
        "write {}, or rename the partner: `mieux rename {} {new}`",
        line(&route, &scalar(&own)),
        partner.id
    );
    let mut finding = RULE.finding(context.field("country"), message, Some(help));
    finding.related = Some((context.field("id"), Message::verbatim("the id")));
    findings.push(finding);
}
