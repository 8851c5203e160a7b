//! All partners in one table.

use maud::{Markup, html};

use super::content::Content;
use super::filters::{Choice, filters};
use crate::model::Partner;
use crate::site::here::Here;
use crate::site::topic::Topic;

pub(super) fn page(here: &Here<'_>) -> Content {
    let partners = &here.contents().dataset.partners;
    let countries = partners.iter().filter_map(|entry| entry.body.country.as_deref());
    let kinds = partners.iter().filter_map(|entry| entry.body.kind.as_deref());
    let choices = [
        Choice::among(here, "country", "dimension.country", "countries", countries),
        Choice::among(here, "kind", "kind", "partner-kinds", kinds),
    ];
    let body = html! {
        (filters(here, "partners", &choices, false))
        div class="scroll" role="region" aria-labelledby="partners" tabindex="0" {
            table data-list="partners" {
                caption id="partners" { (here.words().counted("count.partner", partners.len(), &[])) }
                thead { tr {
                    th scope="col" data-column="name" { (here.word("partner")) }
                    th scope="col" data-column="kind" { (here.word("kind")) }
                    th scope="col" data-column="country" { (here.word("dimension.country")) }
                    th scope="col" class="number" data-column="actions" { (here.word("actions")) }
                } }
                tbody { @for entry in partners { (row(here, entry.body)) } }
            }
        }
    };
    Content::titled(here, "site.partners", &body)
}

fn row(here: &Here<'_>, partner: &Partner) -> Markup {
    let actions = here.contents().actions_of_partner(&partner.id).len();
    html! {
        tr data-id=(partner.id) data-country=[partner.country.as_deref()] data-kind=[partner.kind.as_deref()] {
            th scope="row" { (here.partner(&partner.id)) }
            td { @if let Some(kind) = &partner.kind { (here.label("partner-kinds", kind)) } }
            td { @if let Some(country) = &partner.country { (here.code(Topic::Country, country)) } }
            td class="number" { (actions) }
        }
    }
}
