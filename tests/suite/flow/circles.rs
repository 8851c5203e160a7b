//! Circles in what uses what.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::program::{Module, Use};

/// A shortest circle for each set of modules that use each other, as the uses along it.
pub(super) fn circles(uses: &[Use]) -> Vec<Vec<&Use>> {
    let mut by_user: BTreeMap<&Module, Vec<&Use>> = BTreeMap::new();
    for one in uses {
        by_user.entry(&one.from).or_default().push(one);
    }
    let mut circles: Vec<Vec<&Use>> = Vec::new();
    let mut seen: BTreeSet<&Module> = BTreeSet::new();
    for start in by_user.keys() {
        if !seen.contains(start)
            && let Some(circle) = way_back(start, &by_user)
        {
            seen.extend(circle.iter().map(|one| &one.from));
            circles.push(circle);
        }
    }
    circles
}

/// The shortest way from a module to itself.
fn way_back<'u>(start: &Module, by_user: &BTreeMap<&Module, Vec<&'u Use>>) -> Option<Vec<&'u Use>> {
    let mut reached: BTreeMap<&Module, &Use> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(module) = waiting.pop_front() {
        for one in by_user.get(module).into_iter().flatten().copied() {
            if reached.contains_key(&one.to) {
                continue;
            }
            reached.insert(&one.to, one);
            if one.to == *start {
                let mut way = vec![one];
                while way[way.len() - 1].from != *start {
                    way.push(reached[&way[way.len() - 1].from]);
                }
                way.reverse();
                return Some(way);
            }
            waiting.push_back(&one.to);
        }
    }
    None
}

/// The uses between the modules that lie directly below one parent: each stands for all that is
/// below it. A circle among them is one of rooms, or of the parts of a room.
pub(super) fn between_siblings(uses: &[Use]) -> Vec<Use> {
    let lifted = uses.iter().filter_map(|one| {
        let shared = one.from.iter().zip(&one.to).take_while(|(from, to)| from == to).count();
        let is_beside = one.from.len() > shared && one.to.len() > shared;
        is_beside.then(|| Use {
            from: one.from[..=shared].to_vec(),
            to: one.to[..=shared].to_vec(),
            ..one.clone()
        })
    });
    lifted.collect()
}
