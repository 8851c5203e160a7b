//! Text in XML.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// A text as XML writes it. Letters that XML has no place for are gone already: they are shown as escapes.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    escape(text)
}
