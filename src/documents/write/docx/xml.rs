//! Text in XML.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// What a part begins with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A text as XML writes it. Letters that XML has no place for are gone already: they are shown as escapes.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    escape(text)
}
