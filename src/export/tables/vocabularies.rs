//! The tables of the vocabularies: one each, since a foreign key of one column is what readers follow, and those of the
//! lists of their terms.

use super::field::{
    Field, code, first, flag, last, of, owner, position, table, text, words_in, words_or,
};
use super::source::Source;
use super::table::{Cell, Column, Table};
use crate::model::Language;

/// The vocabularies of every programme, each after those that it refers to.
const VOCABULARIES: [&str; 19] = [
    "countries",
    "regions",
    "eligibility-regions",
    "sub-regions",
    "country-groups",
    "statuses",
    "phases",
    "themes",
    "areas",
    "principles",
    "good-practices",
    "activity-families",
    "activity-kinds",
    "output-kinds",
    "partner-kinds",
    "roles",
    "sectors",
    "metrics",
    "documents",
];

/// The vocabularies whose terms have countries as members: the vocabulary, its table of members, the column of the
/// term, and the table of the terms.
const MEMBERS: [(&str, &str, &str, &str); 4] = [
    ("regions", "region_countries", "region", "regions"),
    ("eligibility-regions", "eligibility_region_countries", "region", "eligibility_regions"),
    ("sub-regions", "sub_region_countries", "region", "sub_regions"),
    ("country-groups", "country_group_countries", "country_group", "country_groups"),
];

/// Before the name of a vocabulary that only this programme has. No other table begins like this.
const OWN: &str = "vocabulary_";

/// The tables of all vocabularies, then those of the lists of their terms.
pub(super) fn vocabularies<'r>(source: &Source<'_, 'r>) -> Vec<Table<'r>> {
    let table_of = |vocabulary: &str| vocabulary.replace('-', "_");
    let known = VOCABULARIES.into_iter();
    let mut tables: Vec<Table> =
        known.map(|name| of_vocabulary(source, name, &table_of(name))).collect();
    for name in source.vocabularies().filter(|name| !VOCABULARIES.contains(&&***name)) {
        tables.push(of_vocabulary(source, name, &format!("{OWN}{}", table_of(name))));
    }
    tables.extend(MEMBERS.map(|members| of_members(source, members)));
    tables.extend([membership_changes(source), aliases(source), targets(source)]);
    tables
}

fn of_vocabulary<'r>(source: &Source<'_, 'r>, vocabulary: &str, name: &str) -> Table<'r> {
    let own_code = match vocabulary {
        "good-practices" => text("code", "/code").numeric(),
        _ => text("code", "/code"),
    };
    let mut fields = vec![own_code, words_or("label", "/label", "/code").required()];
    fields.extend(in_all_languages(["label_en", "label_es", "label_fr"], "/label"));
    if vocabulary != "countries" {
        let names = ["description_en", "description_es", "description_fr"];
        fields.extend(in_all_languages(names, "/description"));
    }
    fields.extend(more(vocabulary));
    table(name, &["code"], &fields, source.terms(vocabulary), source.language())
}

fn in_all_languages(names: [&'static str; 3], at: &'static str) -> impl Iterator<Item = Field> {
    let languages = [Language::En, Language::Es, Language::Fr];
    names.into_iter().zip(languages).map(move |(name, language)| words_in(name, at, language))
}

/// The columns that only this vocabulary has.
fn more(vocabulary: &str) -> Vec<Field> {
    let iati = || text("iati", "/iati");
    let notation = || text("notation", "/notation");
    match vocabulary {
        "countries" => {
            vec![text("alpha3", "/alpha3"), text("m49", "/m49"), text("m49_region", "/m49_region")]
        }
        "regions" | "partner-kinds" | "roles" => vec![iati()],
        // A part of a region, or of another part.
        "sub-regions" => vec![text("parent", "/parent")],
        "statuses" => {
            let public = text("public", "/public").one_of(&["ongoing", "completed"]);
            vec![flag("counts", "/counts"), public, iati(), position()]
        }
        "phases" => vec![
            notation(),
            text("start", "/start"),
            first("start_from", "/start"),
            last("start_to", "/start"),
            text("end", "/end"),
            first("end_from", "/end"),
            last("end_to", "/end"),
        ],
        "themes" => vec![notation(), iati()],
        "areas" => vec![code("parent", "/parent", "themes"), iati()],
        "activity-kinds" => vec![code("parent", "/parent", "activity_families")],
        "metrics" => vec![text("figure", "/figure")],
        "documents" => vec![text("language", "/language")],
        _ => Vec::new(),
    }
}

fn of_members<'r>(
    source: &Source<'_, 'r>,
    (vocabulary, name, column, of): (&str, &str, &'static str, &'static str),
) -> Table<'r> {
    let key: &[&str] = match column {
        "region" => &["region", "country"],
        _ => &["country_group", "country"],
    };
    let fields = [owner(column, of), code("country", "", "countries").required()];
    let members = source.items_of_terms(vocabulary, "/members");
    table(name, key, &fields, members, source.language())
}

/// The countries that joined or left a region or group.
fn membership_changes<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [
        position(),
        code("country", "/country", "countries").required(),
        text("joined", "/from"),
        text("left_on", "/to"),
    ];
    let key = &["vocabulary", "code", "position"];
    of_terms(source, "membership_changes", key, "/membership_changes", &fields)
}

/// Other names of the terms.
fn aliases<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [text("alias", "").required()];
    of_terms(source, "aliases", &["vocabulary", "code", "alias"], "/aliases", &fields)
}

/// The targets of the Sustainable Development Goals that the terms serve.
fn targets<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [text("target", "").required()];
    of_terms(source, "sdg_targets", &["vocabulary", "code", "target"], "/sdg", &fields)
}

/// A table of a list of the terms of all vocabularies.
fn of_terms<'r>(
    source: &Source<'_, 'r>,
    name: &str,
    key: &'static [&'static str],
    list: &str,
    fields: &[Field],
) -> Table<'r> {
    let fields = [&[of("code")], fields].concat();
    let mut all = table(name, key, &fields, std::iter::empty(), source.language());
    all.columns.insert(0, Column::text("vocabulary").required());
    for vocabulary in source.vocabularies() {
        let items = source.items_of_terms(vocabulary, list);
        let own = table(name, key, &fields, items, source.language());
        all.rows.extend(own.rows.into_iter().map(|mut row| {
            row.insert(0, Cell::text(vocabulary.clone()));
            row
        }));
    }
    all
}
