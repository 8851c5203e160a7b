//! What a report is about, in words.

use crate::model::Kind;
use crate::query::{Choice, Filter, NOT_STATED, Values};
use crate::registry::Registry;
use crate::report::ask::request::Request;
use crate::words::Words;

/// The report's own name, or the labels of what is selected, or the name of the programme.
pub(super) fn title(registry: &Registry, request: &Request, words: &Words) -> String {
    let mut parts: Vec<String> = request.title.iter().cloned().collect();
    for (filter, choices) in request.selection.chosen() {
        let labels = choices.iter().map(|choice| label(registry, filter, choice, words));
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

/// What people call a choice.
fn label(registry: &Registry, filter: &Filter, choice: &Choice, words: &Words) -> String {
    let Choice { vocabulary, code } = choice;
    let written = || code.clone();
    let word = |key: &str, code: &str| words.find(&format!("{key}.{code}"));
    match filter.values {
        _ if code == NOT_STATED => {
            let option = filter.option.trim_start_matches("without-");
            let what = word("dimension", option).unwrap_or_else(|| option.to_owned());
            format!("{what} {}", words.get("not-stated"))
        }
        Values::Records(Kind::Partner) => {
            let mut partners = registry.partners.iter().map(|record| &record.body);
            let partner = partners.find(|partner| partner.id == *code);
            partner.map_or_else(written, |partner| words.text(&partner.name))
        }
        Values::Records(_) => {
            let mut actions = registry.actions.iter().map(|record| &record.body);
            let action = actions.find(|action| action.id == *code);
            action.map_or_else(written, |action| words.text(&action.title))
        }
        Values::Words { key, .. } => word(key, code).unwrap_or_else(written),
        Values::Places if code == "online" => words.get("online"),
        Values::Languages => {
            let (language, level) = code.split_once(':').unwrap_or((code, ""));
            let name = words.language_label(language);
            if level.is_empty() { name } else { format!("{name} {level}+") }
        }
        Values::Period => words.fill("available", &[("period", code)]),
        _ => words.label(&registry.vocabularies, vocabulary, code),
    }
}
