//! Who is deployed where: what the rules on experts go through.

use std::collections::BTreeMap;

use super::place::value;
use crate::finding::Place;
use crate::model::{Activity, ActivityStatus};
use crate::registry::{FileId, Record, Registry};
use crate::yaml::Route;

/// An expert in an activity that was not cancelled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Booking<'r> {
    /// The activity.
    pub(crate) activity: &'r Activity,
    file: FileId,
    position: usize,
}

impl Booking<'_> {
    /// Where the activity names the expert.
    pub(crate) fn place(&self) -> Place {
        value(self.file, &Route::default().key("experts").index(self.position).key("expert"))
    }
}

/// The activities of each expert in the order of the files, each once.
pub(super) fn bookings(registry: &Registry) -> BTreeMap<&str, Vec<Booking<'_>>> {
    let mut bookings: BTreeMap<&str, Vec<Booking<'_>>> = BTreeMap::new();
    for Record { file, body: activity } in &registry.activities {
        if activity.status == Some(ActivityStatus::Cancelled) {
            continue;
        }
        for (position, deployment) in activity.experts.iter().enumerate() {
            let of_expert = bookings.entry(&deployment.expert).or_default();
            if of_expert.last().is_none_or(|last| last.file != *file) {
                of_expert.push(Booking { activity, file: *file, position });
            }
        }
    }
    bookings
}
