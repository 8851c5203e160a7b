//! Where a code or a field belongs that was written in the wrong place.

use super::Shape;
use super::schemas::Schemas;
use super::shape::Meaning;
use crate::message;
use crate::message::{Message, Value};
use crate::model::{FileKind, Kind, Term, Vocabularies, Vocabulary};

/// What to do with a word that is no code of the vocabulary of its field, but means something else: a region in the
/// place of a country, what the public pages call several statuses, a code that another field of the file takes.
/// `top` is the shape of the file.
#[must_use]
pub(crate) fn code_elsewhere(
    word: &str,
    own: &Vocabulary,
    top: &Shape,
    vocabularies: &Vocabularies,
) -> Option<Message> {
    public_name(word, own)
        .or_else(|| in_other_field(word, own, top, vocabularies))
        .or_else(|| group_of_members(word, own, vocabularies))
}

/// The codes that the public pages call by one word: `ongoing`.
fn public_name(word: &str, own: &Vocabulary) -> Option<Message> {
    let is_meant = |term: &&Term| term.public.as_deref() == Some(word);
    let codes: Vec<String> =
        own.terms.iter().filter(is_meant).map(|term| term.code.to_string()).collect();
    (!codes.is_empty()).then(|| message!("elsewhere.public", codes = Value::one_of(codes)))
}

/// A code of another field of the file.
fn in_other_field(
    word: &str,
    own: &Vocabulary,
    top: &Shape,
    vocabularies: &Vocabularies,
) -> Option<Message> {
    let (field, vocabulary, term) = top.paths().into_iter().find_map(|(path, shape)| {
        let meaning = shape.meaning().or_else(|| shape.items()?.meaning());
        let Some(Meaning::Code(name)) = meaning else { return None };
        let vocabulary = vocabularies.get(name).filter(|other| other.id != own.id)?;
        Some((path, vocabulary, vocabulary.resolve(word)?))
    })?;
    if let Some(members) = members(vocabulary, term, own) {
        return Some(message!("elsewhere.members-or-field", members, field));
    }
    let named = named(vocabulary, term);
    let broader = term.parent.as_deref().filter(|parent| own.get(parent).is_some());
    Some(match broader {
        Some(parent) => message!("elsewhere.field-and-parent", named, field, parent),
        None => message!("elsewhere.field", named, field),
    })
}

/// A region or group of countries in the place of a country.
fn group_of_members(word: &str, own: &Vocabulary, vocabularies: &Vocabularies) -> Option<Message> {
    let mut others = vocabularies.names().filter_map(|name| vocabularies.get(name));
    others.find_map(|other| members(other, other.resolve(word)?, own))
}

/// What to write in the place of a region whose countries are terms of this vocabulary.
fn members(vocabulary: &Vocabulary, term: &Term, own: &Vocabulary) -> Option<Message> {
    let are_own = !term.members.is_empty() && term.members.iter().all(|one| own.get(one).is_some());
    are_own.then(|| match vocabulary.id.ends_with("regions") {
        true => {
            let (named, region) = (named(vocabulary, term), term.code.to_string());
            message!("elsewhere.members-of-region", named, region)
        }
        false => message!("elsewhere.members", named = named(vocabulary, term)),
    })
}

/// A term in words: `` `latam` `` is `a region (Latin America)`.
fn named(vocabulary: &Vocabulary, term: &Term) -> Message {
    let what = match vocabulary.id.as_str() {
        "areas" => message!("elsewhere.area"),
        "themes" => message!("elsewhere.theme"),
        "countries" => message!("elsewhere.country"),
        "country-groups" => message!("elsewhere.country-group"),
        id if id.ends_with("regions") => message!("elsewhere.region"),
        id => message!("elsewhere.code", vocabulary = id),
    };
    let code = term.code.to_string();
    match vocabulary.label(&code, "en") {
        label if label == code => what,
        _ => message!("elsewhere.labelled", what, label = &term.label),
    }
}

/// What to do about a field that a map does not have, where other maps of the file have one of this name. `here` are
/// the names that lead to the map, `top` is the shape of the file.
#[must_use]
pub(crate) fn field_elsewhere(name: &str, here: &str, top: &Shape) -> Option<Message> {
    match holders(name, here, top).as_slice() {
        [] => None,
        [holder, ..] if holder.is_empty() => Some(message!("elsewhere.field-of-record", name)),
        [holder] => Some(message!("elsewhere.field-of", name, holder)),
        several => {
            Some(message!("elsewhere.field-of-several", name, holders = Value::all(several)))
        }
    }
}

/// The kinds of record that have a field of this name.
#[must_use]
pub(crate) fn kinds_with_field(name: &str) -> Vec<Kind> {
    let has_field =
        |kind: &Kind| Schemas::built_in().shape(FileKind::Record(*kind)).field(name).is_some();
    Kind::ALL.into_iter().filter(has_field).collect()
}

/// The names that lead to the maps of a file that have a field of this name, but for the map `here`: empty for the
/// record itself. None if there are more than can be read at a glance.
#[must_use]
pub(crate) fn holders(name: &str, here: &str, top: &Shape) -> Vec<String> {
    const MAX: usize = 3;
    let holder = |(path, _): (String, &Shape)| match path.rsplit_once('.') {
        Some((holder, own)) => (own == name).then(|| holder.to_owned()),
        None => (path == name).then(String::new),
    };
    let mut holders: Vec<String> =
        top.paths().into_iter().filter_map(holder).filter(|holder| holder != here).collect();
    // The record itself comes first, and is meant.
    if holders.len() > MAX && !holders[0].is_empty() {
        holders.clear();
    }
    holders
}
