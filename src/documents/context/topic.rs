//! What a profile and an annual report are about: figures, actions and results of a region, a country, a theme, a partner or a year.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use super::action::brief_action;
use super::figures::Reports;
use super::record::{Records, filled};
use crate::model::{Action, ActionResult, Adoption, EdtfDate, Kind};
use crate::query::{Links, OPERATIONAL, Query, Scheme, Selection, pick};
use crate::report::{Dimension, Figure};

type Told = Map<String, Json>;

/// The profile of a region, country or theme.
pub(super) fn of_term(
    links: &Links<'_>,
    records: &Records<'_>,
    vocabulary: &'static str,
    code: &str,
) -> Told {
    let (option, dimensions) = match vocabulary {
        OPERATIONAL => ("region", [Dimension::Country, Dimension::Theme]),
        "themes" => ("theme", [Dimension::Region, Dimension::Area]),
        _ => ("country", [Dimension::Theme, Dimension::Area]),
    };
    let mut subject = records.code(vocabulary, code);
    let term = records.registry.vocabularies.get(vocabulary).and_then(|terms| terms.get(code));
    if let (Some(subject), Some(term)) = (subject.as_object_mut(), term) {
        let narrative =
            [&term.narrative, &term.description].into_iter().find(|text| !text.is_empty());
        let narrative = narrative.map(|text| Json::Object(records.text(text)));
        subject.insert("narrative".to_owned(), narrative.unwrap_or_default());
    }
    // Of a country alone, experts could be told apart: the sum of its region is published.
    let counts_experts = option != "country";
    profile(links, records, subject, &selection(links, option, code), (&dimensions, counts_experts))
}

/// The profile of a partner.
pub(super) fn of_partner(links: &Links<'_>, records: &Records<'_>, id: &str) -> Told {
    let subject = Json::Object(records.record(Kind::Partner, id, 1));
    let dimensions = [Dimension::Theme, Dimension::Area];
    let selection = selection(links, "partner", id);
    let mut told = profile(links, records, subject.clone(), &selection, (&dimensions, false));
    told.insert("partner".to_owned(), subject);
    told
}

/// What happened in a year.
pub(super) fn of_year(links: &Links<'_>, records: &Records<'_>, year: EdtfDate) -> Told {
    let selection = Selection::default();
    let selection = Query { from: Some(year), to: Some(year), ..Query::default() }
        .resolve(links.registry)
        .unwrap_or(selection);
    let picked = pick(links, &selection).actions;
    let is_in = |date: Option<EdtfDate>| date.is_some_and(|date| date.year() == year.year());
    let chosen = |keep: &dyn Fn(&Action) -> bool| {
        let actions = picked.iter().filter(|action| links.counts(action) && keep(action));
        filled(actions.map(|action| brief_action(records, action)).collect())
    };
    let reports = Reports::of(links, records, selection.clone());
    let figures = vec![
        Figure::Projects,
        Figure::Activities,
        Figure::Countries,
        Figure::Partners,
        Figure::Experts,
        Figure::Participants,
    ];
    let is_of_year = |result: &ActionResult| {
        is_in(result.adopted.and_then(Adoption::date)) || is_in(result.date)
    };
    told([
        ("year", json!(year.year().to_string())),
        ("figures", reports.figures(figures.clone())),
        ("notes", reports.notes(Dimension::Region, figures)),
        ("by_region", reports.by(Dimension::Region)),
        ("by_theme", reports.by(Dimension::Theme)),
        ("begun", chosen(&|action| is_in(action.start))),
        ("ended", chosen(&|action| is_in(action.end))),
        ("results", results(links, records, &picked, &is_of_year)),
    ])
}

fn selection(links: &Links<'_>, option: &'static str, code: &str) -> Selection {
    let names = [(option, vec![code.to_owned()])].into_iter().collect();
    let query = Query { scheme: Some(Scheme::Operational), names, ..Query::default() };
    query.resolve(links.registry).unwrap_or_default()
}

fn profile(
    links: &Links<'_>,
    records: &Records<'_>,
    subject: Json,
    selection: &Selection,
    (dimensions, counts_experts): (&[Dimension; 2], bool),
) -> Told {
    let reports = Reports::of(links, records, selection.clone());
    let mut figures =
        vec![Figure::Projects, Figure::Activities, Figure::Countries, Figure::Partners];
    if counts_experts {
        figures.push(Figure::Experts);
    }
    let mut actions = pick(links, selection).actions;
    actions.retain(|action| links.counts(action));
    actions.sort_by_key(|action| (action.start.is_none(), action.start.map(EdtfDate::earliest)));
    let listed = actions.iter().map(|action| brief_action(records, action)).collect();
    let charts = dimensions.iter().map(|dimension| {
        let label = records.words.get(&format!("dimension.{}", dimension.name()));
        json!({"text": label.replace('\u{ad}', ""), "rows": reports.by(*dimension)})
    });
    told([
        ("subject", subject),
        ("figures", reports.figures(figures.clone())),
        ("notes", reports.notes(dimensions[0], figures)),
        ("charts", charts.filter(|chart| !chart["rows"].is_null()).collect()),
        ("actions", filled(listed)),
        ("results", results(links, records, &actions, &|_| true)),
    ])
}

/// The results of actions and of their activities, each with its action.
fn results(
    links: &Links<'_>,
    records: &Records<'_>,
    actions: &[&Action],
    keep: &dyn Fn(&ActionResult) -> bool,
) -> Json {
    let mut listed = Vec::new();
    let ids: BTreeSet<&str> = actions.iter().map(|action| action.id.as_str()).collect();
    for action in ids.iter().filter_map(|id| links.action(id)) {
        let of_activities = links.activities_of(&action.id).iter().flat_map(|one| &one.results);
        for result in action.results.iter().chain(of_activities).filter(|result| keep(result)) {
            let adopted = match result.adopted {
                Some(Adoption::On(date)) => records.date(date),
                Some(Adoption::Said(flag)) => json!(flag),
                None => Json::Null,
            };
            let title = records.text(&result.title);
            listed.push(json!({
                "title": (!title.is_empty()).then_some(title),
                "kind": records.code("output-kinds", &result.kind),
                "adopted": adopted,
                "reference": result.reference,
                "action": records.record(Kind::Action, &action.id, 0),
            }));
        }
    }
    filled(listed)
}

fn told<const N: usize>(entries: [(&str, Json); N]) -> Told {
    entries.map(|(key, value)| (key.to_owned(), value)).into_iter().collect()
}
