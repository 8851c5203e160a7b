//! Records that were picked, by their ids: which of them are kept, and in which order.

use ahash::AHashMap;

use super::pick::Picked;
use crate::model::Kind;

impl<'r> Picked<'r> {
    /// The ids of the records of a kind, in their order.
    #[must_use]
    pub fn ids(&self, kind: Kind) -> Vec<&'r str> {
        match kind {
            Kind::Action => self.actions.iter().map(|one| one.id.as_str()).collect(),
            Kind::Activity => self.activities.iter().map(|one| one.id.as_str()).collect(),
            Kind::Expert => self.experts.iter().map(|one| one.id.as_str()).collect(),
            Kind::Partner => self.partners.iter().map(|one| one.id.as_str()).collect(),
        }
    }

    /// Keeps the records of a kind that have these ids, in the order of the ids.
    pub(crate) fn arrange(&mut self, kind: Kind, ids: &[&str]) {
        match kind {
            Kind::Action => arrange(&mut self.actions, ids, |one| &one.id),
            Kind::Activity => arrange(&mut self.activities, ids, |one| &one.id),
            Kind::Expert => arrange(&mut self.experts, ids, |one| &one.id),
            Kind::Partner => arrange(&mut self.partners, ids, |one| &one.id),
        }
    }
}

fn arrange<T>(records: &mut Vec<&T>, ids: &[&str], id: fn(&T) -> &str) {
    let ranks: AHashMap<&str, usize> =
        ids.iter().enumerate().map(|(rank, id)| (*id, rank)).collect();
    records.retain(|one| ranks.contains_key(id(one)));
    records.sort_by_key(|one| ranks.get(id(one)));
}
