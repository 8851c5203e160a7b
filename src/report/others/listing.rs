//! Lists: the records of a kind, or the terms of a vocabulary, as a table.

use crate::model::{Action, Activity, EdtfDate, Expert, Kind, Language, Partner, Vocabulary};
use crate::query::{Links, Picked};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// The records of a kind that a selection picks, in the order of their files.
#[must_use]
pub fn list_records(
    links: &Links<'_>,
    kind: Kind,
    picked: &Picked<'_>,
    language: Language,
) -> Table {
    let words = Words::of(language);
    let labels = Labels { links, words: &words };
    let (columns, rows): (&[(&str, &str)], Vec<Row>) = match kind {
        Kind::Action => (
            &[
                ("id", "action"),
                ("title", "title"),
                ("status", "dimension.status"),
                ("countries", "figure.countries"),
                ("start", "start"),
                ("end", "end"),
            ],
            picked.actions.iter().map(|action| labels.action(action)).collect(),
        ),
        Kind::Activity => (
            &[
                ("id", "activity"),
                ("title", "title"),
                ("kind", "kind"),
                ("status", "dimension.status"),
                ("start", "start"),
                ("places", "places"),
            ],
            picked.activities.iter().map(|activity| labels.activity(activity)).collect(),
        ),
        Kind::Expert => (
            &[
                ("id", "expert"),
                ("origin", "origin"),
                ("sector", "dimension.sector"),
                ("actions", "actions"),
            ],
            picked.experts.iter().map(|expert| labels.expert(expert)).collect(),
        ),
        Kind::Partner => (
            &[
                ("id", "partner"),
                ("name", "name"),
                ("kind", "kind"),
                ("country", "dimension.country"),
            ],
            picked.partners.iter().map(|partner| labels.partner(partner)).collect(),
        ),
    };
    let columns = columns.iter().map(|(name, key)| Column::words(*name, words.get(key))).collect();
    Table::new(kind.plural(), columns, rows, language)
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
    Table::new(&vocabulary.id, columns.into(), rows.collect(), language)
}

struct Labels<'l> {
    links: &'l Links<'l>,
    words: &'l Words,
}

impl Labels<'_> {
    fn term(&self, vocabulary: &str, code: Option<&str>) -> Cell {
        code.map_or(Cell::Empty, |code| Cell::Term {
            code: code.to_owned(),
            label: self.words.label(&self.links.registry.vocabularies, vocabulary, code),
        })
    }

    fn action(&self, action: &Action) -> Row {
        vec![
            Cell::words(action.id.as_str()),
            Cell::words(self.words.text(&action.title)),
            self.term("statuses", action.status.as_deref()),
            Cell::List(action.countries.iter().map(ToString::to_string).collect()),
            date(action.start),
            date(action.end),
        ]
    }

    /// The word of the record in English, which programs read as well.
    fn status(&self, activity: &Activity) -> Cell {
        let status = activity.status.map(|status| status.name());
        Cell::words(status.map_or_else(String::new, |name| self.words.get(&format!("held.{name}"))))
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
