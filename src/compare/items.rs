//! Which item of a list is which item of the same list in another state.

use std::collections::{BTreeMap, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::schema::{Identity, Shape, has_same_key};
use crate::yaml::{Node, to_json};

/// The most pairs of items that are compared text by text, so that no list takes long.
const MAX_PAIRS: usize = 10_000;

/// How the items of two lists belong together, by their indices.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    /// The items that are in both, in the order of the list after.
    pub(super) both: Vec<(usize, usize)>,
    /// The items that are only in the list before.
    pub(super) removed: Vec<usize>,
    /// The items that are only in the list after.
    pub(super) added: Vec<usize>,
}

/// How the items of two lists of this shape belong together. `names` are the names of the items before and after.
pub(super) fn pair(
    shape: Option<&Shape>,
    lists: (&[Node], &[Node]),
    names: (&[String], &[String]),
) -> Pairing {
    match shape.map_or(Identity::Place, Shape::identity) {
        Identity::Place => by_place(lists),
        Identity::Value => by_name(names),
        Identity::Key(key) => by_shared_text(key, lists, by_name(names)),
    }
}

fn by_name((before, after): (&[String], &[String])) -> Pairing {
    let mut known: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (index, name) in before.iter().enumerate() {
        known.entry(name).or_default().push_back(index);
    }
    let mut pairing = Pairing::default();
    for (index, name) in after.iter().enumerate() {
        match known.get_mut(name.as_str()).and_then(VecDeque::pop_front) {
            Some(then) => pairing.both.push((then, index)),
            None => pairing.added.push(index),
        }
    }
    pairing.removed = known.into_values().flatten().collect();
    pairing.removed.sort_unstable();
    pairing
}

/// Items of another name can have the same key all the same: a text in it may have got a translation.
fn by_shared_text(
    key: &[String],
    (before, after): (&[Node], &[Node]),
    mut pairing: Pairing,
) -> Pairing {
    if pairing.removed.len().saturating_mul(pairing.added.len()) > MAX_PAIRS {
        return pairing;
    }
    pairing.added.retain(|added| {
        let is_same = |removed: &usize| has_same_key(key, &before[*removed], &after[*added]);
        let found = pairing.removed.iter().position(is_same);
        let Some(position) = found else { return true };
        pairing.both.push((pairing.removed.remove(position), *added));
        false
    });
    pairing.both.sort_by_key(|(_, after)| *after);
    pairing
}

/// By the longest common subsequence. What is between two common items is the same item changed, as far as both
/// lists have one there.
fn by_place((before, after): (&[Node], &[Node])) -> Pairing {
    let [ours, theirs] = [before, after].map(|items| {
        let texts = items.iter().map(|item| to_json(item).to_string());
        texts.collect::<Vec<String>>()
    });
    // Of several longest subsequences, the one that is found depends on the direction, which must not matter.
    if ours > theirs {
        let Pairing { both, removed, added } = by_place((after, before));
        let both = both.into_iter().map(|(one, other)| (other, one)).collect();
        return Pairing { both, removed: added, added: removed };
    }
    let mut pairing = Pairing::default();
    for op in capture_diff_slices(Algorithm::Myers, &ours, &theirs) {
        let (old, new) = (op.old_range(), op.new_range());
        let common = old.len().min(new.len());
        pairing.removed.extend(old.clone().skip(common));
        pairing.added.extend(new.clone().skip(common));
        if !matches!(op, DiffOp::Equal { .. }) {
            pairing.both.extend(old.zip(new));
        }
    }
    pairing
}
