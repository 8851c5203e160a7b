//! The anchors of headings, by which links lead to a part of a page.

use std::collections::BTreeMap;

use crate::model::slug;

/// The anchor of a heading whose words have no letter that an anchor can have.
const WITHOUT_WORDS: &str = "part";

/// The anchors of one page so far, each with the number that the next one of its words gets. No two are equal.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    /// Whether a heading has this anchor.
    pub(super) fn contains(&self, anchor: &str) -> bool {
        self.0.contains_key(anchor)
    }

    /// The anchor of the next heading: the one that it states, else its words, with a number if there is such an
    /// anchor already.
    pub(super) fn next(&mut self, stated: Option<&str>, words: &str) -> String {
        let stated = stated.map(slug).filter(|anchor| !anchor.is_empty());
        let wanted = stated.unwrap_or_else(|| slug(words));
        let wanted = if wanted.is_empty() { WITHOUT_WORDS.to_owned() } else { wanted };
        let (mut anchor, mut number) = (wanted.clone(), self.0.get(&wanted).copied().unwrap_or(2));
        while self.contains(&anchor) {
            anchor = format!("{wanted}-{number}");
            number += 1;
        }
        self.0.insert(wanted, number);
        self.0.entry(anchor.clone()).or_insert(2);
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
        assert_eq!(next(None, "Request 3"), "request-3");
        assert_eq!(next(None, "Request"), "request-4");
        assert_eq!(next(Some("a b\"><script>"), "x"), "a-b-script");
        assert_eq!(next(None, "…"), "part");
    }
}
