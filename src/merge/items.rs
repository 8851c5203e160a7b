//! Which items of the three lists are the same item, and in which order they are in the merged list.

use std::collections::{HashMap, HashSet};

use crate::edit::{one_line, same};
use crate::model::{Vocabularies, Vocabulary};
use crate::schema::{Identity, Meaning, Shape, has_same_key};
use crate::yaml::Node;

/// The places of one item in the lists of base, ours and theirs; never without any.
pub(super) type Places = [Option<usize>; 3];

const BASE: usize = 0;
const OURS: usize = 1;
const THEIRS: usize = 2;

/// The items of three lists of this shape, each once, in the order of the merged list. `None` if they are told apart by
/// their places only, or if a list has the same item twice.
pub(super) fn paired(
    shape: &Shape,
    vocabularies: &Vocabularies,
    lists: [&[Node]; 3],
) -> Option<Vec<Places>> {
    let identity = shape.identity();
    let mut found: Vec<Places> = Vec::new();
    // Items that may be the same, by what they must have in common.
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for (side, items) in lists.iter().enumerate() {
        for (index, item) in items.iter().enumerate() {
            let alike = alike.entry(common_key(identity, item)).or_default();
            let is_meant = |place: &&usize| {
                let known = found[**place].iter().zip(lists);
                let mut known = known.filter_map(|(at, list)| list.get((*at)?));
                known.any(|known| is_same_item(identity, known, item))
            };
            let mut meant = alike.iter().filter(is_meant);
            match (meant.next().copied(), meant.next()) {
                (None, _) => {
                    let mut places = [None; 3];
                    places[side] = Some(index);
                    alike.push(found.len());
                    found.push(places);
                }
                (Some(place), None) if found[place][side].is_none() => {
                    found[place][side] = Some(index);
                }
                _ => return None,
            }
        }
    }
    let has_key = lists.iter().flat_map(|items| items.iter()).all(|item| has_key(identity, item));
    let mut found = has_key.then(|| ordered(found))?;
    if identity == Identity::Value {
        let vocabulary = match shape.items().and_then(Shape::meaning) {
            Some(Meaning::Code(name)) => vocabularies.get(name),
            _ => None,
        };
        keep_sorted(&mut found, lists, vocabulary);
    }
    Some(found)
}

/// Where an item is in an order; `None` if it has no place there.
type Order<'o> = dyn Fn(&Node) -> Option<(usize, String)> + 'o;

/// Sorts the items of a set that both ours and theirs have in the order of its vocabulary, or else in the order of the
/// alphabet.
fn keep_sorted(items: &mut [Places], lists: [&[Node]; 3], vocabulary: Option<&Vocabulary>) {
    let by_vocabulary = |item: &Node| {
        let position = vocabulary?.position(&item.scalar_text()?)?;
        Some((position, String::new()))
    };
    let by_alphabet = |item: &Node| Some((0, item.scalar_text()?));
    let orders: [&Order<'_>; 2] = [&by_vocabulary, &by_alphabet];
    let is_sorted = |order: &Order<'_>| {
        [OURS, THEIRS].iter().all(|side| {
            let keys = lists[*side].iter().map(order).collect::<Option<Vec<_>>>();
            keys.is_some_and(|keys| keys.is_sorted())
        })
    };
    if let Some(order) = orders.into_iter().find(|order| is_sorted(order)) {
        items.sort_by_cached_key(|places| {
            let item = places.iter().zip(lists).find_map(|(at, list)| list.get((*at)?));
            item.and_then(order)
        });
    }
}

/// Whether an item has what tells it apart.
fn has_key(identity: Identity<'_>, item: &Node) -> bool {
    match identity {
        Identity::Value => item.scalar_text().is_some(),
        Identity::Key(key) => key.iter().any(|field| item.get(field).is_some()),
        Identity::Place => false,
    }
}

/// What items have in common that are the same one of a list: the parts of their key that are no texts.
fn common_key(identity: Identity<'_>, item: &Node) -> String {
    match identity {
        Identity::Key(key) => {
            let parts = key.iter().map(|field| item.get(field).and_then(Node::scalar_text));
            parts.map(|part| format!("{part:?} ")).collect()
        }
        Identity::Value | Identity::Place => one_line(&item.value),
    }
}

/// Whether two items are the same one of a list.
fn is_same_item(identity: Identity<'_>, one: &Node, other: &Node) -> bool {
    match identity {
        Identity::Value => same(one, other),
        Identity::Key(key) => has_same_key(key, one, other),
        Identity::Place => false,
    }
}

/// Puts items in order: that of the side that has changed it, else that of ours. Items that only the other side has
/// follow the item that they follow there, and new ones of the first side at the same place.
fn ordered(items: Vec<Places>) -> Vec<Places> {
    let of = |side: usize| {
        let mut order: Vec<&Places> = items.iter().filter(|item| item[side].is_some()).collect();
        order.sort_by_key(|item| item[side]);
        order
    };
    let common: HashSet<&Places> =
        items.iter().filter(|item| item.iter().all(Option::is_some)).collect();
    let order_of = |side: usize| {
        let order = of(side).into_iter().filter(|item| common.contains(item));
        order.collect::<Vec<_>>()
    };
    let is_theirs = order_of(OURS) == order_of(BASE) && order_of(THEIRS) != order_of(BASE);
    let (first, second) = if is_theirs { (THEIRS, OURS) } else { (OURS, THEIRS) };
    let mut ordered: Vec<Places> = of(first).into_iter().copied().collect();
    let mut at = 0;
    for item in of(second) {
        if item[first].is_some() {
            at = ordered.iter().position(|own| own == item).map_or(at, |own| own + 1);
            continue;
        }
        let is_new = |own: &&Places| own[BASE].is_none() && own[second].is_none();
        at += ordered[at..].iter().take_while(is_new).count();
        ordered.insert(at, *item);
        at += 1;
    }
    ordered
}
