//! Which records somebody means by words: an id in another spelling, a title or name, or a part of one.

use smol_str::SmolStr;

use crate::message::Message;
use crate::model::{Kind, Text, folded, slug};
use crate::naming::roman;
use crate::registry::{AnyRecord, FileId, Names, Registry};

/// The file of a record, its kind, its id, and its title or name.
type Record<'r> = (FileId, Kind, &'r str, Option<&'r Text>);

/// The records that words can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called<'r> {
    /// Whether the words are the whole id or name of the records, and not a part.
    pub is_whole: bool,
    /// The records, kind by kind.
    pub records: Vec<Record<'r>>,
}

/// The records that words mean, of this kind or of any: those whose id or name they are, whatever case,
/// accents and spaces; else those whose id begins with them; else those whose names have all of them. A
/// record is left out beside the one that its id begins with, as an activity beside its action.
#[must_use]
pub fn called<'r>(registry: &'r Registry, words: &str, kind: Option<Kind>) -> Called<'r> {
    let folded_words = folded(words);
    let id = slug(words);
    let begins = |own: &str, start: &str| {
        own.strip_prefix(start).is_some_and(|rest| !start.is_empty() && rest.starts_with('-'))
    };
    let has_all = |name: &str| {
        let name = folded(name);
        !folded_words.is_empty() && folded_words.split(' ').all(|part| name.contains(part))
    };
    let whole = of(registry, kind, |one| one.id() == id)
        .or_else(|| of(registry, kind, |one| one.names().any(|name| folded(name) == folded_words)));
    if let Some(records) = whole {
        return Called { is_whole: true, records };
    }
    let part = of(registry, kind, |one| begins(one.id(), &id))
        .or_else(|| of(registry, kind, |one| one.names().any(has_all)));
    let mut records = part.unwrap_or_default();
    let ids: Vec<&str> = records.iter().map(|(_, _, id, _)| *id).collect();
    records.retain(|(_, _, own, _)| !ids.iter().any(|id| begins(own, id)));
    Called { is_whole: false, records }
}

/// The records of this kind or of any of which this is true; nothing where it is true of none.
fn of<'r>(
    registry: &'r Registry,
    kind: Option<Kind>,
    is_meant: impl Fn(AnyRecord<'r>) -> bool,
) -> Option<Vec<Record<'r>>> {
    let mut found = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|own| kind.is_none_or(|wanted| wanted == *own)) {
        let records = registry.records_of(kind).filter(|(_, one)| is_meant(*one));
        found.extend(records.map(|(file, one)| (file, kind, one.id(), one.title())));
    }
    (!found.is_empty()).then_some(found)
}

/// The id that a reference to a record of this kind means: an id, or the name of one record.
///
/// # Errors
/// What to say of a name that no single record goes by.
pub fn reference(registry: &Registry, kind: Kind, text: &str) -> Result<SmolStr, Message> {
    Names::of_kind(registry, kind).reference(kind, text, &[])
}

/// The id of the record that a misspelt id, or a title or name, most likely means. Ids that only differ in a
/// number are ids of different records, and none is a slip for the other.
#[must_use]
pub fn similar_record(registry: &Registry, name: &str) -> Option<String> {
    let written = slug(name);
    if let Some(id) = with_numeral(&written)
        && of(registry, None, |one| one.id() == id).is_some()
    {
        return Some(id);
    }
    let names = Names::of(registry);
    let id = names.similar(name)?;
    (numberless(&written) != numberless(id) || written == id).then(|| id.to_owned())
}

/// An id with a Roman numeral in the place of a number at its end: `peru-iii` for `peru-3`.
fn with_numeral(id: &str) -> Option<String> {
    let (start, number) = id.rsplit_once('-')?;
    let number = number.parse().ok().filter(|number| (1..4000).contains(number))?;
    Some(format!("{start}-{}", roman(number)))
}

/// An id without its numbers and numerals.
fn numberless(id: &str) -> String {
    let is_numeral = |part: &str| part.bytes().all(|byte| b"ivxlcdm".contains(&byte));
    let parts = id.split('-').map(|part| match is_numeral(part) {
        true => String::new(),
        false => part.chars().filter(|letter| !letter.is_ascii_digit()).collect(),
    });
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::numberless;

    #[test]
    fn ids_that_differ_in_a_number_are_the_same_without_it() {
        assert_eq!(numberless("peru-iii-a04"), numberless("peru-x-a1"));
        assert_eq!(numberless("exp-0099"), numberless("exp-9999"));
        assert_ne!(numberless("peru-i"), numberless("peru"));
    }
}
