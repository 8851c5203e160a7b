//! What a report is about, in words.

use super::request::Request;
use crate::registry::Registry;
use crate::words::Words;

/// The report's own name, or the labels of what is selected, or the name of the programme.
pub(super) fn title(registry: &Registry, request: &Request, words: &Words) -> String {
    let mut parts: Vec<String> = request.title.iter().cloned().collect();
    for (_, choices) in request.selection.fields() {
        let labels = choices.iter().map(|choice| match choice.vocabulary {
            "partners" => registry
                .partners
                .iter()
                .find(|partner| partner.body.id == choice.code)
                .map_or_else(|| choice.code.clone(), |partner| words.text(&partner.body.name)),
            vocabulary => words.label(&registry.vocabularies, vocabulary, &choice.code),
        });
        let labels = labels.collect::<Vec<_>>().join(", ");
        parts.extend(Some(labels).filter(|labels| !labels.is_empty()));
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
