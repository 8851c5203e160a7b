//! What the search of a language looks through, in a file that pages load when somebody begins to search. It is a
//! script, since a page that is opened as a file can load no other data.

use serde_json::{Value, json};

use super::address::{PRACTICES, Place, anchor, relative};
use super::here::Here;
use super::pages::{results, sentence, years};
use super::topic::Topic;
use crate::export::ExportFile;
use crate::model::{Action, Activity, Partner};
use crate::render::visible;

/// The name of the file in the folder of a language.
pub(super) const INDEX: &str = "search-index.js";

/// All that can be found in the language of a page: for each thing its title, what it is, its address below the
/// folder of the language, and what else it says.
pub(super) fn index(here: &Here<'_>) -> ExportFile {
    let mut entries = Vec::new();
    entries.extend(actions(here));
    entries.extend(terms(here));
    entries.extend(practices(here));
    entries.extend(texts(here));
    entries.extend(activities(here));
    entries.extend(outcomes(here));
    entries.extend(partners(here));
    let path = format!("{}/{INDEX}", here.scene.language().code());
    ExportFile::new(path, format!("globalThis.searchIndex = {};\n", Value::Array(entries)))
}

fn entry(title: &str, kind: &str, address: &str, texts: &[String]) -> Value {
    let said: Vec<&str> =
        texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    json!([visible(title), kind, address, visible(&said.join(" · "))])
}

fn address(place: &Place) -> String {
    relative(0, &place.path())
}

fn actions(here: &Here<'_>) -> Vec<Value> {
    let kind = here.word("action");
    let of = |id: &str, action: &Action| {
        let place = Place::Action(id.to_owned());
        let countries = action.countries.iter().map(|code| here.plain_label("countries", code));
        let mut texts: Vec<String> = countries.collect();
        texts.push(years(action));
        texts.extend(sentence(action).map(|text| here.words().text(text)));
        entry(&here.plain_title(id), &kind, &address(&place), &texts)
    };
    here.contents().actions().iter().map(|one| of(&one.body.id, one.body)).collect()
}

fn terms(here: &Here<'_>) -> Vec<Value> {
    let of_topic = |topic: Topic| {
        let kind = here.word(&format!("dimension.{}", topic.option()));
        let vocabulary = topic.vocabulary();
        here.contents().codes(topic).into_iter().map(move |code| {
            let place = Place::Term(topic, code.to_owned());
            let described = here.term(vocabulary, code).map(|term| &term.description);
            let texts: Vec<String> =
                described.into_iter().map(|text| here.words().text(text)).collect();
            entry(&here.plain_label(vocabulary, code), &kind, &address(&place), &texts)
        })
    };
    Topic::ALL.into_iter().flat_map(of_topic).collect()
}

fn practices(here: &Here<'_>) -> Vec<Value> {
    let kind = here.word("dimension.good-practice");
    let of = |code: String| {
        let title = format!("{code}. {}", here.plain_label(PRACTICES, &code));
        let described = here.term(PRACTICES, &code).map(|term| &term.description);
        let texts: Vec<String> =
            described.map(|text| here.words().text(text)).into_iter().collect();
        entry(&title, &kind, &address(&Place::Practice(code)), &texts)
    };
    here.contents().practices().into_iter().map(of).collect()
}

fn texts(here: &Here<'_>) -> Vec<Value> {
    let own = here.scene.language().code();
    let of = |name: &str| {
        let (_, page) = here.contents().world.page(name, own)?;
        let title = page.title.clone().unwrap_or_else(|| name.to_owned());
        let place = Place::Text(name.to_owned());
        Some(entry(&title, &here.word("site.programme"), &address(&place), &[page.words()]))
    };
    here.contents().texts().iter().copied().filter_map(of).collect()
}

fn activities(here: &Here<'_>) -> Vec<Value> {
    let kind = here.word("activity");
    let activities = here.contents().dataset.activities.iter().map(|one| one.body);
    let of = |activity: &Activity| {
        let place = format!("{}#{}", address(&Place::Activities), anchor(&activity.id));
        let cities = activity.places.iter().filter_map(|place| place.city.as_deref());
        let mut texts: Vec<String> = cities.map(str::to_owned).collect();
        texts.extend(activity.action.as_deref().map(|action| here.plain_title(action)));
        entry(&here.words().text(&activity.title), &kind, &place, &texts)
    };
    activities.map(of).collect()
}

fn outcomes(here: &Here<'_>) -> Vec<Value> {
    let results = results(here.contents()).into_iter().map(|(action, result)| {
        let place = Place::Action(action.id.to_string());
        let reference = result.reference.as_ref().map(ToString::to_string).unwrap_or_default();
        let texts = [
            here.plain_label("output-kinds", &result.kind),
            reference,
            here.plain_title(&action.id),
        ];
        entry(
            &here.words().text(&result.title),
            &here.word("site.result"),
            &address(&place),
            &texts,
        )
    });
    results.collect()
}

fn partners(here: &Here<'_>) -> Vec<Value> {
    let partners = here.contents().dataset.partners.iter().map(|one| one.body);
    let of = |partner: &Partner| {
        let place = Place::Partner(partner.id.to_string());
        let country = partner.country.as_deref().map(|code| here.plain_label("countries", code));
        let acronym = partner.acronym.as_ref().map(ToString::to_string);
        let texts: Vec<String> = acronym.into_iter().chain(country).collect();
        entry(&here.words().text(&partner.name), &here.word("partner"), &address(&place), &texts)
    };
    partners.map(of).collect()
}
