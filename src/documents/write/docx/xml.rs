//! Text in XML.

use std::borrow::Cow;

use quick_xml::escape::escape;

use crate::render::visible;

/// What a part begins with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A text as XML writes it, with escapes in the place of letters that XML does not allow.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    match visible(text) {
        Cow::Borrowed(text) => escape(text),
        Cow::Owned(text) => Cow::Owned(escape(&text).into_owned()),
    }
}
