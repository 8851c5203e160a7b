//! The activities in which each expert is.

use ahash::AHashMap;

use crate::model::{Activity, ActivityStatus};
use crate::query::Links;

/// The activities of each expert that are not cancelled, found in one pass.
#[derive(Debug)]
pub(super) struct Deployed<'r>(AHashMap<&'r str, Vec<&'r Activity>>);

impl<'r> Deployed<'r> {
    /// Goes through the activities once.
    pub(super) fn of(links: &Links<'r>) -> Self {
        let mut by_expert: AHashMap<&str, Vec<&Activity>> = AHashMap::new();
        for activity in links.every_activity() {
            if activity.status == Some(ActivityStatus::Cancelled) {
                continue;
            }
            for deployment in &activity.experts {
                let own = by_expert.entry(&deployment.expert).or_default();
                if own.last().is_none_or(|last| last.id != activity.id) {
                    own.push(activity);
                }
            }
        }
        Self(by_expert)
    }

    /// The activities of an expert.
    pub(super) fn activities(&self, expert: &str) -> &[&'r Activity] {
        self.0.get(expert).map_or(&[], Vec::as_slice)
    }
}
