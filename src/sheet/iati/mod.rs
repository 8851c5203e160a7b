//! A file of IATI 2: each activity is a row whose columns are fields of an action.
//!
//! Activities are read one after the other. What no field of an action can hold is left out and counted.

mod activity;
mod dates;
mod element;
mod events;
mod left;
mod results;
mod texts;
mod tree;
mod who;

use std::ops::ControlFlow;

use self::element::Element;
use self::events::{Events, Part};
use self::left::Left;
use super::encoding;
use super::keyed::Keyed;
use super::source::Input;
use super::{Each, Options, SheetError, SheetSummary};
use crate::message;

const ROOT: &str = "iati-activities";
const ORGANISATIONS: &str = "iati-organisations";
const ACTIVITY: &str = "iati-activity";

/// Reads the activities of a file of IATI, with what the registry knows of its codes.
pub(super) fn read(
    input: Input<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<SheetSummary, SheetError> {
    let Some(codes) = &options.iati else {
        return Err(SheetError::new(message!("sheet.iati-actions")));
    };
    let (text, note) = encoding::decoded(input, options.encoding.as_deref())?;
    let mut events = Events::new(text);
    let version = version_of_root(&mut events)?;
    let mut keyed = Keyed::new(each);
    keyed.notes.extend(note);
    let (mut left, mut number) = (Left::default(), 0);
    loop {
        match events.next()? {
            Part::Start(start) if start.name == ACTIVITY => {
                number += 1;
                let activity = tree::activity(&mut events, start, &mut left)?;
                let own = activity.attribute("version").or(version.as_deref());
                check_version(own, Some(&activity))?;
                if activity::is_phase(&activity, codes) {
                    left.add(ACTIVITY);
                    continue;
                }
                let item = activity::item(&activity, codes, &mut left);
                if keyed.item(number, item, Vec::new())? == ControlFlow::Break(()) {
                    break;
                }
            }
            Part::Start(start) => {
                left.add(&start.name);
                events.skip()?;
            }
            Part::Text(_) => {}
            Part::End => break,
        }
    }
    keyed.notes.extend(left.notes());
    Ok(keyed.finish())
}

/// The version that the root states, if it is a root of activities.
fn version_of_root(events: &mut Events<'_>) -> Result<Option<String>, SheetError> {
    let root = loop {
        match events.next()? {
            Part::Start(start) => break start,
            Part::Text(text) if text.trim().is_empty() => {}
            Part::Text(_) | Part::End => return Err(SheetError::new(message!("sheet.not-iati"))),
        }
    };
    match root.name.as_str() {
        ROOT => {}
        ORGANISATIONS => return Err(SheetError::new(message!("sheet.iati-organisations"))),
        _ => return Err(SheetError::new(message!("sheet.not-iati"))),
    }
    let version = root.attribute("version").map(str::to_owned);
    check_version(version.as_deref(), None)?;
    Ok(version)
}

/// Refuses versions but 2; a file that states none is of version 2 if its activities have narratives.
fn check_version(version: Option<&str>, activity: Option<&Element>) -> Result<(), SheetError> {
    let wrong = match (version, activity) {
        (Some(version), _) => !version.starts_with("2."),
        (None, Some(activity)) => !activity.has("narrative"),
        (None, None) => false,
    };
    match wrong {
        true => Err(SheetError::new(match version {
            Some(version) => message!("sheet.iati-version", version),
            None => message!("sheet.iati-no-version"),
        })),
        false => Ok(()),
    }
}
