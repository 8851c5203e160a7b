//! Codes of IATI that mean something to the reader, and codes of our own in a file.

use super::element::Element;
use crate::sheet::IatiCodes;

/// Vocabularies of codes of the publisher's own.
pub(super) const OWN: &str = "99";
pub(super) const SECOND_OWN: &str = "98";

/// RelatedActivityType: what it is part of.
pub(super) const PARENT: &str = "1";

/// RelatedActivityType: a sibling, which for an export of a registry is an earlier action.
pub(super) const SIBLING: &str = "3";

/// A code of one of our vocabularies in an element of this vocabulary of IATI.
pub(super) fn own<'e>(
    codes: &IatiCodes,
    name: &str,
    vocabulary: &str,
    element: &'e Element,
) -> Option<&'e str> {
    let is_own = element.attribute("vocabulary") == Some(vocabulary);
    element.attribute("code").filter(|_| is_own).and_then(|code| codes.code(name, code))
}
