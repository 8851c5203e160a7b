//! The registry that the project ships with: that it is right, and what it says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::common::{TestRegistry, project, transcript};

fn run(args: &[&str]) -> String {
    TestRegistry::shipped().run(args)
}

fn json(args: &[&str]) -> Value {
    TestRegistry::shipped().json(args)
}

/// The values of a column of the first table of a report or list.
fn column<'v>(table: &'v Value, name: &str) -> Vec<&'v Value> {
    table["rows"].as_array().unwrap().iter().map(|row| &row[name]).collect()
}

/// Newcomers copy them.
#[test]
fn the_examples_break_no_rule() {
    let args = ["--registry", "examples/small", "validate", "--strict", "--today", "2026-11-21"];
    assert_snapshot!(run(&args), @"
    Checked 2 actions, 3 activities, 2 experts, 2 partners: no problems found.
    [exit 0]
    ");
    let args =
        ["--registry", "examples/lifecycle", "validate", "--strict", "--today", "2027-03-01"];
    assert_snapshot!(run(&args), @"
    Retention dates were compared with 2027-03-01; use --today DATE for another day.
    Checked 9 actions, 4 activities, 8 experts, 6 partners: no problems found.
    [exit 0]
    ");
}

#[test]
fn an_action_of_the_example_is_at_each_stage() {
    let stages =
        json(&["--registry", "examples/lifecycle", "list", "statuses", "--format", "json"]);
    let actions =
        json(&["--registry", "examples/lifecycle", "list", "actions", "--format", "json"]);
    let actions = column(&actions, "status");
    for stage in column(&stages, "code") {
        assert!(actions.contains(&stage), "{stage}");
    }
}

#[test]
fn it_has_no_error_and_no_warning() {
    let checked = json(&["validate", "--format", "json"]);
    assert_eq!(checked["summary"]["errors"], 0);
    let mut warnings: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in checked["findings"].as_array().unwrap() {
        *warnings.entry(finding["rule"].as_str().unwrap()).or_default() += 1;
    }
    assert_snapshot!(format!("{warnings:?}"), @"{}");
}

#[test]
fn the_figures_of_latin_america_are_those_of_its_records() {
    let report = json(&["report", "--region", "latam", "--format", "json"]);
    assert_eq!(report["selection"]["region"][0], "latin-america-and-caribbean");
    assert_snapshot!(report["figures"], @r#"{"projects":30,"ongoing":4,"on-hold":0,"completed":26,"activities":62,"experts":64,"countries":15,"partners":30,"participants":440,"women":null,"men":null,"women-share":null,"participants-per-activity":90.0,"activities-per-project":2.8181818181818183,"activity-days":62,"online-share":12.280701754385966,"abroad":9,"countries-reached":17,"coverage":45.45454545454545,"regional":5,"follow-ups":2,"repeat-countries":10,"repeat-partners":7,"institutions":28,"deployments":27,"repeat-experts":9,"expert-days":null,"days-per-deployment":null,"origins":22,"eu-member-states":12,"eu-coverage":44.44444444444444,"experts-non-eu":29.6875,"south-south":null,"results":30,"results-adopted":5,"adoption-rate":100.0,"months-to-adoption":null,"requests":30,"answered":null,"approved":null,"rejected":0,"cancelled":0,"waiting":0,"requests-begun":null,"months-to-answer":null,"months-to-decision":null,"months-to-start":null,"duration":19.0}"#);
    let listed = json(&["report", "--region", "latam", "--list", "--format", "json"]);
    let records = listed["tables"].as_array().unwrap().last().unwrap();
    for figure in ["projects", "activities", "experts", "countries", "partners"] {
        let behind = column(records, "figure").iter().filter(|name| **name == figure).count();
        assert_eq!(behind as u64, report["figures"][figure].as_u64().unwrap(), "{figure}");
    }
}

#[test]
fn a_region_goes_by_its_code_its_aliases_and_its_labels() {
    let expected = run(&["report", "--region", "latin-america-and-caribbean"]);
    for name in ["latam", "LAC", "América Latina y el Caribe", "america latina y el caribe"] {
        assert_eq!(run(&["report", "--region", name]), expected, "{name}");
    }
}

#[test]
fn every_operational_region_counts_its_own_records() {
    let overview = json(&["report", "--format", "json"]);
    let table = &overview["tables"][0];
    for (position, region) in column(table, "region").into_iter().enumerate() {
        let Some(region) = region.as_str() else { continue };
        let figures = &json(&["report", "--region", region, "--format", "json"])["figures"];
        for figure in ["projects", "activities", "experts", "countries", "partners"] {
            assert_eq!(column(table, figure)[position], &figures[figure], "{figure} of {region}");
        }
    }
    assert_snapshot!(overview["figures"], @r#"{"projects":110,"ongoing":5,"on-hold":1,"completed":105,"activities":238,"experts":257,"countries":61,"partners":112,"participants":914,"women":null,"men":null,"women-share":null,"participants-per-activity":50.0,"activities-per-project":2.9382716049382718,"activity-days":105,"online-share":10.227272727272727,"abroad":23,"countries-reached":73,"coverage":48.0,"regional":13,"follow-ups":4,"repeat-countries":31,"repeat-partners":19,"institutions":110,"deployments":47,"repeat-experts":11,"expert-days":null,"days-per-deployment":null,"origins":52,"eu-member-states":24,"eu-coverage":88.88888888888889,"experts-non-eu":21.78988326848249,"south-south":null,"results":103,"results-adopted":11,"adoption-rate":91.66666666666667,"months-to-adoption":11.5,"requests":117,"answered":null,"approved":null,"rejected":0,"cancelled":0,"waiting":0,"requests-begun":null,"months-to-answer":null,"months-to-decision":null,"months-to-start":null,"duration":23.0}"#);
}

#[test]
fn the_eligibility_scheme_is_another_one() {
    let report = json(&["report", "--region", "acp", "--by", "region", "--format", "json"]);
    let regions: BTreeSet<&str> =
        column(&report["tables"][0], "region").into_iter().filter_map(Value::as_str).collect();
    assert!(
        regions.contains("eastern-and-southern-africa")
            && regions.contains("latin-america-and-caribbean")
    );
    assert!(report["notes"].to_string().contains("eligibility region"));
}

#[test]
fn the_same_command_gives_the_same_bytes_on_any_number_of_threads() {
    let registry = TestRegistry::shipped();
    for args in
        [&["validate", "--format", "json"][..], &["report", "--list"], &["list", "activities"]]
    {
        let one = registry.command(args).env("RAYON_NUM_THREADS", "1").output().unwrap();
        let four = registry.command(args).env("RAYON_NUM_THREADS", "4").output().unwrap();
        assert_eq!(transcript(&one), transcript(&four), "{args:?}");
    }
}

#[test]
fn peru_iii_is_there_in_full_depth() {
    let shown = run(&["show", "peru-iii", "--lang", "es"]);
    for text in [
        "Afrontar el tráfico ilegal de migrantes",
        "Decreto Supremo N.º 008-2018-IN",
        "Brasil (BR); Chile (CL); Ecuador (EC)",
        "peru-iii-a04",
    ] {
        assert!(shown.contains(text), "{text}\n{shown}");
    }
}

/// `tests/fixtures/country-names.tsv` has the names of UNTERM, ISO 3166 and CLDR from datasets/country-codes (PDDL).
#[test]
fn countries_go_by_the_names_of_official_lists() {
    let registry = mieux::registry::load_registry(&project("registry")).unwrap();
    let countries = registry.vocabularies.get("countries").unwrap();
    let names = fs::read_to_string(project("tests/fixtures/country-names.tsv")).unwrap();
    let others = [
        "EL\tGR",
        "UK\tGB",
        "Kosovo*\tXK",
        "Kosovo (UNSCR 1244)\tXK",
        "Niger (the)\tNE",
        "Perú (el)\tPE",
        "Togo (le)\tTG",
        "St. Lucia\tLC",
        "St. Vincent & Grenadines\tVC",
        "Bosnia & Herzegovina\tBA",
        "C\u{f4}te d\u{2019}Ivoire\tCI",
        "Lao People\u{2019}s Democratic Republic\tLA",
        "Guinea\u{2013}Bissau\tGW",
        "Congo (the Democratic Republic of the)\tCD",
        "Korea, Republic of\tKR",
        "Korea, Democratic People's Republic of\tKP",
        "Estados Unidos de América\tUS",
    ];
    let others =
        others.iter().filter_map(|line| line.split_once('\t')).map(|(name, code)| (code, name));
    let mut wrong = Vec::new();
    for (code, name) in names.lines().filter_map(|line| line.split_once('\t')).chain(others) {
        // Two countries go by this one.
        if name.split(' ').next() == Some("Congo") && !name.contains("Rep") && !name.contains("Rép")
        {
            continue;
        }
        let found = countries.resolve(name).map(|term| term.code.to_string());
        if found.as_deref() != Some(code) {
            wrong.push(format!("{name} is {found:?} and not {code}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    for name in ["the", "Republic", "N/A", "Guinea, Republic of Korea"] {
        assert_eq!(countries.resolve(name).map(|term| &term.code), None, "{name}");
    }
}

#[test]
fn experts_beside_a_published_number_are_said_to_be_mentions() {
    let report = run(&["report", "--figures", "experts"]);
    assert!(report.contains("The same person may be counted twice"), "{report}");
}
