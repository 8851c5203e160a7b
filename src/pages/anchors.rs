//! The anchors of headings, by which links lead to a part of a page.

use std::collections::BTreeSet;

use crate::model::slug;

/// The anchor of a heading whose words have no letter that an anchor can have.
const WITHOUT_WORDS: &str = "part";

/// The anchors of one page so far. No two are equal.
#[derive(Debug, Default)]
pub(super) struct Anchors(BTreeSet<String>);

impl Anchors {
    /// The anchor of the next heading: the one that it states, else its words, with a number if there is such an
    /// anchor already.
    pub(super) fn next(&mut self, stated: Option<&str>, words: &str) -> String {
        let wanted = stated.map(slug).filter(|anchor| !anchor.is_empty());
        let wanted = match wanted.unwrap_or_else(|| slug(words)) {
            empty if empty.is_empty() => WITHOUT_WORDS.to_owned(),
            wanted => wanted,
        };
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut free = std::iter::once(wanted.clone()).chain(numbered);
        let anchor = free.find(|anchor| !self.0.contains(anchor)).unwrap_or(wanted);
        self.0.insert(anchor.clone());
        anchor
    }
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn an_anchor_is_stated_or_made_of_words_and_no_two_are_equal() {
        let mut anchors = Anchors::default();
        let mut next = |stated, words| anchors.next(stated, words);
        assert_eq!(next(None, "¿Quién puede solicitar?"), "quien-puede-solicitar");
        assert_eq!(next(Some("request"), "Solicitud"), "request");
        assert_eq!(next(None, "Request"), "request-2");
        assert_eq!(next(Some("a b\"><script>"), "x"), "a-b-script");
        assert_eq!(next(None, "…"), "part");
    }
}
