//! Selections at random.

use mieux::query::Query;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::{select, subsequence};

use super::worlds::{AREAS, COUNTRIES, DATES, KINDS, PARTNERS, PHASES, REGIONS, STATUSES, THEMES};

/// The options of a selection with what can be chosen for each.
pub(super) const FIELDS: [(&str, &[&str]); 14] = [
    ("region", &REGIONS),
    ("country", &COUNTRIES),
    ("theme", &THEMES),
    ("area", &AREAS),
    ("status", &STATUSES),
    ("phase", &PHASES),
    ("partner", &PARTNERS),
    ("activity-kind", &KINDS),
    ("origin", &COUNTRIES),
    ("principle", &["south-south-and-triangular", "ownership", "not-stated"]),
    ("partner-kind", &["ministry", "not-stated"]),
    ("activity-status", &["held", "planned", "not-stated"]),
    ("sector", &["public", "private", "not-stated"]),
    ("language", &["en", "es", "not-stated"]),
];

/// Selections that name things in at most two fields, and perhaps dates.
pub(super) fn selections() -> impl Strategy<Value = Query> {
    // Regions matter most: countries count under them, and there are two schemes.
    let field = prop_oneof![1 => Just(FIELDS[0]), 2 => select(&FIELDS[..])].prop_flat_map(
        |(option, codes)| subsequence(codes, 1..=2).prop_map(move |codes| (option, codes)),
    );
    let date =
        || prop_oneof![4 => Just(None), 1 => select(&DATES[..]).prop_map(|date| date.parse().ok())];
    let fields = proptest::collection::vec(field, 0..=2);
    (fields, date(), date(), date()).prop_map(|(fields, from, to, as_of)| {
        let mut wanted = Query { from, to, as_of, ..Query::default() };
        for (option, codes) in fields {
            wanted.names.insert(option, codes.into_iter().map(str::to_owned).collect());
        }
        wanted
    })
}
