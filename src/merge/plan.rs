//! What the merged record says: decided on the values alone, field by field.

use std::ops::Range;

use super::hunks::{Hunk, Nature, hunks, merged};
use super::items::paired;
use crate::edit::{entry, node, one_line, same};
use crate::model::Vocabularies;
use crate::schema::{Meaning, Shape};
use crate::yaml::{Node, Value};

/// What becomes of a field or an item.
#[derive(Debug)]
pub(super) enum Plan {
    /// It has this value.
    Value(Value),
    /// It is a map of these fields.
    Map(Vec<Member>),
    /// It is a list of these items.
    List(Vec<Member>),
    /// One side has removed it, and the other has left it as it was.
    Gone,
    /// The two sides want different things.
    Conflict,
}

/// A field or an item, or the items of a conflict.
#[derive(Debug)]
pub(super) struct Member {
    /// The name of a field; empty for an item.
    pub(super) key: String,
    /// Where it is among the members of base, ours and theirs: at one place at most, but for the items of a conflict.
    pub(super) at: [Range<usize>; 3],
    pub(super) plan: Plan,
}

/// A field that the two sides want to be different.
#[derive(Debug)]
pub(super) struct Clash;

impl Plan {
    /// The planned value; `Ok(None)` if there is none.
    pub(super) fn value(&self) -> Result<Option<Value>, Clash> {
        let collected = match self {
            Self::Value(value) => return Ok(Some(value.clone())),
            Self::Gone => return Ok(None),
            Self::Conflict => return Err(Clash),
            Self::Map(fields) => {
                let mut entries = Vec::new();
                for field in fields {
                    entries.extend(field.plan.value()?.map(|value| entry(&field.key, value)));
                }
                let is_left = !entries.is_empty() || fields.is_empty();
                is_left.then(|| Value::Map(entries.into()))
            }
            Self::List(items) => {
                let mut nodes = Vec::new();
                for item in items {
                    nodes.extend(item.plan.value()?.map(node));
                }
                let is_left = !nodes.is_empty() || items.is_empty();
                is_left.then(|| Value::List(nodes.into()))
            }
        };
        Ok(collected)
    }
}

/// Plans by what the schema and the vocabularies of a registry say.
pub(super) struct Planner<'v> {
    pub(super) vocabularies: &'v Vocabularies,
}

impl Planner<'_> {
    /// Plans what becomes of a field that is in one of ours and theirs at least.
    pub(super) fn plan(&self, sides: [Option<&Node>; 3], shape: Option<&Shape>) -> Plan {
        match sides {
            [base, Some(ours), Some(theirs)] => self.both(base, ours, theirs, shape),
            [None, Some(one), None] | [None, None, Some(one)] => Plan::Value(one.value.clone()),
            [Some(base), Some(one), None] | [Some(base), None, Some(one)] if !same(base, one) => {
                Plan::Conflict
            }
            _ => Plan::Gone,
        }
    }

    fn both(&self, base: Option<&Node>, ours: &Node, theirs: &Node, shape: Option<&Shape>) -> Plan {
        match (&ours.value, &theirs.value) {
            (Value::Map(_), Value::Map(_)) => {
                Plan::Map(self.fields([base, Some(ours), Some(theirs)], shape))
            }
            (Value::List(_), Value::List(_)) => {
                let lists = [base.map_or(&[][..], Node::items), ours.items(), theirs.items()];
                Plan::List(self.items(lists, shape))
            }
            _ if same(ours, theirs) => Plan::Value(ours.value.clone()),
            _ if base.is_some_and(|base| same(base, ours)) => Plan::Value(theirs.value.clone()),
            _ if base.is_some_and(|base| same(base, theirs)) => Plan::Value(ours.value.clone()),
            _ => base
                .filter(|_| shape.is_none_or(is_prose))
                .and_then(|base| words(base.as_str()?, ours.as_str()?, theirs.as_str()?))
                .map_or(Plan::Conflict, |text| Plan::Value(Value::String(text.into()))),
        }
    }

    /// The fields of three maps: those of ours in their order, and new ones of theirs where the schema has them.
    fn fields(&self, sides: [Option<&Node>; 3], shape: Option<&Shape>) -> Vec<Member> {
        let [_, ours, theirs] = sides.map(|side| side.map_or(&[][..], Node::entries));
        let mut keys: Vec<&str> = ours.iter().map(|entry| entry.key.as_str()).collect();
        for key in theirs.iter().map(|entry| entry.key.as_str()) {
            if !keys.contains(&key) {
                let rank = |key: &str| shape.map_or(0, |shape| shape.rank(key));
                let before = keys.iter().enumerate().filter(|(_, own)| rank(own) <= rank(key));
                let last = before.max_by_key(|(at, own)| (rank(own), *at));
                keys.insert(last.map_or(0, |(at, _)| at + 1), key);
            }
        }
        let member = |key: &str| {
            let at = sides.map(|side| {
                let entries = side.map_or(&[][..], Node::entries);
                place(entries.iter().position(|entry| entry.key == key))
            });
            let values = sides.map(|side| side.and_then(|side| side.get(key)));
            let plan = self.plan(values, shape.and_then(|shape| shape.field_or_language(key)));
            Member { key: key.to_owned(), at, plan }
        };
        keys.into_iter().map(member).collect()
    }

    /// The items of three lists.
    fn items(&self, lists: [&[Node]; 3], shape: Option<&Shape>) -> Vec<Member> {
        let below = shape.and_then(Shape::items);
        let member = |places: [Option<usize>; 3]| {
            let mut values = [None; 3];
            for (side, index) in places.into_iter().enumerate() {
                values[side] = index.and_then(|index| lists[side].get(index));
            }
            Member { key: String::new(), at: places.map(place), plan: self.plan(values, below) }
        };
        match shape.and_then(|shape| paired(shape, self.vocabularies, lists)) {
            Some(items) => items.into_iter().map(member).collect(),
            None => {
                in_sequence(lists).into_iter().flat_map(|hunk| of_hunk(hunk, &member)).collect()
            }
        }
    }
}

/// Whether the words of a text can be changed one by one: not those of codes, ids and dates.
fn is_prose(shape: &Shape) -> bool {
    let is_text = matches!(shape.meaning(), None | Some(Meaning::Text));
    is_text && !shape.is_date() && shape.options().is_empty()
}

/// A text of which both sides have changed other words.
fn words(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let words = |text| str::split_inclusive(text, char::is_whitespace).collect::<Vec<_>>();
    Some(merged(&words(base), &words(ours), &words(theirs))?.concat())
}

fn place(index: Option<usize>) -> Range<usize> {
    index.map_or(0..0, |index| index..index + 1)
}

/// The stretches of three lists whose items are told apart by their places.
fn in_sequence(lists: [&[Node]; 3]) -> Vec<Hunk> {
    let [base, ours, theirs] =
        lists.map(|list| list.iter().map(|item| one_line(&item.value)).collect::<Vec<String>>());
    hunks(&base, &ours, &theirs)
}

/// The items of a stretch.
fn of_hunk(hunk: Hunk, member: &impl Fn([Option<usize>; 3]) -> Member) -> Vec<Member> {
    let Hunk { at, nature } = hunk;
    if at.iter().all(|own| own.len() == 1) {
        return vec![member(at.map(|own| Some(own.start)))];
    }
    let [base, ours, theirs] = at.clone();
    match nature {
        Nature::Ours => {
            let gone = base.zip(theirs).map(|(base, theirs)| [Some(base), None, Some(theirs)]);
            gone.chain(ours.map(|own| [None, Some(own), None])).map(member).collect()
        }
        Nature::Theirs => {
            let gone = base.zip(ours).map(|(base, ours)| [Some(base), Some(ours), None]);
            gone.chain(theirs.map(|own| [None, None, Some(own)])).map(member).collect()
        }
        Nature::Same | Nature::Alike => ours
            .zip(theirs)
            .map(|(ours, theirs)| member([None, Some(ours), Some(theirs)]))
            .collect(),
        Nature::Conflict => vec![Member { key: String::new(), at, plan: Plan::Conflict }],
    }
}
