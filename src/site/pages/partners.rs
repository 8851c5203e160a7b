//! All partners in one table.

use maud::{Markup, html};

use super::content::Content;
use super::filters::Choice;
use super::list::{Column, List};
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
    let list = List {
        name: "partners",
        caption: here.words().counted("count.partner", partners.len(), &[]),
        choices: &choices,
        has_years: false,
        columns: &[
            Column::of("name", "partner"),
            Column::of("kind", "kind"),
            Column::of("country", "dimension.country"),
            Column::numbers("actions", "actions"),
        ],
        rows: html! { @for entry in partners { (row(here, entry.body)) } },
    };
    Content::titled(here, "site.partners", &list.shown(here))
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
