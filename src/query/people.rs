//! The experts and partners that a selection picks: by what their own records say, and by what they took
//! part in.

use std::collections::BTreeSet;

use super::filter::{Narrows, Own};
use super::links::Links;
use super::pick::{Picked, experts_of, partners_of, pick};
use super::selection::Selection;
use crate::model::{Expert, Kind, Partner};

/// The records of a kind that a selection picks for a list or a change of many: experts and partners by
/// their own records as well, and not only by what they took part in.
#[must_use]
pub fn pick_records<'r>(links: &Links<'r>, selection: &Selection, kind: Kind) -> Picked<'r> {
    let mut picked = pick(links, selection);
    match kind {
        Kind::Action | Kind::Activity => {}
        Kind::Expert => {
            picked.experts = pick_experts(links, selection);
            picked = picked.with_left_out(links, selection);
        }
        Kind::Partner => picked.partners = pick_partners(links, selection),
    }
    picked
}

/// The experts that a selection picks, in the order of their files. What was chosen of experts holds of
/// their records; what was chosen of anything else, of an action or activity that they took part in. A
/// theme or area may be in the record of the expert as well.
fn pick_experts<'r>(links: &Links<'r>, selection: &Selection) -> Vec<&'r Expert> {
    let mut involved = Involved::default();
    let experts = links.every_expert();
    let is_picked = |expert: &&'r Expert| {
        let rest = selection.without(|filter, choices| match filter.own {
            Own::Experts(applies) => choices.iter().any(|choice| applies(links, expert, choice)),
            Own::None | Own::Partners(_) => false,
        });
        let is_chosen = rest.has_expert(links, &expert.id);
        let is_asked = rest.without(|filter, _| matches!(filter.narrows, Narrows::Experts(_)));
        is_chosen
            && (is_asked.is_everything()
                || involved.experts(links, &rest).contains(&expert.id.as_str()))
    };
    experts.filter(is_picked).collect()
}

/// The partners that a selection picks, in the order of their files. What was chosen of partners, and a
/// country or region, holds of their records; what was chosen of anything else, of an action or activity
/// that they took part in.
fn pick_partners<'r>(links: &Links<'r>, selection: &Selection) -> Vec<&'r Partner> {
    let rest = selection.without(|filter, _| matches!(filter.own, Own::Partners(_)));
    let is_asked = rest.without(|filter, _| matches!(filter.narrows, Narrows::Partners(_)));
    let involved = (!is_asked.is_everything()).then(|| {
        let picked = pick(links, &rest);
        partners_of(links, &picked.actions, &picked.activities)
    });
    links
        .every_partner()
        .filter(|partner| selection.has_own_of_partner(links, partner))
        .filter(|partner| selection.has_partner(links, partner))
        .filter(|partner| involved.as_ref().is_none_or(|ids| ids.contains(partner.id.as_str())))
        .collect()
}

/// The experts who took part in what a selection picks, found once for each selection.
#[derive(Default)]
struct Involved<'r>(Vec<(Selection, BTreeSet<&'r str>)>);

impl<'r> Involved<'r> {
    fn experts(&mut self, links: &Links<'r>, selection: &Selection) -> &BTreeSet<&'r str> {
        let known = self.0.iter().position(|(known, _)| known == selection);
        let position = known.unwrap_or_else(|| {
            let picked = pick(links, selection);
            let ids = experts_of(links, selection, &picked.actions, &picked.activities);
            self.0.push((selection.clone(), ids));
            self.0.len() - 1
        });
        &self.0[position].1
    }
}
