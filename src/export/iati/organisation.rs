//! The file on the organisation that publishes: its name, budgets and documents.

use super::context::Context;
use super::documents::link;
use super::money::of_settings;
use super::xml::Element;
use crate::registry::IatiOrganisationFile;

/// The element `iati-organisation`.
pub(super) fn organisation(context: &Context<'_>, file: &IatiOrganisationFile) -> Element {
    let budgets = file.budgets.iter().map(|budget| of_settings("total-budget", budget));
    let documents = file.documents.iter().map(|document| {
        let format = Some(document.format.as_str()).filter(|format| !format.is_empty());
        let title = context.narratives.of_text(&document.title);
        link(&document.url, format, title, &document.category)
    });
    Element::new("iati-organisation")
        .with("xml:lang", context.narratives.default_language())
        .with_some("default-currency", context.settings.currency.as_deref())
        .with_some("last-updated-datetime", context.dataset.content.stamp.date.as_deref())
        .holding([
            Element::of_text("organisation-identifier", &context.publisher.reference),
            context.text("name", &context.publisher.name),
            context.reporting_org(),
        ])
        .holding(budgets)
        .holding(documents)
}
