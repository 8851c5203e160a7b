//! A file of IATI as a whole: its root with the version, and its activities one after the other.

use std::ops::ControlFlow;

use super::element::Element;
use super::events::{Events, Part};
use super::left::Left;
use super::tree;
use crate::message;
use crate::message::Message;
use crate::sheet::source::Input;
use crate::sheet::{Options, SheetError, encoding};

/// The element of an activity.
pub(super) const ACTIVITY: &str = "iati-activity";

const ROOT: &str = "iati-activities";
const ORGANISATIONS: &str = "iati-organisations";

/// Where activities go, one after the other; it can stop the reading.
pub(super) type EachActivity<'e> =
    dyn FnMut(Element, &mut Left) -> Result<ControlFlow<()>, SheetError> + 'e;

/// Gives the activities of a file to `each`, one after the other, which can stop the reading. What is said of the
/// encoding comes out.
pub(super) fn activities(
    input: Input<'_>,
    options: &Options,
    left: &mut Left,
    each: &mut EachActivity<'_>,
) -> Result<Option<Message>, SheetError> {
    let (text, note) = encoding::decoded(input, options.encoding.as_deref())?;
    let mut events = Events::new(text);
    let version = version_of_root(&mut events)?;
    loop {
        match events.next()? {
            Part::Start(start) if start.name == ACTIVITY => {
                let activity = tree::activity(&mut events, start, left)?;
                let own = activity.attribute("version").or(version.as_deref());
                check_version(own, Some(&activity))?;
                if each(activity, left)? == ControlFlow::Break(()) {
                    return Ok(note);
                }
            }
            Part::Start(start) => {
                left.add(&start.name);
                events.skip()?;
            }
            Part::Text(_) => {}
            Part::End => return Ok(note),
        }
    }
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
