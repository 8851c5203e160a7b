//! The countries that a record is about, which tell apart partners with similar names.

use smol_str::SmolStr;

use super::{AnyRecord, FileId, Registry};
use crate::model::{Action, Kind};

impl Registry {
    /// The countries (codes of ISO 3166-1) that a record names, of an activity also those of its action. Empty
    /// for a record that names none or cannot be read.
    pub(crate) fn countries_of(&self, file: FileId) -> Vec<SmolStr> {
        let Some(record) = self.record(file) else { return Vec::new() };
        match record {
            AnyRecord::Action(action) => of_action(action).cloned().collect(),
            AnyRecord::Activity(activity) => {
                let own = activity.places.iter().filter_map(|place| place.country.clone());
                let action = activity.action.as_deref();
                let action = action.and_then(|id| self.index().named(Kind::Action, id));
                let action = action.and_then(|action| self.action(action));
                own.chain(action.into_iter().flat_map(|one| of_action(&one.body).cloned()))
                    .collect()
            }
            AnyRecord::Expert(expert) => expert.origin.clone().into_iter().collect(),
            AnyRecord::Partner(partner) => partner.country.clone().into_iter().collect(),
        }
    }
}

fn of_action(action: &Action) -> impl Iterator<Item = &SmolStr> {
    action.countries.iter().chain(&action.participating_countries)
}
