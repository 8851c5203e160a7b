//! How many records state each field, kind by kind.

use crate::model::{Action, Activity, EdtfDate, Expert, Kind, Partner, Text};
use crate::query::{Links, pick};
use crate::registry::Registry;
use crate::report::ask::request::Request;
use crate::report::count::public::is_few;
use crate::report::count::value::percent;
use crate::report::page::report::{Report, report_around_tables};
use crate::table::{Cell, Chart, Column, Table};
use crate::words::Words;

/// A field, and whether a record states it.
type Field<T> = (&'static str, fn(&T) -> bool);

const ACTION: [Field<Action>; 21] = [
    ("title", |one| !one.title.is_empty()),
    ("status", |one| one.status.is_some()),
    ("phase", |one| one.phase.is_some()),
    ("countries", |one| !one.countries.is_empty()),
    ("regions", |one| !one.regions.is_empty()),
    ("themes", |one| !one.themes.is_empty()),
    ("areas", |one| !one.areas.is_empty()),
    ("principles", |one| !one.principles.is_empty()),
    ("partners", |one| !one.partners.is_empty()),
    ("experts", |one| !one.experts.is_empty()),
    ("request", |one| one.request.is_some()),
    ("request-received", |one| {
        one.request.as_ref().is_some_and(|request| request.received.is_some())
    }),
    ("approval", |one| one.approval.is_some()),
    ("start", |one| one.start.is_some()),
    ("start-month", |one| is_to_the_month(one.start)),
    ("end", |one| one.end.is_some()),
    ("objective", |one| !one.objective.is_empty()),
    ("results", |one| !one.results.is_empty()),
    ("good_practices", |one| !one.good_practices.is_empty()),
    ("fact_sheet", |one| one.fact_sheet.is_some()),
    ("sources", |one| !one.sources.is_empty()),
];

const ACTIVITY: [Field<Activity>; 15] = [
    ("action", |one| one.action.is_some()),
    ("title", |one| !one.title.is_empty()),
    ("kind", |one| one.kind.is_some()),
    ("status", |one| one.status.is_some()),
    ("start", |one| one.start.is_some()),
    ("start-month", |one| is_to_the_month(one.start)),
    ("end", |one| one.end.is_some()),
    ("places", |one| !one.places.is_empty()),
    ("online", |one| one.online),
    ("participants", |one| one.participants.is_some()),
    ("participants-women", |one| {
        one.participants.as_ref().is_some_and(|participants| participants.women.is_some())
    }),
    ("experts", |one| !one.experts.is_empty()),
    ("experts-days", |one| one.experts.iter().any(|deployment| deployment.days.is_some())),
    ("partners", |one| !one.partners.is_empty()),
    ("sources", |one| !one.sources.is_empty()),
];

const EXPERT: [Field<Expert>; 8] = [
    ("origin", |one| one.origin.is_some()),
    ("sector", |one| one.sector.is_some()),
    ("affiliations", |one| !one.affiliations.is_empty()),
    ("languages", |one| !one.languages.is_empty()),
    ("themes", |one| !one.themes.is_empty()),
    ("consent", |one| one.consent.is_some()),
    ("retention", |one| one.retention.is_some()),
    ("sources", |one| !one.sources.is_empty()),
];

const PARTNER: [Field<Partner>; 7] = [
    ("name", |one| !one.name.is_empty()),
    ("acronym", |one| one.acronym.is_some()),
    ("kind", |one| one.kind.is_some()),
    ("country", |one| one.country.is_some()),
    ("region", |one| one.region.is_some()),
    ("website", |one| one.website.is_some()),
    ("sources", |one| !one.sources.is_empty()),
];

/// Computes how many of the selected records state each field, and say it in each language of the
/// registry.
#[must_use]
pub fn completeness(registry: &Registry, request: &Request) -> Report {
    completeness_of(&Links::new(registry), request)
}

/// The same for one who computes many reports of a registry, and goes through it once.
#[must_use]
pub fn completeness_of(links: &Links<'_>, request: &Request) -> Report {
    let registry = links.registry;
    let words = Words::of(request.language);
    let picked = pick(links, &request.selection);
    let count = Counting { registry, words: &words };
    // What was never held has no place, experts or participants.
    let held: Vec<&Activity> =
        picked.activities.iter().copied().filter(|one| !one.is_not_held()).collect();
    let mut tables = vec![
        count.table(
            Kind::Action,
            &picked.actions,
            &ACTION,
            &[("title", |one| &one.title), ("objective", |one| &one.objective)],
        ),
        count.table(Kind::Activity, &held, &ACTIVITY, &[("title", |one| &one.title)]),
        count.table(Kind::Expert, &picked.experts, &EXPERT, &[]),
        count.table(Kind::Partner, &picked.partners, &PARTNER, &[("name", |one| &one.name)]),
    ];
    if request.presentation.public {
        let are_chosen = request.selection.narrows_experts();
        withhold(&mut tables, picked.experts.len(), are_chosen, &words);
    }
    report_around_tables(links, request, "completeness", tables)
}

/// A text of a record, and its name.
type Translated<T> = (&'static str, fn(&T) -> &Text);

struct Counting<'c> {
    registry: &'c Registry,
    words: &'c Words,
}

impl Counting<'_> {
    fn table<T>(
        &self,
        kind: Kind,
        records: &[&T],
        fields: &[Field<T>],
        texts: &[Translated<T>],
    ) -> Table {
        let words = self.words;
        let mut rows = Vec::new();
        let mut add = |code: String, label: String, stated: usize| {
            rows.push(vec![
                Cell::Term { code, label },
                Cell::Number(stated),
                percent(stated, records.len()),
            ]);
        };
        for (field, is_stated) in fields {
            let label =
                words.find(&format!("field.{field}")).unwrap_or_else(|| (*field).to_owned());
            let stated = records.iter().filter(|record| is_stated(record)).count();
            add((*field).to_owned(), label, stated);
        }
        for (field, text) in texts {
            for language in &self.registry.config.languages {
                let is_said = |record: &&&T| text(record).get(language).is_some();
                let stated = records.iter().filter(is_said).count();
                let values: [(&str, &str); 2] = [("field", field), ("language", language)];
                let label = words.fill("field-in-language", &values);
                add(format!("{field}-{language}"), label, stated);
            }
        }
        let columns = vec![
            Column::codes("field", words.heading("field")),
            Column::numbers("stated", words.heading("stated")),
            Column::numbers("percent", words.heading("percent")),
        ];
        let key = format!("complete.{}", kind.plural());
        let title = words.counted(&key, records.len(), &[]);
        let chart = Some(Chart::Bars { column: 2 });
        let language = words.language();
        Table { title, chart, ..Table::new(kind.plural(), columns, rows, language) }
    }
}

/// Withholds how many experts state something where these or the others are few; of few experts
/// everything, and of all records where these were chosen.
fn withhold(tables: &mut [Table], experts: usize, are_chosen: bool, words: &Words) {
    let are_few = is_few(&[experts], &[experts]);
    for table in tables {
        let is_of_experts = table.name == Kind::Expert.plural();
        let is_withheld = are_few && (is_of_experts || are_chosen);
        if is_withheld {
            let key = format!("complete.{}.other", table.name);
            let withheld = Cell::Withheld.shown(words.language());
            table.title = words.fill(&key, &[("count", &withheld)]);
        }
        for row in &mut table.rows {
            let stated = |stated: usize| is_of_experts && is_few(&[stated], &[experts]);
            if is_withheld || matches!(row[1], Cell::Number(number) if stated(number)) {
                row[1] = Cell::Withheld;
                row[2] = Cell::Withheld;
            }
        }
    }
}

fn is_to_the_month(date: Option<EdtfDate>) -> bool {
    date.is_some_and(|date| date.month().is_some())
}
