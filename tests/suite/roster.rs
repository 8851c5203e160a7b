//! Rosters at random: who can be sent, in which order, and what a further reason does to it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use mieux::model::{Activity, Day};
use mieux::query::{Links, Query};
use mieux::registry::{Config, Registry, registry_of_texts};
use mieux::roster::{Need, Ranking, rank};
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use smol_str::SmolStr;

const VOCABULARIES: [(&str, &str); 4] = [
    ("countries", "  - code: PE\n  - code: CL\n  - code: BY\n"),
    ("regions", "  - code: latam\n    members: [PE, CL]\n"),
    ("areas", "  - code: visas\n  - code: borders\n"),
    ("themes", "  - code: asylum\n"),
];

const ACTION: &str = "id: peru-i\ncountries: [PE]\nthemes: [asylum]\nareas: [visas, borders]\n";
const NEEDED: &str = "id: peru-i-a01\naction: peru-i\nstatus: planned\n";
const DAYS: &str = "start: 2025-03-10\nend: 2025-03-14\n";
/// Dates that can be these days, and others.
const LESS_EXACT: [&str; 5] = [
    "start: 2025-03\nend: 2025-03\n",
    "start: 2025-03-10\nend: 2025-03\n",
    "start: 2025\n",
    "end: 2025-03\n",
    "",
];

/// One expert of a roster at random.
#[derive(Debug, Clone)]
struct Person {
    consent: &'static str,
    availability: &'static str,
    origin: &'static str,
    roster: &'static str,
    areas: Vec<&'static str>,
    themes: Vec<&'static str>,
    language: &'static str,
    /// The days of another activity that the expert is in.
    booked: &'static str,
}

/// Availabilities that certainly keep the expert away on some of the days.
const AWAY: [&str; 4] = [
    "[{from: 2025-03-01, to: 2025-03-31, available: false}]",
    "[{from: 2025-03-14, to: 2025-03-14, available: false}]",
    "[{to: 2025-04, available: false}]",
    "[{available: false}]",
];
const PRESENT: [&str; 5] = [
    "",
    "[{from: 2025-01, to: 2025-12, available: true}]",
    "[{from: 2025-03, to: 2025-03, available: false}]",
    "[{from: 2025, available: false}]",
    "[{from: 2024-01-01, available: false}, {from: 2025-02-01, available: true}]",
];
const GOOD: &str = "{basis: consent, given: 2024, scope: [roster]}";
const CONSENTS: [&str; 4] = [
    GOOD,
    "",
    "{basis: consent, scope: [public-listing]}",
    "{basis: consent, given: 2023, withdrawn: 2024-05}",
];
/// Dates of another activity, of which the first two are certainly among the days.
const BOOKED: [&str; 5] = [
    "start: 2025-03-14\nend: 2025-03-20\n",
    "start: 2025-03-12\n",
    "start: 2025-03\n",
    "start: 2025-03-15\n",
    "",
];

fn people() -> impl Strategy<Value = Vec<Person>> {
    let availability = select([AWAY.as_slice(), PRESENT.as_slice()].concat());
    let person = (
        select(vec![GOOD, GOOD, GOOD, CONSENTS[1], CONSENTS[2], CONSENTS[3]]),
        availability,
        select(vec!["PE", "CL", "BY"]),
        select(vec!["active", "applied", "inactive", "withdrawn", ""]),
        prop::sample::subsequence(vec!["visas", "borders"], 0..=2),
        prop::sample::subsequence(vec!["asylum"], 0..=1),
        select(vec![
            "",
            "[{language: es}]",
            "[{language: es, level: A2}]",
            "[{language: es, level: C1}]",
        ]),
        select(BOOKED.to_vec()),
    );
    let person = person.prop_map(
        |(consent, availability, origin, roster, areas, themes, language, booked)| Person {
            consent,
            availability,
            origin,
            roster,
            areas,
            themes,
            language,
            booked,
        },
    );
    prop::collection::vec(person, 1..12)
}

fn id(position: usize) -> String {
    format!("exp-{:04}", position + 1)
}

fn registry(people: &[Person], dates: &str) -> Registry {
    let mut texts: Vec<(String, String)> = vec![
        ("actions/peru-i.yaml".into(), ACTION.into()),
        ("activities/peru-i/peru-i-a01.yaml".into(), format!("{NEEDED}{dates}")),
    ];
    for (name, terms) in VOCABULARIES {
        texts.push((format!("vocabularies/{name}.yaml"), format!("id: {name}\nterms:\n{terms}")));
    }
    for (position, person) in people.iter().enumerate() {
        let id = id(position);
        let mut text = format!("id: {id}\norigin: {}\n", person.origin);
        let areas = format!("[{}]", person.areas.join(", "));
        let themes = format!("[{}]", person.themes.join(", "));
        for (field, value) in [
            ("languages", person.language),
            ("themes", themes.as_str()),
            ("areas", areas.as_str()),
            ("roster", person.roster),
            ("availability", person.availability),
            ("consent", person.consent),
        ] {
            if !value.is_empty() {
                text += &format!("{field}: {value}\n");
            }
        }
        texts.push((format!("experts/{id}.yaml"), text));
        if !person.booked.is_empty() {
            let other = format!("programme-a{:02}", position + 1);
            let text = format!("id: {other}\n{}experts: [{{expert: {id}}}]\n", person.booked);
            texts.push((format!("activities/{other}.yaml"), text));
        }
    }
    let texts = texts.into_iter().map(|(path, text)| (PathBuf::from(path), text.into_bytes()));
    registry_of_texts(Config::default(), texts.collect())
}

fn needed(registry: &Registry) -> &Activity {
    let mut activities = registry.activities.iter();
    &activities.find(|record| record.body.id == "peru-i-a01").unwrap().body
}

/// The ids of who can be sent with their scores, and of who cannot.
fn ranked(people: &[Person]) -> (Vec<(String, i64)>, BTreeSet<String>) {
    ranked_for(people, DAYS, None)
}

/// The same for an activity with other dates, without somebody.
fn ranked_for(
    people: &[Person],
    dates: &str,
    excluded: Option<&str>,
) -> (Vec<(String, i64)>, BTreeSet<String>) {
    let registry = registry(people, dates);
    let links = Links::new(&registry);
    let mut query = Query::default();
    query.names.insert("language", vec!["es:B2".to_owned()]);
    let selection = query.resolve(&registry).unwrap();
    let excluded = excluded.map(SmolStr::new);
    let need = Need::new(&links, Some(needed(&registry)), selection, excluded);
    let Ranking { fit, ruled_out } = rank(&links, &need, Day::new(2025, 2, 1).unwrap());
    let fit = fit.iter().map(|one| (one.expert.id.to_string(), one.score)).collect();
    (fit, ruled_out.iter().map(|(expert, _)| expert.id.to_string()).collect())
}

fn can_be_sent(person: &Person) -> bool {
    person.consent == GOOD
        && !AWAY.contains(&person.availability)
        && !BOOKED[..2].contains(&person.booked)
        && !["inactive", "withdrawn"].contains(&person.roster)
}

proptest! {
    #[test]
    fn nobody_is_fit_who_is_away_or_booked_or_gave_no_consent(people in people()) {
        let (fit, ruled_out) = ranked(&people);
        prop_assert_eq!(fit.len() + ruled_out.len(), people.len());
        for (position, person) in people.iter().enumerate() {
            let is_fit = fit.iter().any(|(own, _)| *own == id(position));
            prop_assert_eq!(is_fit, can_be_sent(person), "{:?}", person);
        }
    }

    #[test]
    fn the_best_come_first_and_of_equals_the_lower_id(people in people()) {
        let (fit, _) = ranked(&people);
        for pair in fit.windows(2) {
            let [(one, score), (other, next)] = pair else { unreachable!() };
            prop_assert!(score > next || score == next && one < other, "{:?}", pair);
        }
    }

    #[test]
    fn who_fits_for_certain_days_fits_for_dates_that_can_be_these(people in people(), dates in select(LESS_EXACT.to_vec())) {
        let (exact, _) = ranked(&people);
        let (fit, ruled_out) = ranked_for(&people, dates, None);
        for (own, _) in exact {
            prop_assert!(fit.iter().any(|(other, _)| *other == own), "{own} {dates:?} {ruled_out:?}");
        }
    }

    #[test]
    fn nobody_is_fit_who_is_left_out_and_the_others_stay_in_order(people in people(), which in any::<prop::sample::Index>()) {
        let excluded = id(which.index(people.len()));
        let (mut before, _) = ranked(&people);
        before.retain(|(own, _)| *own != excluded);
        let (fit, ruled_out) = ranked_for(&people, DAYS, Some(&excluded));
        prop_assert!(ruled_out.contains(&excluded));
        prop_assert_eq!(fit, before);
    }

    #[test]
    fn a_reason_against_never_raises_a_rank(people in people(), which in any::<prop::sample::Index>(), reason in 0..3) {
        let position = which.index(people.len());
        let score = |people: &[Person]| {
            let (fit, _) = ranked(people);
            fit.into_iter().find(|(own, _)| *own == id(position)).map(|(_, score)| score)
        };
        let before = score(&people);
        let mut worse = people.clone();
        let person = &mut worse[position];
        match reason {
            0 if person.roster.is_empty() || person.roster == "active" => person.roster = "applied",
            1 if !AWAY.contains(&person.availability) => person.availability = PRESENT[3],
            _ => person.language = "",
        }
        let after = score(&worse);
        prop_assert_eq!(before.is_some(), after.is_some());
        prop_assert!(after <= before, "{:?} {:?}", before, after);
    }

    #[test]
    fn a_further_reason_never_lowers_a_rank(people in people(), which in any::<prop::sample::Index>(), reason in 0..4) {
        let position = which.index(people.len());
        let place = |people: &[Person]| {
            ranked(people).0.iter().position(|(own, _)| *own == id(position))
        };
        let before = place(&people);
        let mut better = people.clone();
        let person = &mut better[position];
        match reason {
            0 => person.areas = vec!["visas", "borders"],
            1 => person.themes = vec!["asylum"],
            2 => person.language = "[{language: es, level: C2}]",
            _ => person.origin = "PE",
        }
        let after = place(&better);
        prop_assert_eq!(before.is_some(), after.is_some());
        prop_assert!(after <= before, "{:?} {:?}", before, after);
    }
}
