//! What the tables are made from: the records of a dataset, their lists, and the vocabularies, as values of JSON
//! without what an export leaves out.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::field::Item;
use crate::export::dataset::{Content, Dataset};
use crate::export::value::value;
use crate::model::{FileKind, Kind, Language};

/// The kinds of records, each after what it refers to.
const KINDS: [Kind; 4] = [Kind::Partner, Kind::Expert, Kind::Action, Kind::Activity];

/// The records and vocabularies of a dataset.
pub(super) struct Source<'d, 'r> {
    /// The dataset.
    pub(super) dataset: &'d Dataset<'r>,
    records: BTreeMap<Kind, Vec<(&'r str, Json)>>,
    vocabularies: BTreeMap<String, Vec<(String, Json)>>,
}

impl<'d, 'r> Source<'d, 'r> {
    pub(super) fn of(dataset: &'d Dataset<'r>) -> Self {
        // Internal fields are for those who keep the records, and tables are for reading.
        let content = Content { has_internal: false, ..dataset.content.clone() };
        // A kind that is not shown has no column either.
        let is_shown = |kind: &Kind| *kind != Kind::Expert || !content.is_public;
        let records = KINDS.into_iter().filter(is_shown).map(|kind| {
            let shape = dataset.registry.shape(FileKind::Record(kind));
            let entries = dataset.entries(kind).into_iter();
            let values = entries.map(|(_, body, tree)| (body.id(), value(shape, tree, &content)));
            (kind, values.collect())
        });
        Self { dataset, records: records.collect(), vocabularies: vocabularies(dataset, &content) }
    }

    /// The language of titles and names.
    pub(super) fn language(&self) -> Language {
        self.dataset.content.language
    }

    /// Whether nothing may speak of single experts.
    pub(super) fn is_public(&self) -> bool {
        self.dataset.content.is_public
    }

    /// The kinds of records that are there, each after what it refers to.
    pub(super) fn kinds(&self) -> impl Iterator<Item = Kind> {
        KINDS.into_iter().filter(|kind| self.records.contains_key(kind))
    }

    /// The records of a kind.
    pub(super) fn records(&self, kind: Kind) -> impl Iterator<Item = Item<'_>> {
        let records = self.records.get(&kind).into_iter().flatten();
        records.map(move |(owner, value)| Item { value, kind: Some(kind), owner, position: 1 })
    }

    /// The items of a list of the records of a kind.
    pub(super) fn items<'s>(&'s self, kind: Kind, list: &'s str) -> impl Iterator<Item = Item<'s>> {
        self.records(kind).flat_map(move |record| items_of(record, list))
    }

    /// The names of the vocabularies.
    pub(super) fn vocabularies(&self) -> impl Iterator<Item = &str> {
        self.vocabularies.keys().map(String::as_str)
    }

    /// The terms of a vocabulary, in its order; none where there is no such vocabulary.
    pub(super) fn terms(&self, vocabulary: &str) -> impl Iterator<Item = Item<'_>> {
        let terms = self.vocabularies.get(vocabulary).into_iter().flatten();
        terms.enumerate().map(|(index, (code, value))| Item {
            value,
            kind: None,
            owner: code,
            position: index + 1,
        })
    }

    /// The items of a list of the terms of a vocabulary.
    pub(super) fn items_of_terms<'s>(
        &'s self,
        vocabulary: &str,
        list: &'s str,
    ) -> impl Iterator<Item = Item<'s>> {
        self.terms(vocabulary).flat_map(move |term| items_of(term, list))
    }
}

/// The items of a list of an item, each with its place in that list.
pub(super) fn items_of<'a>(item: Item<'a>, list: &str) -> impl Iterator<Item = Item<'a>> + use<'a> {
    let items = item.value.pointer(list).and_then(Json::as_array).into_iter().flatten();
    items.enumerate().map(move |(index, value)| Item { value, position: index + 1, ..item })
}

/// The terms of each vocabulary with their codes. Where a name comes twice, the first one stays, as it does everywhere.
fn vocabularies(dataset: &Dataset<'_>, content: &Content) -> BTreeMap<String, Vec<(String, Json)>> {
    let shape = dataset.registry.shape(FileKind::Vocabulary);
    let files = dataset.registry.files.iter().filter(|file| file.kind == FileKind::Vocabulary);
    let mut all = BTreeMap::new();
    for tree in files.filter_map(|file| file.root()) {
        let Json::Object(mut vocabulary) = value(shape, tree, content) else { continue };
        let Some(Json::String(name)) = vocabulary.remove("id") else { continue };
        let Some(Json::Array(terms)) = vocabulary.remove("terms") else { continue };
        let coded = terms.into_iter().filter_map(|term| Some((code_of(&term)?, term)));
        all.entry(name).or_insert_with(|| coded.collect());
    }
    all
}

fn code_of(term: &Json) -> Option<String> {
    match &term["code"] {
        Json::String(code) => Some(code.clone()),
        Json::Number(code) => Some(code.to_string()),
        _ => None,
    }
}
