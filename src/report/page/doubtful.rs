//! Notes on what a selection contains and leaves out: where dates do not decide, and parts of partners.

use smol_str::SmolStr;

use crate::model::{Action, Activity, Kind, Language, Partner};
use crate::query::{Doubtful, Picked};
use crate::words::Words;

/// How many records a note names.
const NAMED: usize = 10;

/// What a selection of records of this kind leaves out since dates do not decide, and what it contains by
/// dates that are not its own or as part of a partner.
#[must_use]
pub fn notes_on_selection(picked: &Picked<'_>, kind: Kind, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let notes = Notes::of(picked, &words);
    let others = notes.on_country(picked, kind);
    let with_parts = |on_dates: Vec<Option<String>>| -> Vec<String> {
        on_dates.into_iter().chain([notes.on_parts(picked)]).flatten().collect()
    };
    let own = match kind {
        Kind::Action => with_parts(notes.on_actions(&picked.doubtful).into()),
        Kind::Activity => with_parts(notes.on_activities(&picked.doubtful).into()),
        Kind::Expert | Kind::Partner => of_all(picked, &words),
    };
    own.into_iter().chain(others).collect()
}

/// The same for figures, which are made of records of all kinds.
pub(super) fn of_all(picked: &Picked<'_>, words: &Words) -> Vec<String> {
    let notes = Notes::of(picked, words);
    let actions = notes.on_actions(&picked.doubtful).into_iter();
    let on_dates = actions.chain(notes.on_activities(&picked.doubtful));
    on_dates.chain([notes.on_parts(picked)]).flatten().collect()
}

/// A note on requests that are placed by the dates of their actions.
pub(super) fn of_requests(picked: &Picked<'_>, words: &Words) -> Option<String> {
    let requests = ids(&picked.doubtful.requests_by_action);
    Notes::of(picked, words).note("note-requests-by-action", requests)
}

/// The first of some records by their ids.
pub(super) fn named(ids: &[&str], words: &Words) -> String {
    let first = ids[..ids.len().min(NAMED)].join(", ");
    match ids.len().saturating_sub(NAMED) {
        0 => first,
        more => words.counted("and-more", more, &[("before", &first)]),
    }
}

pub(super) struct Notes<'w> {
    words: &'w Words,
    date: String,
}

impl<'w> Notes<'w> {
    pub(super) fn of(picked: &Picked<'_>, words: &'w Words) -> Self {
        Self { words, date: picked.as_of.map(|date| date.to_string()).unwrap_or_default() }
    }

    fn on_actions(&self, doubtful: &Doubtful<'_>) -> [Option<String>; 4] {
        [
            self.note("note-undated", ids(&doubtful.undated)),
            self.note("note-open", ids(&doubtful.open)),
            self.note("note-unplaced-actions", ids(&doubtful.unplaced)),
            self.note("note-status-on-day", ids(&doubtful.unknown_status)),
        ]
    }

    fn on_activities(&self, doubtful: &Doubtful<'_>) -> [Option<String>; 3] {
        [
            self.note("note-undated-activities", ids(&doubtful.undated_activities)),
            self.note("note-by-action", ids(&doubtful.by_action)),
            self.note("note-unplaced-activities", ids(&doubtful.unplaced_activities)),
        ]
    }

    /// A note on the experts or activities of a chosen country that another option selects.
    pub(super) fn on_country(&self, picked: &Picked<'_>, kind: Kind) -> Option<String> {
        let of_country = &picked.of_country;
        let (key, count) = match kind {
            Kind::Expert => ("note-origin", of_country.experts.len()),
            Kind::Activity => ("note-place", of_country.activities.len()),
            Kind::Action | Kind::Partner => return None,
        };
        let codes = of_country.codes.join(",");
        (count > 0).then(|| self.words.counted(key, count, &[("codes", &codes)]))
    }

    fn on_parts(&self, picked: &Picked<'_>) -> Option<String> {
        self.note("note-parts", ids(&picked.parts))
    }

    /// A note on some records, which names the first; none on no records.
    pub(super) fn note(&self, key: &str, ids: Vec<&str>) -> Option<String> {
        let named = named(&ids, self.words);
        let values: [(&str, &str); 2] = [("ids", &named), ("date", &self.date)];
        (!ids.is_empty()).then(|| self.words.counted(key, ids.len(), &values))
    }
}

/// A record with an id.
trait Identified {
    fn id(&self) -> &SmolStr;
}

impl Identified for Action {
    fn id(&self) -> &SmolStr {
        &self.id
    }
}

impl Identified for Partner {
    fn id(&self) -> &SmolStr {
        &self.id
    }
}

impl Identified for Activity {
    fn id(&self) -> &SmolStr {
        &self.id
    }
}

fn ids<'r, T: Identified>(records: &[&'r T]) -> Vec<&'r str> {
    records.iter().map(|record| record.id().as_str()).collect()
}
