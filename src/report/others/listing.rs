//! Lists: the records of a kind, or the terms of a vocabulary, as a table.

use std::collections::BTreeMap;

use crate::model::{Action, Activity, EdtfDate, Expert, Kind, Language, Partner, Vocabulary};
use crate::query::{AsOf, Links, ONGOING, Picked};
use crate::report::page::doubtful::notes_on_selection;
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// How a column is made of its name and its heading.
type Made = fn(&str, &str) -> Column;

fn plain(name: &str, heading: &str) -> Column {
    Column::words(name, heading)
}

fn coded(name: &str, heading: &str) -> Column {
    Column::codes(name, heading)
}

/// The records of a kind that a selection picks, in the order of their files.
#[must_use]
pub fn list_records(
    links: &Links<'_>,
    kind: Kind,
    picked: &Picked<'_>,
    language: Language,
) -> Table {
    let words = Words::of(language);
    let labels = Labels { links, words: &words, as_of: picked.as_of };
    let (columns, rows): (&[(Made, &str, &str)], Vec<Row>) = match kind {
        Kind::Action => (
            &[
                (plain, "id", "action"),
                (plain, "title", "title"),
                (coded, "status", "dimension.status"),
                (coded, "countries", "figure.countries"),
                (plain, "start", "start"),
                (plain, "end", "end"),
            ],
            picked.actions.iter().map(|action| labels.action(action)).collect(),
        ),
        Kind::Activity => (
            &[
                (plain, "id", "activity"),
                (plain, "title", "title"),
                (coded, "kind", "kind"),
                (coded, "status", "dimension.status"),
                (plain, "start", "start"),
                (plain, "places", "places"),
            ],
            picked.activities.iter().map(|activity| labels.activity(activity)).collect(),
        ),
        Kind::Expert => (
            &[
                (plain, "id", "expert"),
                (coded, "origin", "origin"),
                (coded, "sector", "dimension.sector"),
                (plain, "actions", "actions"),
            ],
            picked.experts.iter().map(|expert| labels.expert(expert)).collect(),
        ),
        Kind::Partner => (
            &[
                (plain, "id", "partner"),
                (plain, "name", "name"),
                (coded, "kind", "kind"),
                (coded, "country", "dimension.country"),
            ],
            picked.partners.iter().map(|partner| labels.partner(partner)).collect(),
        ),
    };
    let columns = columns.iter().map(|(made, name, key)| made(name, &words.get(key))).collect();
    let incomplete = links.registry.incomplete.clone();
    let notes = notes_on_selection(picked, kind, language);
    Table { notes, incomplete, ..Table::new(kind.plural(), columns, rows, language) }
}

/// The terms of a vocabulary with their labels and the other names that they go by.
#[must_use]
pub fn list_terms(vocabulary: &Vocabulary, language: Language) -> Table {
    let words = Words::of(language);
    let columns = [("code", "code"), ("name", "label"), ("aliases", "also")]
        .map(|(name, key)| Column::words(name, words.get(key)));
    let rows = vocabulary.terms.iter().map(|term| {
        let notation = term.notation.iter().cloned();
        vec![
            Cell::words(term.code.to_string()),
            Cell::words(words.text(&term.label)),
            Cell::List(notation.chain(term.aliases.iter().cloned()).collect()),
        ]
    });
    let notes = on_public_names(vocabulary, &words);
    Table { notes, ..Table::new(&vocabulary.id, columns.into(), rows.collect(), language) }
}

/// A note on each name of the public pages that selects several terms, such as `ongoing`.
fn on_public_names(vocabulary: &Vocabulary, words: &Words) -> Vec<String> {
    let mut named: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for term in &vocabulary.terms {
        if let Some(name) = &term.public {
            named.entry(name).or_default().push(term.code.to_string());
        }
    }
    named.retain(|_, codes| codes.len() > 1);
    let note = |(name, codes): (&str, Vec<String>)| {
        words.fill("note-public", &[("name", name), ("codes", &codes.join(", "))])
    };
    named.into_iter().map(note).collect()
}

struct Labels<'l> {
    links: &'l Links<'l>,
    words: &'l Words,
    as_of: Option<EdtfDate>,
}

impl Labels<'_> {
    fn term(&self, vocabulary: &str, code: Option<&str>) -> Cell {
        code.map_or(Cell::Empty, |code| Cell::Term {
            code: code.to_owned(),
            label: self.words.label(&self.links.registry.vocabularies, vocabulary, code),
        })
    }

    /// The status of an action, on the day that is meant.
    fn stage(&self, action: &Action) -> Cell {
        let Some(date) = self.as_of else { return self.term("statuses", action.status.as_deref()) };
        match AsOf::new(self.links, date).status(action) {
            Some(ONGOING) => {
                Cell::Term { code: ONGOING.to_owned(), label: self.words.get("status-ongoing") }
            }
            status => self.term("statuses", status),
        }
    }

    fn action(&self, action: &Action) -> Row {
        vec![
            Cell::words(action.id.as_str()),
            Cell::words(self.words.text(&action.title)),
            self.stage(action),
            self.countries(action),
            date(action.start),
            date(action.end),
        ]
    }

    fn countries(&self, action: &Action) -> Cell {
        let vocabularies = &self.links.registry.vocabularies;
        let label = |code: &str| self.words.label(vocabularies, "countries", code);
        Cell::Terms(action.countries.iter().map(|code| (code.to_string(), label(code))).collect())
    }

    fn status(&self, activity: &Activity) -> Cell {
        let status = activity.status.map(|status| status.name());
        status.map_or(Cell::Empty, |name| Cell::Term {
            code: name.to_owned(),
            label: self.words.get(&format!("word.status.{name}")),
        })
    }

    fn activity(&self, activity: &Activity) -> Row {
        let places = activity.places.iter().map(|place| {
            let parts = [place.city.as_deref(), place.country.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        let online = activity.online.then(|| self.words.get("online"));
        vec![
            Cell::words(activity.id.as_str()),
            Cell::words(self.words.text(&activity.title)),
            self.term("activity-kinds", activity.kind.as_deref()),
            self.status(activity),
            date(activity.start),
            Cell::List(places.chain(online).collect()),
        ]
    }

    fn expert(&self, expert: &Expert) -> Row {
        vec![
            Cell::words(expert.id.as_str()),
            self.term("countries", expert.origin.as_deref()),
            self.term("sectors", expert.sector.as_deref()),
            Cell::List(self.links.actions_of_expert(&expert.id).map(str::to_owned).collect()),
        ]
    }

    fn partner(&self, partner: &Partner) -> Row {
        let name = self.words.text(&partner.name);
        let name = match &partner.acronym {
            Some(acronym) => format!("{name} ({acronym})"),
            None => name,
        };
        vec![
            Cell::words(partner.id.as_str()),
            Cell::words(name),
            self.term("partner-kinds", partner.kind.as_deref()),
            self.term("countries", partner.country.as_deref()),
        ]
    }
}

fn date(date: Option<EdtfDate>) -> Cell {
    Cell::words(date.map_or_else(String::new, |date| date.to_string()))
}
