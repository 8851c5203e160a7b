//! `metadata.json`: what Datasette shows of the database beside its rows. Few tables are listed and few columns
//! described, since descriptions come before the rows.

use serde_json::{Map, Value as Json, json};

use super::about::About;
use super::dataset::Dataset;
use super::tables::{Table, Tables};
use crate::message;
use crate::message::Message;
use crate::words::Words;

/// How many rows of a large table are on a page.
const ROWS: usize = 50;

/// What Datasette shows of this database.
pub(super) fn metadata(dataset: &Dataset<'_>, tables: &Tables<'_>) -> String {
    let about = About::of(dataset);
    let words = Words::of(dataset.content.language);
    let mut metadata = Map::new();
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            metadata.insert(name.to_owned(), value.into());
        }
    };
    add("title", about.get("name"));
    let revised = about.get("revised").and_then(|moment| moment.get(..10));
    let state = about
        .get("revision")
        .zip(revised)
        .map(|(revision, day)| message!("export.datasette.state", revision, day).in_words(&words));
    add("description", state.as_deref());
    // Some versions of Datasette show these on the pages of the database and its tables only where they are repeated.
    let shared = [
        ("license", about.get("licence")),
        ("license_url", about.get("licence_url")),
        ("source", about.get("attribution")),
        ("about", about.get("generator")),
    ];
    shared.into_iter().for_each(|(name, value)| add(name, value));
    let of_tables: Map<String, Json> = tables
        .tables
        .iter()
        .map(|table| (table.name.clone(), of_table(table, &shared, &words)))
        .collect();
    let mut database = object(&shared);
    database.insert("tables".to_owned(), of_tables.into());
    database.insert("queries".to_owned(), queries(&words));
    metadata.insert("databases".to_owned(), json!({ "mieux": database }));
    format!("{:#}\n", Json::Object(metadata))
}

fn object(facts: &[(&str, Option<&str>)]) -> Map<String, Json> {
    let known = facts.iter().filter_map(|(name, fact)| Some(((*name).to_owned(), (*fact)?.into())));
    known.collect()
}

fn of_table(table: &Table<'_>, shared: &[(&str, Option<&str>)], words: &Words) -> Json {
    let mut all = Map::new();
    if let Some(label) = ["label", "title", "name"]
        .into_iter()
        .find(|name| table.id().is_some() && table.position(name).is_some())
    {
        all.insert("label_column".to_owned(), label.into());
    }
    let Some(shown) = shown(&table.name) else {
        all.insert("hidden".to_owned(), true.into());
        return all.into();
    };
    all.extend(object(shared));
    if let Some((title, description)) = shown.words {
        all.insert("title".to_owned(), title.in_words(words).into());
        all.insert("description".to_owned(), description.in_words(words).into());
    }
    let columns = shown
        .columns
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.in_words(words).into()));
    let columns: Map<String, Json> = columns.collect();
    if !columns.is_empty() {
        all.insert("columns".to_owned(), columns.into());
    }
    if let Json::Object(more) = shown.more {
        all.extend(more);
    }
    all.into()
}

/// A table that is listed.
#[derive(Default)]
struct Shown {
    /// Its title, and what it holds.
    words: Option<(Message, Message)>,
    /// What the names of columns do not say.
    columns: Vec<(&'static str, Message)>,
    /// The order of its rows, and the columns by which they are counted beside it.
    more: Json,
}

/// How a table is listed; `None` for a table that is hidden, such as those of links.
fn shown(table: &str) -> Option<Shown> {
    let searched = |more: Json, table: &str| {
        let mut more = more;
        more["fts_table"] = format!("{table}_fts").into();
        more["fts_pk"] = "rowid".into();
        more
    };
    Some(match table {
        "countries" | "regions" | "themes" | "areas" => Shown::default(),
        "actions" => Shown {
            words: Some((
                message!("export.datasette.actions"),
                message!("export.datasette.about-actions"),
            )),
            columns: vec![
                ("participating_countries", message!("export.datasette.participating-countries")),
                ("regions", message!("export.datasette.regions")),
            ],
            more: searched(
                json!({
                    "facets": ["status", "phase", "start_year", { "array": "themes" }],
                    "sort_desc": "start_from",
                    "size": ROWS,
                }),
                table,
            ),
        },
        "activities" => Shown {
            words: Some((
                message!("export.datasette.activities"),
                message!("export.datasette.about-activities"),
            )),
            columns: vec![("participants_qualifier", message!("export.datasette.qualifier"))],
            more: searched(
                json!({ "facets": ["kind", "status", "start_year"], "sort_desc": "start_from" }),
                table,
            ),
        },
        "experts" => Shown {
            words: Some((
                message!("export.datasette.experts"),
                message!("export.datasette.about-experts"),
            )),
            more: json!({ "facets": ["origin", "sector"] }),
            ..Shown::default()
        },
        "expert_origins" => Shown {
            words: Some((
                message!("export.datasette.origins"),
                message!("export.datasette.about-origins"),
            )),
            more: json!({ "sort_desc": "experts" }),
            ..Shown::default()
        },
        "partners" => Shown {
            words: Some((
                message!("export.datasette.partners"),
                message!("export.datasette.about-partners"),
            )),
            more: searched(json!({ "facets": ["kind", "country"], "sort": "name" }), table),
            ..Shown::default()
        },
        "results" => Shown {
            words: Some((
                message!("export.datasette.results"),
                message!("export.datasette.about-results"),
            )),
            columns: vec![("adopted", message!("export.datasette.adopted"))],
            more: json!({ "facets": ["kind", "level", "adopted"] }),
        },
        "claims" => Shown {
            words: Some((
                message!("export.datasette.claims"),
                message!("export.datasette.about-claims"),
            )),
            more: json!({ "facets": ["metric", "region"] }),
            ..Shown::default()
        },
        _ => return None,
    })
}

/// Questions that are answered by a click.
fn queries(words: &Words) -> Json {
    json!({
        "country_profile": {
            "title": message!("export.datasette.of-country").in_words(words),
            "description": message!("export.datasette.code-of-country").in_words(words),
            "sql": "select a.id, a.title, a.status, a.start, a.\"end\" from actions a \
                    join action_countries c on c.action = a.id where c.country = :country order by a.start_from",
        },
        "claims_beside_the_registry": {
            "title": message!("export.datasette.claims-compared").in_words(words),
            "sql": "select * from claims_compared",
        },
        "partners_of_several_actions": {
            "title": message!("export.datasette.partners-of-several").in_words(words),
            "sql": "select p.name, p.country, count(distinct m.action) actions from action_partner_mentions m \
                    join partners p on p.id = m.partner group by p.id having actions > 1 \
                    order by actions desc, p.id",
        },
    })
}
