//! Registries at random: small, and full of what makes figures hard. Actions have several countries,
//! themes and areas, countries several regions or none; statuses, dates and the action of an activity
//! are missing or unknown; activities are planned or cancelled; experts are named on both.

use std::fmt::Write as _;
use std::path::PathBuf;

use mieux::load::registry_of_texts;
use mieux::model::{Config, Registry};
use proptest::prelude::{Just, Strategy, prop, prop_oneof};
use proptest::sample::{select, subsequence};

/// What no record of [`worlds`] has: a country and its region, a theme, an area and a phase.
pub(super) const ELSEWHERE: &str = "zz";

/// The vocabularies: a name, and of each term the code with more of its lines.
const VOCABULARIES: &[(&str, &[(&str, &str)])] = &[
    (
        "statuses",
        &[
            ("request", "counts: false"),
            ("implementation", "counts: true\npublic: ongoing"),
            ("on-hold", "counts: true\npublic: ongoing"),
            ("completed", "counts: true\npublic: completed"),
            ("cancelled", "counts: false"),
        ],
    ),
    ("countries", &[("aa", ""), ("bb", ""), ("cc", ""), ("dd", ""), ("zz", "")]),
    (
        "regions",
        &[
            ("north", "members: [aa, bb]"),
            ("south", "members: [bb, cc]"),
            ("union", ""),
            ("zz", "members: [zz]"),
        ],
    ),
    ("eligibility-regions", &[("east", "members: [aa, cc]"), ("west", "members: [bb, dd]")]),
    ("themes", &[("labour", ""), ("asylum", ""), ("zz", "")]),
    ("areas", &[("visas", ""), ("borders", ""), ("zz", "")]),
    ("phases", &[("one", ""), ("two", ""), ("zz", "")]),
    ("activity-families", &[("learning", ""), ("tools", "")]),
    (
        "activity-kinds",
        &[
            ("course", "parent: learning"),
            ("visit", "parent: learning"),
            ("manual", "parent: tools"),
        ],
    ),
];

pub(super) const COUNTRIES: [&str; 4] = ["aa", "bb", "cc", "dd"];
pub(super) const REGIONS: [&str; 5] = ["north", "south", "union", "east", "west"];
pub(super) const THEMES: [&str; 2] = ["labour", "asylum"];
pub(super) const AREAS: [&str; 2] = ["visas", "borders"];
pub(super) const STATUSES: [&str; 5] =
    ["request", "implementation", "on-hold", "completed", "cancelled"];
pub(super) const PHASES: [&str; 2] = ["one", "two"];
pub(super) const KINDS: [&str; 5] = ["course", "visit", "manual", "learning", "tools"];
pub(super) const EXPERTS: [&str; 4] = ["exp-1", "exp-2", "exp-3", "exp-4"];
pub(super) const PARTNERS: [&str; 3] = ["aa-office", "bb-office", "union-office"];
/// As precise as sources are, and in order.
pub(super) const DATES: [&str; 6] =
    ["2015", "2015-07", "2016-02-29", "2016-11", "2017", "2018-01-01"];

/// The files of a registry, by path.
pub(super) type Files = Vec<(PathBuf, String)>;

/// Registries of up to six actions and ten activities.
pub(super) fn worlds() -> impl Strategy<Value = Files> {
    let actions = prop::collection::vec(action(), 0..6);
    let activities = prop::collection::vec(activity(), 0..10);
    (actions, activities).prop_map(|(actions, activities)| {
        let actions = actions.into_iter().enumerate();
        let actions = actions.map(|(at, text)| file("actions", &format!("a{at}"), &text));
        let activities = activities.into_iter().enumerate();
        let activities = activities.map(|(at, text)| file("activities", &format!("e{at}"), &text));
        actions.chain(activities).chain(shared()).collect()
    })
}

/// The registry of these files.
pub(super) fn registry(files: &Files) -> Registry {
    let files = files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes()));
    let config = Config { name: "Anywhere".to_owned(), ..Config::default() };
    let registry = registry_of_texts(config, files.collect());
    assert_eq!(registry.unreadable, [], "a record that was made has another shape than its kind");
    registry
}

pub(super) fn file(kind: &str, id: &str, text: &str) -> (PathBuf, String) {
    (PathBuf::from(format!("{kind}/{id}.yaml")), format!("id: {id}\n{text}"))
}

/// Vocabularies, experts and partners.
fn shared() -> impl Iterator<Item = (PathBuf, String)> {
    let vocabularies = VOCABULARIES.iter().map(|(name, terms)| {
        let lines = terms.iter().fold("terms:\n".to_owned(), |mut lines, (code, more)| {
            let _ = writeln!(lines, "  - code: {code}");
            for line in more.lines() {
                let _ = writeln!(lines, "    {line}");
            }
            lines
        });
        file("vocabularies", name, &lines)
    });
    let experts = EXPERTS.iter().zip(COUNTRIES);
    // The last expert states no origin.
    let experts = experts.map(|(id, origin)| {
        let origin = if origin == "dd" { String::new() } else { format!("origin: {origin}\n") };
        file("experts", id, &origin)
    });
    let partners = PARTNERS.iter().map(|id| file("partners", id, "name:\n  en: Office\n"));
    vocabularies.chain(experts).chain(partners)
}

fn action() -> impl Strategy<Value = String> {
    let fields = (
        some("countries", &COUNTRIES),
        some("regions", &REGIONS[..3]),
        some("themes", &THEMES),
        some("areas", &AREAS),
        // No vocabulary has the last one.
        maybe("status", &["implementation", "on-hold", "completed", "request", "unheard-of"]),
        maybe("phase", &PHASES),
        period(),
        named("experts", "expert", &EXPERTS),
        named("partners", "partner", &PARTNERS),
    );
    fields.prop_map(|(a, b, c, d, e, f, g, h, i)| [a, b, c, d, e, f, g, h, i].concat())
}

fn activity() -> impl Strategy<Value = String> {
    let fields = (
        // Few of the ids are sure to be there.
        maybe("action", &["a0", "a1", "a2", "a5"]),
        maybe("status", &["held", "planned", "cancelled"]),
        maybe("kind", &KINDS[..3]),
        period(),
        named("experts", "expert", &EXPERTS),
        named("partners", "partner", &PARTNERS),
    );
    fields.prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f].concat())
}

/// A list of some of the codes, in no particular order; no field where there are none.
fn some(field: &'static str, codes: &'static [&'static str]) -> impl Strategy<Value = String> {
    subsequence(codes, 0..=codes.len()).prop_shuffle().prop_map(move |codes| match codes.len() {
        0 => String::new(),
        _ => format!("{field}: [{}]\n", codes.join(", ")),
    })
}

/// One of the codes, or no field.
fn maybe(field: &'static str, codes: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        4 => select(codes).prop_map(move |code| format!("{field}: {code}\n")),
    ]
}

/// Some of the ids, each as an item of its own.
fn named(
    field: &'static str,
    key: &'static str,
    ids: &'static [&'static str],
) -> impl Strategy<Value = String> {
    subsequence(ids, 0..=ids.len()).prop_map(move |ids| match ids.len() {
        0 => String::new(),
        _ => ids.iter().fold(format!("{field}:\n"), |text, id| format!("{text}  - {key}: {id}\n")),
    })
}

/// A start, an end, both in order, or neither.
fn period() -> impl Strategy<Value = String> {
    let dates = subsequence(&DATES[..], 2);
    (dates, 0..4).prop_map(|(dates, which)| match which {
        0 => String::new(),
        1 => format!("start: \"{}\"\n", dates[0]),
        2 => format!("end: \"{}\"\n", dates[1]),
        _ => format!("start: \"{}\"\nend: \"{}\"\n", dates[0], dates[1]),
    })
}
