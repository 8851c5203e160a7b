//! What a template can use: one JSON value for each paper, the same for every template.

mod action;
mod activity;
mod asked;
mod costs;
mod figures;
mod record;
mod timeline;
mod topic;

use serde_json::{Map, Value as Json, json};

use crate::model::{EdtfDate, Kind};
use crate::query::Links;
pub use asked::{Asked, Deployment, Subject};
use record::Records;

/// What a template of the paper can use.
#[must_use]
pub fn context(links: &Links<'_>, asked: &Asked) -> Json {
    let records = Records::new(links.registry, asked.language, asked.paper.is_public());
    let mut context = Map::new();
    context.insert("paper".to_owned(), json!(asked.paper.name()));
    context.insert("language".to_owned(), json!(asked.language.code()));
    context.insert("programme".to_owned(), programme(&records));
    match &asked.subject {
        Subject::Nothing => {
            context.insert("country".to_owned(), Json::Null);
            context.insert("themes".to_owned(), records.terms("themes"));
        }
        Subject::Term("countries", code) if !asked.paper.is_public() => {
            context.insert("country".to_owned(), records.code("countries", code));
            context.insert("themes".to_owned(), records.terms("themes"));
        }
        Subject::Record(Kind::Partner, id) => {
            context.extend(topic::of_partner(links, &records, id));
        }
        Subject::Record(Kind::Action, id) => {
            context.insert("action".to_owned(), action::action(links, &records, id));
        }
        Subject::Record(kind, id) => {
            let record = match kind {
                Kind::Activity => activity::activity(links, &records, id),
                _ => Json::Object(records.record(*kind, id, 1)),
            };
            context.insert(kind.name().to_owned(), record);
        }
        Subject::Deployment(deployment) => {
            context.extend(activity::deployment(links, &records, deployment));
        }
        Subject::Term(vocabulary, code) => {
            context.extend(topic::of_term(links, &records, vocabulary, code));
        }
        Subject::Year(year) => context.extend(topic::of_year(links, &records, *year)),
    }
    give(&mut context, &asked.given, &records);
    Json::Object(context)
}

/// The programme, as its settings describe it.
fn programme(records: &Records<'_>) -> Json {
    let config = &records.registry.config;
    let contact = config.iati.as_ref().and_then(|iati| iati.contact.as_ref());
    let organisation = contact.map(|contact| records.text(&contact.organisation));
    let organisation = organisation.filter(|text| !text.is_empty());
    json!({
        "name": config.name,
        "organisation": organisation,
        "email": contact.and_then(|contact| contact.email.clone()),
        "website": contact.and_then(|contact| contact.website.clone()),
    })
}

/// Puts what is filled in by hand in its place: a field of the record that the paper is about, or of the form.
fn give(context: &mut Map<String, Json>, given: &[(String, String)], records: &Records<'_>) {
    let mut form = Map::new();
    for (field, value) in given {
        let value = match value.parse::<EdtfDate>() {
            Ok(date) => records.date(date),
            Err(_) => json!(value),
        };
        let main =
            ["action", "activity", "partner"].into_iter().find(|name| context.contains_key(*name));
        let record = main.and_then(|main| context.get_mut(main));
        match record.and_then(|record| place(record, field)) {
            Some(place) => *place = value,
            None => drop(form.insert(field.clone(), value)),
        }
    }
    context.insert("form".to_owned(), Json::Object(form));
}

/// The field of a record that a path such as `approval.date` leads to, if the record can have it.
fn place<'j>(record: &'j mut Json, path: &str) -> Option<&'j mut Json> {
    path.split('.').try_fold(record, |here, name| here.as_object_mut()?.get_mut(name))
}
