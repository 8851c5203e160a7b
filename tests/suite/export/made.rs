//! Records with every field that the schemas know, filled at random with values that they allow.

use std::path::PathBuf;

use mieux::check::RULES;
use mieux::edit::format;
use mieux::model::{FileKind, Kind};
use mieux::registry::{Config, Level, Registry, registry_of_texts};
use mieux::schema::Schemas;
use mieux::yaml::read;
use proptest::collection::{btree_set, vec};
use proptest::prelude::{BoxedStrategy, Strategy, any, prop_oneof};
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value as Json};

use crate::common::{files, project};

/// How many records there are of each kind.
const COUNT: usize = 3;

/// Fields with the first and the last date of something.
const PERIODS: [(&str, &str); 5] = [
    ("start", "end"),
    ("from", "to"),
    ("received", "answered"),
    ("given", "withdrawn"),
    ("review_by", "delete_after"),
];

/// A registry of random records in house style: their paths below it, and their texts.
pub(super) type Made = Vec<(PathBuf, String)>;

/// The id of a record of a kind.
fn id(kind: Kind, number: usize) -> String {
    match kind {
        Kind::Expert => format!("exp-{number:04}"),
        _ => format!("{}-{number}", kind.name()),
    }
}

fn codes(vocabulary: &str) -> Vec<Json> {
    let path = project("tests/rules/base/vocabularies").join(format!("{vocabulary}.yaml"));
    let root = read(&std::fs::read_to_string(path).unwrap()).root.unwrap();
    let terms = root.get("terms").unwrap().items().iter();
    terms
        .map(|term| {
            let code = term.get("code").unwrap();
            let number = code.scalar_text().and_then(|text| text.parse::<i64>().ok());
            number.map_or_else(|| Json::from(code.as_str()), Json::from)
        })
        .collect()
}

/// A line of text as officers write it, and as nobody does. Blanks at its ends are what a sheet never keeps.
fn line() -> BoxedStrategy<String> {
    let words = select(vec![
        "Lima",
        "Perú",
        "«Acción»",
        "a: b",
        "- c",
        "# d",
        "\"e\"",
        "'f'",
        "g:h",
        "i|j",
        "=1+1",
        "@k",
        "2017",
        "yes",
        "null",
        "~",
        "1.0",
        "[l]",
        "{m}",
        "n,o",
        "русский",
        "日本語",
        "👍",
        "&",
        "<p>",
        "%",
        "\\",
        "the longest of all these words by far",
    ]);
    vec(words, 1..12).prop_map(|words| words.join(" ")).boxed()
}

fn date() -> BoxedStrategy<Json> {
    let (year, month, day) = (1990..2030_u16, 1..13_u8, 1..29_u8);
    prop_oneof![
        year.clone().prop_map(Json::from),
        (year.clone(), month.clone()).prop_map(|(y, m)| Json::from(format!("{y}-{m:02}"))),
        (year, month, day).prop_map(|(y, m, d)| Json::from(format!("{y}-{m:02}-{d:02}"))),
    ]
    .boxed()
}

/// A schema with the definition that it refers to.
fn resolved(schema: &Json, document: &Json) -> Json {
    let Some(reference) = schema["$ref"].as_str() else { return schema.clone() };
    let definition = document.pointer(reference.trim_start_matches('#')).unwrap();
    let mut all = resolved(definition, document).as_object().unwrap().clone();
    all.extend(schema.as_object().unwrap().clone());
    Json::Object(all)
}

fn value(schema: &Json, document: &Json) -> BoxedStrategy<Json> {
    let schema = &resolved(schema, document);
    let text = |key: &str| schema[key].as_str();
    let number = |key: &str, otherwise: i64| schema[key].as_i64().unwrap_or(otherwise);
    if let Some(vocabulary) = text("x-vocabulary") {
        return select(codes(vocabulary)).boxed();
    }
    if let Some(kind) = text("x-reference").and_then(Kind::named) {
        return (0..COUNT).prop_map(move |number| Json::from(id(kind, number))).boxed();
    }
    if let Some(options) = schema["enum"].as_array() {
        return select(options.clone()).boxed();
    }
    match text("format") {
        Some("edtf") if schema["type"].as_array().is_some_and(|all| all.len() == 3) => {
            return prop_oneof![date(), any::<bool>().prop_map(Json::from)].boxed();
        }
        Some("edtf") => return date(),
        Some("language") => return select(vec!["en", "es", "fr"]).prop_map(Json::from).boxed(),
        _ => {}
    }
    if schema["patternProperties"].is_object() {
        let languages = subsequence(vec!["en", "es", "fr", "pt"], 1..4);
        return (languages, vec(line(), 4))
            .prop_map(|(languages, lines)| {
                let texts = languages.iter().zip(lines);
                Json::Object(texts.map(|(one, text)| ((*one).to_owned(), text.into())).collect())
            })
            .boxed();
    }
    match text("type") {
        Some("array") => {
            let items = value(&schema["items"], document).prop_map(|item| item.to_string());
            // No two are the same, and their order is any.
            btree_set(items, 1..4).prop_shuffle_values().boxed()
        }
        Some("object") => object(schema, document, &[]),
        Some("integer") => {
            (number("minimum", 0)..number("maximum", 5000).min(5000)).prop_map(Json::from).boxed()
        }
        Some("number") => {
            let (least, most) = (number("minimum", 0), number("maximum", 5000).min(5000));
            (least..most).prop_map(|whole| Json::from(whole as f64 + 0.5)).boxed()
        }
        Some("boolean") => any::<bool>().prop_map(Json::from).boxed(),
        _ => match text("pattern") {
            Some(pattern) => {
                let short = pattern.replace("+$", "{1,12}$").trim_matches(['^', '$']).to_owned();
                proptest::string::string_regex(&short).unwrap().prop_map(Json::from).boxed()
            }
            None => line().prop_map(Json::from).boxed(),
        },
    }
}

/// A map with the fields that it must have, and any of the others.
fn object(schema: &Json, document: &Json, without: &[&str]) -> BoxedStrategy<Json> {
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let fields = schema["properties"].as_object().unwrap().iter();
    let fields = fields.filter(|(name, _)| !without.contains(&name.as_str()));
    let fields: Vec<BoxedStrategy<Option<(String, Json)>>> = fields
        .map(|(name, field)| {
            let is_required = required.contains(&Json::from(name.as_str()));
            let name = name.clone();
            let made = value(field, document).prop_map(move |value| (name.clone(), value));
            match is_required {
                true => made.prop_map(Some).boxed(),
                false => proptest::option::weighted(0.4, made).boxed(),
            }
        })
        .collect();
    let not_empty = schema["minProperties"].is_u64();
    let made = fields.prop_map(|fields| fields.into_iter().flatten().collect::<Map<_, _>>());
    let made = made.prop_filter("a field", move |fields| !not_empty || !fields.is_empty());
    made.prop_map(in_order).boxed()
}

/// The same with an end that does not lie before its start.
fn in_order(mut fields: Map<String, Json>) -> Json {
    for (start, end) in PERIODS {
        let dates = [start, end].map(|field| fields.get(field).map(text_of));
        if let [Some(first), Some(last)] = dates
            && last[..4] <= first[..4]
        {
            fields.insert(end.to_owned(), fields[start].clone());
        }
    }
    Json::Object(fields)
}

fn text_of(date: &Json) -> String {
    date.as_str().map_or_else(|| date.to_string(), str::to_owned)
}

trait Shuffled {
    /// The values of texts of JSON, in any order.
    fn prop_shuffle_values(self) -> BoxedStrategy<Json>;
}

impl<S: Strategy<Value = std::collections::BTreeSet<String>> + 'static> Shuffled for S {
    fn prop_shuffle_values(self) -> BoxedStrategy<Json> {
        let items = self.prop_map(|items| items.into_iter().collect::<Vec<String>>());
        let items = items.prop_shuffle();
        let parsed = |items: Vec<String>| -> Json {
            items.iter().map(|item| serde_json::from_str::<Json>(item).unwrap()).collect()
        };
        items.prop_map(parsed).boxed()
    }
}

fn record(kind: Kind, number: usize) -> BoxedStrategy<(PathBuf, String)> {
    let schemas = Schemas::built_in();
    let document: Json = serde_json::from_str(schemas.text(FileKind::Record(kind))).unwrap();
    let id = id(kind, number);
    object(&document, &document, &["id", "former_ids", "allow"])
        .prop_map(move |fields| {
            let mut record = Map::from_iter([("id".to_owned(), Json::from(id.as_str()))]);
            record.extend(fields.as_object().unwrap().clone());
            // No record is its own parent or follows itself.
            for field in ["parent", "follows"] {
                if record.get(field).is_some_and(|value| value.to_string().contains(&id)) {
                    record.remove(field);
                }
            }
            let text = Json::Object(record).to_string();
            let text = format(&text, schemas.shape(FileKind::Record(kind))).unwrap();
            (PathBuf::from(format!("{}/{id}.yaml", kind.plural())), text)
        })
        .boxed()
}

/// Records of every kind.
pub(super) fn records() -> impl Strategy<Value = Made> {
    let numbers = || Kind::ALL.into_iter().flat_map(|kind| (0..COUNT).map(move |one| (kind, one)));
    numbers().map(|(kind, number)| record(kind, number)).collect::<Vec<_>>()
}

/// The registry of these records. No rule is looked at: what is random makes no sense.
pub(super) fn registry(records: &Made) -> Registry {
    let base = project("tests/rules/base");
    let vocabularies = files(&base, "yaml")
        .into_iter()
        .map(|path| (path.strip_prefix(&base).unwrap().to_owned(), std::fs::read(&path).unwrap()));
    let records = records.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes()));
    let rules = RULES.iter().map(|rule| (rule.id.to_owned(), Level::Off)).collect();
    let config = Config { rules, ..Config::default() };
    registry_of_texts(config, vocabularies.chain(records).collect())
}
