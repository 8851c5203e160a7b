//! A file of IATI 2: each activity is a row whose columns are fields of an action.
//!
//! Activities are read one after the other. What no field of an action can hold is left out and counted.

mod activity;
mod codes;
mod dates;
mod element;
mod events;
mod file;
mod left;
mod results;
mod survey;
mod texts;
mod tree;
mod who;

pub use survey::{IatiParticipant, IatiSurvey, survey_iati};

use std::ops::ControlFlow;

use self::file::{ACTIVITY, activities};
use self::left::Left;
use super::keyed::Keyed;
use super::source::Input;
use super::{Each, Options, SheetError, SheetSummary};
use crate::message;

/// Reads the activities of a file of IATI, with what the registry knows of its codes.
pub(super) fn read(
    input: Input<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let Some(codes) = &options.iati else {
        return Err(SheetError::new(message!("sheet.iati-actions")));
    };
    let mut keyed = Keyed::new(each);
    let (mut left, mut number) = (Left::default(), 0);
    let note = activities(input, options, &mut left, &mut |activity, left| {
        number += 1;
        if activity::is_phase(&activity, codes) {
            left.add(ACTIVITY);
            return Ok(ControlFlow::Continue(()));
        }
        let item = activity::item(&activity, codes, left);
        keyed.item(number, item, Vec::new())
    })?;
    keyed.notes.extend(note.into_iter().chain(left.notes()));
    Ok(keyed.finish())
}
