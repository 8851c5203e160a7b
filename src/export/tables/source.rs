//! What the tables are made from: the records of a dataset, their lists, and the vocabularies,
//! without what an export leaves out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::field::Item;
use crate::export::dataset::Dataset;
use crate::export::value::{Hidden, Scalar, Shown, json};
use crate::model::{FileKind, Kind, Language};
use crate::registry::SourceFile;

/// The kinds of records, each after what it refers to.
const KINDS: [Kind; 4] = [Kind::Partner, Kind::Expert, Kind::Action, Kind::Activity];

/// The records and vocabularies of a dataset.
pub(super) struct Source<'d, 'r> {
    /// The dataset.
    pub(super) dataset: &'d Dataset<'r>,
    records: BTreeMap<Kind, Vec<(&'r str, Shown<'r>)>>,
    vocabularies: BTreeMap<Cow<'r, str>, Terms<'r>>,
}

impl<'d, 'r> Source<'d, 'r> {
    pub(super) fn of(dataset: &'d Dataset<'r>) -> Self {
        // Internal fields are for those who keep the records, and tables are for reading.
        let hidden = Hidden { internal: true, ..Hidden::of(&dataset.content) };
        // A kind that is not shown has no column either.
        let is_shown = |kind: &Kind| *kind != Kind::Expert || !hidden.experts;
        let records = KINDS.into_iter().filter(is_shown).map(|kind| {
            let shape = dataset.registry.shape(FileKind::Record(kind));
            let entries = dataset.entries(kind).into_iter();
            let shown = entries.map(|(_, body, tree)| (body.id(), Shown::of(shape, tree, hidden)));
            (kind, shown.collect())
        });
        Self { dataset, records: records.collect(), vocabularies: vocabularies(dataset, hidden) }
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
    pub(super) fn records(&self, kind: Kind) -> impl Iterator<Item = Item<'r>> {
        let records = self.records.get(&kind).into_iter().flatten();
        records.map(move |(id, value)| {
            let owner = Cow::Borrowed(*id);
            Item { value: *value, kind: Some(kind), owner, position: 1 }
        })
    }

    /// The items of a list of the records of a kind.
    pub(super) fn items(&self, kind: Kind, list: &str) -> impl Iterator<Item = Item<'r>> {
        self.records(kind).flat_map(move |record| items_of(record, list))
    }

    /// The names of the vocabularies.
    pub(super) fn vocabularies(&self) -> impl Iterator<Item = &Cow<'r, str>> {
        self.vocabularies.keys()
    }

    /// The terms of a vocabulary, in its order; none where there is no such vocabulary.
    pub(super) fn terms(&self, vocabulary: &str) -> impl Iterator<Item = Item<'r>> {
        let terms = self.vocabularies.get(vocabulary).into_iter().flatten();
        terms.enumerate().map(|(index, (code, value))| {
            let (owner, position) = (code.clone(), index + 1);
            Item { value: *value, kind: None, owner, position }
        })
    }

    /// The items of a list of the terms of a vocabulary.
    pub(super) fn items_of_terms(
        &self,
        vocabulary: &str,
        list: &str,
    ) -> impl Iterator<Item = Item<'r>> {
        self.terms(vocabulary).flat_map(move |term| items_of(term, list))
    }
}

/// The items of a list of an item, each with its place in that list.
pub(super) fn items_of<'r>(item: Item<'r>, list: &str) -> impl Iterator<Item = Item<'r>> + use<'r> {
    let items = item.value.at(list).into_iter().flat_map(Shown::items).enumerate();
    items.map(move |(index, value)| Item { value, position: index + 1, ..item.clone() })
}

/// The terms of a vocabulary with their codes, in its order.
type Terms<'r> = Vec<(Cow<'r, str>, Shown<'r>)>;

/// The terms of each vocabulary. Where a name comes twice, the first one stays, as it does everywhere.
fn vocabularies<'r>(dataset: &Dataset<'r>, hidden: Hidden) -> BTreeMap<Cow<'r, str>, Terms<'r>> {
    let shape = dataset.registry.shape(FileKind::Vocabulary);
    let files = dataset.registry.files.iter().filter(|file| file.kind == FileKind::Vocabulary);
    let mut all = BTreeMap::new();
    for tree in files.filter_map(SourceFile::root) {
        let vocabulary = Shown::of(shape, tree, hidden);
        let Some(name) = vocabulary.get("id").and_then(Shown::text) else { continue };
        let Some(terms) = vocabulary.get("terms").filter(|terms| terms.is_list()) else { continue };
        let coded = terms.items().filter_map(|term| Some((code_of(term)?, term)));
        all.entry(name).or_insert_with(|| coded.collect());
    }
    all
}

fn code_of(term: Shown<'_>) -> Option<Cow<'_, str>> {
    match term.get("code")?.scalar()? {
        Scalar::Text(code) => Some(code),
        number @ (Scalar::Integer(_) | Scalar::Real(_)) => Some(json(&number).into()),
        Scalar::Null | Scalar::Flag(_) => None,
    }
}
