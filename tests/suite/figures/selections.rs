//! Selections at random.

use mieux::query::Wanted;
use proptest::prelude::{Just, Strategy, prop_oneof};
use proptest::sample::{select, subsequence};

use super::worlds::{AREAS, COUNTRIES, DATES, KINDS, PARTNERS, PHASES, REGIONS, STATUSES, THEMES};

/// A field of a selection.
pub(super) type Field = fn(&mut Wanted) -> &mut Vec<String>;

/// The fields of a selection with what can be chosen in each.
pub(super) const FIELDS: [(Field, &[&str]); 9] = [
    (|wanted| &mut wanted.regions, &REGIONS),
    (|wanted| &mut wanted.countries, &COUNTRIES),
    (|wanted| &mut wanted.themes, &THEMES),
    (|wanted| &mut wanted.areas, &AREAS),
    (|wanted| &mut wanted.statuses, &STATUSES),
    (|wanted| &mut wanted.phases, &PHASES),
    (|wanted| &mut wanted.partners, &PARTNERS),
    (|wanted| &mut wanted.activity_kinds, &KINDS),
    (|wanted| &mut wanted.origins, &COUNTRIES),
];

/// Selections that name things in at most two fields, and perhaps dates.
pub(super) fn selections() -> impl Strategy<Value = Wanted> {
    // Regions matter most: countries count under them, and there are two schemes.
    let field = prop_oneof![1 => Just(FIELDS[0]), 2 => select(&FIELDS[..])].prop_flat_map(
        |(field, codes)| subsequence(codes, 1..=2).prop_map(move |codes| (field, codes)),
    );
    let date =
        || prop_oneof![4 => Just(None), 1 => select(&DATES[..]).prop_map(|date| date.parse().ok())];
    let fields = proptest::collection::vec(field, 0..=2);
    (fields, date(), date(), date()).prop_map(|(fields, from, to, as_of)| {
        let mut wanted = Wanted { from, to, as_of, ..Wanted::default() };
        for (field, codes) in fields {
            *field(&mut wanted) = codes.into_iter().map(str::to_owned).collect();
        }
        wanted
    })
}
