//! `partner-country-against-id`: the id of a partner begins with the code of another country.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{line, with_label};
use crate::finding::Severity;
use crate::message;
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
    let message = message!(
        "partner-country-against-id",
        prefix = with_label(format!("`{prefix}`"), countries, &own),
        country = with_label(format!("`{country}`"), countries, country)
    );
    let rest = &partner.id[prefix.len()..];
    let new = format!("{}{rest}", country.to_lowercase());
    let route = Route::TOP.key("country");
    let line = line(&route, &scalar(&own));
    let help = message!("partner-country-against-id.help", line, id = &partner.id, new);
    findings.push(
        RULE.at(context.field("country"), message)
            .with_help(help)
            .with_related(context.field("id"), message!("partner-country-against-id.related")),
    );
}
