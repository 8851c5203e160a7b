//! An expert in an activity: what the rules on experts go through.

use super::place::value;
use crate::finding::Place;
use crate::model::Activity;
use crate::registry::{FileId, Record};
use crate::yaml::Route;

/// An expert in an activity.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Booking<'r> {
    /// The activity.
    pub(crate) activity: &'r Activity,
    file: FileId,
    position: usize,
}

impl<'r> Booking<'r> {
    /// The first deployment of an expert in an activity.
    pub(super) fn of(activity: &'r Record<Activity>, expert: &str) -> Option<Self> {
        let Record { file, body } = activity;
        let position = body.experts.iter().position(|deployment| deployment.expert == expert)?;
        Some(Self { activity: body, file: *file, position })
    }

    /// Where the activity names the expert.
    pub(crate) fn place(&self) -> Place {
        value(self.file, &Route::default().key("experts").index(self.position).key("expert"))
    }
}
