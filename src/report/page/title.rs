//! What a report is about, in words.

use crate::query::Values;
use crate::registry::Registry;
use crate::report::ask::request::Request;
use crate::words::Words;

/// The report's own name, or the labels of what is selected, or the name of the programme.
pub(super) fn title(registry: &Registry, request: &Request, words: &Words) -> String {
    let mut parts: Vec<String> = request.title.iter().cloned().collect();
    for (filter, choices) in request.selection.chosen() {
        let labels = choices.iter().map(|choice| match filter.values {
            Values::Partners => registry
                .partners
                .iter()
                .find(|partner| partner.body.id == choice.code)
                .map_or_else(|| choice.code.clone(), |partner| words.text(&partner.body.name)),
            _ => words.label(&registry.vocabularies, choice.vocabulary, &choice.code),
        });
        parts.push(labels.collect::<Vec<_>>().join(", "));
    }
    let [from, to, as_of] =
        request.selection.dates().map(|(_, date)| date.map(|date| date.to_string()));
    match (&from, &to) {
        (Some(from), Some(to)) => parts.push(words.fill("from-to", &[("from", from), ("to", to)])),
        (Some(from), None) => parts.push(words.fill("from", &[("from", from)])),
        (None, Some(to)) => parts.push(words.fill("to", &[("to", to)])),
        (None, None) => {}
    }
    parts.extend(as_of.map(|date| words.fill("as-of", &[("date", &date)])));
    if parts.is_empty() { registry.config.name.clone() } else { parts.join(" · ") }
}
