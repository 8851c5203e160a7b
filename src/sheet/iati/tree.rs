//! An activity as a tree of what is taken of it; everything else is passed over and counted.

use super::element::Element;
use super::events::{Events, Part};
use super::left::Left;
use crate::message;
use crate::sheet::SheetError;
use crate::sheet::limits::MAX_ROW;
use crate::sheet::xml::check_length;

/// What is taken of an activity.
const TAKEN: [&str; 15] = [
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "other-identifier",
    "activity-status",
    "activity-date",
    "recipient-country",
    "recipient-region",
    "sector",
    "tag",
    "document-link",
    "related-activity",
    "result",
];

/// What is taken of a transaction if the activity has none of it.
const OF_TRANSACTIONS: [&str; 2] = ["recipient-country", "sector"];

const TRANSACTION: &str = "transaction";

/// The rest of the activity that began last.
pub(super) fn activity(
    events: &mut Events<'_>,
    mut activity: Element,
    left: &mut Left,
) -> Result<Element, SheetError> {
    let mut size = activity.size();
    let mut of_transactions = Vec::new();
    loop {
        match events.next()? {
            Part::End => break,
            Part::Text(_) => {}
            Part::Start(start) if TAKEN.contains(&start.name.as_str()) => {
                let child = filled(events, start, &mut size, left)?;
                activity.children.push(child);
            }
            Part::Start(start) if start.name == TRANSACTION => {
                left.add(TRANSACTION);
                transaction(events, &mut of_transactions, &mut size, left)?;
            }
            Part::Start(start) => {
                left.add(&start.name);
                events.skip()?;
            }
        }
    }
    for name in OF_TRANSACTIONS {
        if activity.each(name).next().is_none() {
            activity.children.extend(of_transactions.extract_if(.., |one| one.name == name));
        }
    }
    Ok(activity)
}

/// The countries and sectors of a transaction, each once for all transactions of an activity.
fn transaction(
    events: &mut Events<'_>,
    kept: &mut Vec<Element>,
    size: &mut usize,
    left: &mut Left,
) -> Result<(), SheetError> {
    loop {
        match events.next()? {
            Part::End => return Ok(()),
            Part::Text(_) => {}
            Part::Start(start) if OF_TRANSACTIONS.contains(&start.name.as_str()) => {
                let before = *size;
                let mut child = filled(events, start, size, left)?;
                child.children.clear();
                if kept.contains(&child) {
                    *size = before;
                } else {
                    kept.push(child);
                }
            }
            Part::Start(_) => events.skip()?,
        }
    }
}

/// Whether an element is taken along with the one that it is in.
fn is_kept(name: &str, within: &str) -> bool {
    match within {
        "result" => {
            matches!(name, "title" | "description" | "document-link" | "reference" | "indicator")
        }
        "indicator" => name == "title",
        "document-link" | "reference" => false,
        _ => name == "narrative",
    }
}

/// The element that began last, with its content.
fn filled(
    events: &mut Events<'_>,
    mut element: Element,
    size: &mut usize,
    left: &mut Left,
) -> Result<Element, SheetError> {
    loop {
        match events.next()? {
            Part::End => break,
            Part::Text(text) => {
                element.text.push_str(&text);
                check_length(&element.text)?;
            }
            Part::Start(start) if is_kept(&start.name, &element.name) => {
                if start.name == "indicator" {
                    left.add(&start.name);
                }
                let child = filled(events, start, size, left)?;
                element.children.push(child);
            }
            Part::Start(start) => {
                // Foreign namespaces can be anywhere; the parts of an element of IATI are counted with it.
                if start.name.contains(':') {
                    left.add(&start.name);
                }
                events.skip()?;
            }
        }
    }
    *size += element.size();
    match *size > MAX_ROW {
        true => Err(SheetError::new(message!("sheet.item-too-long", limit = MAX_ROW))),
        false => Ok(element),
    }
}
