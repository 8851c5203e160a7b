//! What no field holds, counted by element.

use std::collections::BTreeMap;

use crate::message;
use crate::message::Message;

/// How many names of elements a note shows.
const SHOWN: usize = 20;

/// How many elements of each name were left out.
#[derive(Debug, Default)]
pub(super) struct Left {
    counts: BTreeMap<String, usize>,
    /// Elements of namespaces that are not IATI's, and those behind the most names that are kept.
    others: usize,
    /// How many actions keep a list that they have.
    kept: usize,
}

impl Left {
    /// Counts an element.
    pub(super) fn add(&mut self, name: &str) {
        if let Some(count) = self.counts.get_mut(name) {
            *count += 1;
        } else if name.contains(':') || self.counts.len() == 10 * SHOWN {
            self.others += 1;
        } else {
            self.counts.insert(name.to_owned(), 1);
        }
    }

    /// Counts an action, if it keeps a list that it has.
    pub(super) fn keep(&mut self, is_kept: bool) {
        self.kept += usize::from(is_kept);
    }

    /// What is said of all activities.
    pub(super) fn notes(self) -> impl Iterator<Item = Message> {
        let kept = (self.kept > 0).then(|| message!("sheet.iati-kept", count = self.kept));
        self.note().into_iter().chain(kept)
    }

    /// What was left out, most of it first; `None` if nothing was.
    fn note(self) -> Option<Message> {
        let Self { counts, mut others, .. } = self;
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        others += counts.iter().skip(SHOWN).map(|(_, count)| count).sum::<usize>();
        let shown = counts.iter().take(SHOWN).map(|(name, count)| format!("{name} {count}"));
        let shown = shown.collect::<Vec<String>>().join(", ");
        match (shown.is_empty(), others) {
            (true, 0) => None,
            (true, _) => Some(message!("sheet.iati-foreign", count = others)),
            (false, 0) => Some(message!("sheet.iati-left", elements = shown)),
            (false, _) => {
                Some(message!("sheet.iati-left-and-others", elements = shown, count = others))
            }
        }
    }
}
