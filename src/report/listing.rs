//! Lists: the records of a kind, or the terms of a vocabulary, as a table.

use super::table::{Cell, Column, Row, Table};
use crate::model::{Action, Activity, EdtfDate, Expert, Kind, Language, Partner, Vocabulary};
use crate::select::{Links, Picked};

/// The records of a kind that a selection picks, in the order of their files.
#[must_use]
pub fn list_records(
    links: &Links<'_>,
    kind: Kind,
    picked: &Picked<'_>,
    language: Language,
) -> Table {
    let labels = Labels { links, language: language.code() };
    let (columns, rows): (&[(&str, &str)], Vec<Row>) = match kind {
        Kind::Action => (
            &[
                ("id", "Action"),
                ("title", "Title"),
                ("status", "Status"),
                ("countries", "Countries"),
                ("start", "Start"),
                ("end", "End"),
            ],
            picked.actions.iter().map(|action| labels.action(action)).collect(),
        ),
        Kind::Activity => (
            &[
                ("id", "Activity"),
                ("title", "Title"),
                ("kind", "Kind"),
                ("status", "Status"),
                ("start", "Start"),
                ("places", "Places"),
            ],
            picked.activities.iter().map(|activity| labels.activity(activity)).collect(),
        ),
        Kind::Expert => (
            &[("id", "Expert"), ("origin", "Origin"), ("sector", "Sector"), ("actions", "Actions")],
            picked.experts.iter().map(|expert| labels.expert(expert)).collect(),
        ),
        Kind::Partner => (
            &[("id", "Partner"), ("name", "Name"), ("kind", "Kind"), ("country", "Country")],
            picked.partners.iter().map(|partner| labels.partner(partner)).collect(),
        ),
    };
    let columns = columns.iter().map(|(name, heading)| Column::words(*name, *heading)).collect();
    Table::new(kind.plural(), columns, rows, language)
}

/// The terms of a vocabulary with their labels and the other names that they go by.
#[must_use]
pub fn list_terms(vocabulary: &Vocabulary, language: Language) -> Table {
    let columns = vec![
        Column::words("code", "Code"),
        Column::words("name", "Label"),
        Column::words("aliases", "Also"),
    ];
    let rows = vocabulary.terms.iter().map(|term| {
        let notation = term.notation.iter().cloned();
        vec![
            Cell::words(term.code.to_string()),
            Cell::words(term.label.show(language.code())),
            Cell::List(notation.chain(term.aliases.iter().cloned()).collect()),
        ]
    });
    Table::new(&vocabulary.id, columns, rows.collect(), language)
}

struct Labels<'l> {
    links: &'l Links<'l>,
    language: &'l str,
}

impl Labels<'_> {
    fn term(&self, vocabulary: &str, code: Option<&str>) -> Cell {
        code.map_or(Cell::Empty, |code| Cell::Term {
            code: code.to_owned(),
            label: self
                .links
                .registry
                .vocabularies
                .label(vocabulary, code, self.language)
                .to_owned(),
        })
    }

    fn action(&self, action: &Action) -> Row {
        vec![
            Cell::words(action.id.as_str()),
            Cell::words(action.title.show(self.language)),
            self.term("statuses", action.status.as_deref()),
            Cell::List(action.countries.iter().map(ToString::to_string).collect()),
            date(action.start),
            date(action.end),
        ]
    }

    fn activity(&self, activity: &Activity) -> Row {
        let places = activity.places.iter().map(|place| {
            let parts = [place.city.as_deref(), place.country.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        let online = activity.online.then(|| "online".to_owned());
        vec![
            Cell::words(activity.id.as_str()),
            Cell::words(activity.title.show(self.language)),
            self.term("activity-kinds", activity.kind.as_deref()),
            Cell::words(activity.status.map_or("", |status| status.name())),
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
        let name = partner.name.show(self.language);
        let name = match &partner.acronym {
            Some(acronym) => format!("{name} ({acronym})"),
            None => name.to_owned(),
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
