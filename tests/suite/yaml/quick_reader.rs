//! The quick reader compared with the full parser: whatever it takes, both read to the same tree and
//! spans.

use std::sync::atomic::{AtomicUsize, Ordering};

use mieux::yaml::{read, read_carefully, read_quickly};
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::test_runner::{Config, TestRunner};

use super::house_style::house_style;
use super::slips::{changed, changes};

/// Short records, so that slips fall where they matter.
const SHORT: &[&str] = &[
    "id: peru-iii # why\ntitle:\n  en: Countering: no\n  es: \"Perú: sí\"\ncountries: [PE, \"NO\"]\nstart: 2017\nend: \"2018-05-01\"\n",
    "partners:\n  - partner: pe-dgsd\n    role: requester\n  # a comment\n  - partner: x\nn: 1\n",
    "notes:\n  en: >-\n    First line\n    second line # no comment\n  es: 'una línea'\nlist:\n  - a\n  - 'b'\n",
    "a:\n  b:\n    c: 012\n    d: .5\n  e: true\nf: [1, 2.0, x y, é]\n",
    "results:\n  - kind: law\n    title:\n      es: >-\n        Ley\n        N.º 1\n    adopted: true\n  - kind: plan\n",
];

/// Holds the two readers against each other on texts; the percentage that the quick one takes.
fn taken(texts: impl Strategy<Value = String>) -> usize {
    let (taken, cases) = (AtomicUsize::new(0), 1000);
    let config = Config { cases, source_file: Some(file!()), ..Config::default() };
    let result = TestRunner::new(config).run(&texts, |text| {
        if read_quickly(&text).is_some() {
            taken.fetch_add(1, Ordering::Relaxed);
        }
        prop_assert_eq!(read(&text), read_carefully(&text), "{:?}", text);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    taken.into_inner() * 100 / cases as usize
}

// If the quick reader hands a text over, both sides are the careful one: a property that says
// something needs texts that the quick one takes.

#[test]
fn a_text_in_the_house_style_is_read_alike() {
    let share = taken(house_style());
    assert!(share >= 90, "the quick reader takes {share} % of the texts");
}

#[test]
fn a_text_in_the_house_style_with_a_few_slips_is_read_alike() {
    let texts = (house_style(), changes()).prop_map(|(text, changes)| changed(&text, &changes));
    let share = taken(texts);
    assert!(share >= 20, "the quick reader takes {share} % of the texts");
}

#[test]
fn a_record_with_a_few_slips_is_read_alike() {
    let texts =
        (0..SHORT.len(), changes()).prop_map(|(which, changes)| changed(SHORT[which], &changes));
    let share = taken(texts);
    assert!(share >= 8, "the quick reader takes {share} % of the texts");
}

proptest! {
    #![proptest_config(Config { cases: 4000, ..Config::default() })]

    /// Nearly all of these are handed over; the few that are not are what nobody thought of.
    #[test]
    fn any_text_is_read_alike(text in "[ \\n:#'\"\\[\\],a-c0-2é>-]{0,40}") {
        prop_assert_eq!(read(&text), read_carefully(&text), "{:?}", text);
    }

    #[test]
    fn text_near_the_house_style_is_read_alike(text in "([a-c]: ?[a-c0-9é\"'\\[\\], ]{0,8}\n|  - [a-c]: 1\n|  [a-c]: >-\n    x y\n){1,6}") {
        prop_assert_eq!(read(&text), read_carefully(&text), "{:?}", text);
    }
}
