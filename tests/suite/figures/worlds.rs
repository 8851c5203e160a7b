//! Registries at random: small, and full of what makes figures hard. Actions have several countries,
//! themes and areas, countries several regions or none; statuses, dates and the action of an activity
//! are missing or unknown; activities are planned or cancelled; experts are named on both.

use std::fmt::Write as _;
use std::path::PathBuf;

use mieux::registry::registry_of_texts;
use mieux::registry::{Config, Registry};
use proptest::prelude::{Just, Strategy, prop, prop_oneof};
use proptest::sample::{select, subsequence};

/// The vocabularies: a name, and of each term the code with more of its lines. No record of [`worlds`]
/// has a `zz`, or the last good practice.
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
    ("activity-families", &[("learning", ""), ("tools", ""), ("zz", "")]),
    (
        "activity-kinds",
        &[
            ("course", "parent: learning"),
            ("visit", "parent: learning"),
            ("manual", "parent: tools"),
            ("zz", "parent: zz"),
        ],
    ),
    ("sectors", &[("public", ""), ("private", ""), ("zz", "")]),
    ("partner-kinds", &[("ministry", ""), ("zz", "")]),
    ("output-kinds", &[("law", ""), ("plan", ""), ("zz", "")]),
    ("good-practices", &[("1", ""), ("2", ""), ("10", "")]),
    ("principles", &[("south-south-and-triangular", ""), ("ownership", "")]),
    (
        "country-groups",
        &[("eu", "members: [aa]\nmembership_changes:\n  - country: bb\n    to: 2016-06")],
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
/// What is said of each expert: nothing of the last.
const ABOUT_EXPERTS: [&str; 4] = [
    "origin: aa\nsector: public\nlanguages:\n  - language: en\n  - language: es\n",
    "origin: bb\nlanguages:\n  - language: en\n",
    "origin: cc\nsector: private\n",
    "",
];
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
    assert_eq!(
        registry.unreadable().next(),
        None,
        "a record that was made has another shape than its kind"
    );
    registry
}

pub(super) fn file(kind: &str, id: &str, text: &str) -> (PathBuf, String) {
    (PathBuf::from(format!("{kind}/{id}.yaml")), format!("id: {id}\n{text}"))
}

/// Vocabularies, experts and partners.
pub(super) fn shared() -> impl Iterator<Item = (PathBuf, String)> {
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
    let experts = EXPERTS.iter().zip(ABOUT_EXPERTS).map(|(id, about)| file("experts", id, about));
    let partners = PARTNERS.iter().zip(["kind: ministry\n", "kind: ministry\n", ""]);
    let partners =
        partners.map(|(id, kind)| file("partners", id, &format!("name:\n  en: Office\n{kind}")));
    vocabularies.chain(experts).chain(partners)
}

fn action() -> impl Strategy<Value = String> {
    let where_and_what = (
        some("countries", &COUNTRIES),
        some("regions", &REGIONS[..3]),
        some("themes", &THEMES),
        some("areas", &AREAS),
        some("good_practices", &["1", "2"]),
        some("principles", &["south-south-and-triangular", "ownership"]),
    );
    let how_far = (
        // No vocabulary has the last one.
        maybe("status", &["implementation", "on-hold", "completed", "request", "unheard-of"]),
        maybe("phase", &PHASES),
        period(),
        maybe("request", &["{received: 2015-02}", "{received: 2014-11-30}", "{received: 2016}"]),
    );
    let who = (
        named("experts", "expert", &EXPERTS),
        named("partners", "partner", &PARTNERS),
        named("results", "kind", &["law", "plan\n    adopted: 2016", "plan\n    adopted: false"]),
    );
    (where_and_what, how_far, who).prop_map(|((a, b, c, d, e, f), (g, h, i, j), (k, l, m))| {
        [a, b, c, d, e, f, g, h, i, j, k, l, m].concat()
    })
}

fn activity() -> impl Strategy<Value = String> {
    let what = (
        // Few of the ids are sure to be there.
        maybe("action", &["a0", "a1", "a2", "a5"]),
        maybe("status", &["held", "planned", "cancelled"]),
        maybe("kind", &KINDS[..3]),
        period(),
    );
    let who = (
        maybe("participants", &["{total: 20, women: 11}", "{women: 3, men: 4}", "{men: 5}"]),
        named(
            "experts",
            "expert",
            &["exp-1\n    days: 2.5", "exp-2", "exp-3\n    days: 4", "exp-4"],
        ),
        named("partners", "partner", &PARTNERS),
        named("results", "kind", &["law", "plan"]),
    );
    (what, who).prop_map(|((a, b, c, d), (e, f, g, h))| [a, b, c, d, e, f, g, h].concat())
}

/// A list of some of the codes, in no particular order; no field where there are none.
pub(super) fn some(
    field: &'static str,
    codes: &'static [&'static str],
) -> impl Strategy<Value = String> {
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
pub(super) fn period() -> impl Strategy<Value = String> {
    let dates = subsequence(&DATES[..], 2);
    (dates, 0..4).prop_map(|(dates, which)| match which {
        0 => String::new(),
        1 => format!("start: \"{}\"\n", dates[0]),
        2 => format!("end: \"{}\"\n", dates[1]),
        _ => format!("start: \"{}\"\nend: \"{}\"\n", dates[0], dates[1]),
    })
}
