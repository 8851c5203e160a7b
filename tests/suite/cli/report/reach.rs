//! How far the programme reaches: countries, places, institutions, and what comes again.

use insta::assert_snapshot;

use super::measured;
use crate::common::TestRegistry;

/// The programme with a regional project that follows another, study visits, parents and deployments
/// that come again.
fn reaching() -> TestRegistry {
    let registry = measured();
    for (path, text) in RECORDS {
        registry.file(path, text);
    }
    registry
}

const RECORDS: &[(&str, &str)] = &[
    (
        "vocabularies/roles.yaml",
        "id: roles\ntitle: {en: Roles}\nterms:\n- {code: requester, label: {en: Requester}}\n",
    ),
    (
        "actions/andes-i.yaml",
        "id: andes-i\ntitle: {en: Andes I}\nstatus: on-hold\ncountries: [PE, CL]\nparticipating_countries: [ES]\n\
         partners: [{partner: pe-police, role: requester}, {partner: pe-interior}]\nfollows: [peru-i]\n\
         start: 2021-02\nresults:\n  - {kind: plan, title: {en: A plan}, level: outcome, date: 2022, adopted: false}\n\
         sources: [{source: page}]\n",
    ),
    (
        "activities/andes-i/andes-i-a01.yaml",
        "id: andes-i-a01\naction: andes-i\ntitle: {en: Study visit}\nkind: workshop\nstatus: held\n\
         start: \"2021-03-01\"\nend: \"2021-03-03\"\nplaces: [{city: Oslo, country: \"NO\"}]\nparticipants: {total: 12}\n\
         experts: [{expert: exp-0002, days: 3}]\nsources: [{source: page}]\n",
    ),
    (
        "activities/andes-i/andes-i-a02.yaml",
        "id: andes-i-a02\naction: andes-i\ntitle: {en: Training}\nkind: training\nstatus: held\n\
         start: \"2021-05-01\"\nonline: true\nparticipants: {total: 30}\nsources: [{source: page}]\n",
    ),
    (
        "partners/pe/pe-police.yaml",
        "id: pe-police\nname: {en: Police}\nkind: national-institution\ncountry: PE\nparent: pe-interior\n\
         sources: [{source: page}]\n",
    ),
];

/// These figures of the whole programme by their names, each with its records.
fn figures(registry: &TestRegistry, names: &[&str]) -> String {
    let asked = format!("--figures={}", names.join(","));
    let report = registry.json(["report", &asked, "--format", "json"]);
    let listed = registry.json(["report", &asked, "--list", "--by", "phase", "--format", "json"]);
    let tables = listed["tables"].as_array().unwrap();
    let rows = tables.iter().find(|table| table["name"] == "records").unwrap()["rows"].as_array();
    let lines = names.iter().map(|name| {
        let behind = rows.unwrap().iter().filter(|row| row["figure"] == *name);
        let ids: Vec<&str> = behind.map(|row| row["id"].as_str().unwrap()).collect();
        let known = &report["known"][name];
        format!("{name} {} {known} {}", report["figures"][name], ids.join(" "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn countries_that_benefit_take_part_or_host_are_reached() {
    let names = ["countries", "countries-reached", "coverage", "regional", "repeat-countries"];
    assert_snapshot!(figures(&reaching(), &names), @r#"
    countries 3 null BY CL PE
    countries-reached 5 null BY CL ES NO PE
    coverage 100.0 {"stated":3,"of":3} BY CL PE
    regional 2 null andes-i both
    repeat-countries 2 null CL PE
    "#);
    let region = ["report", "--by", "region", "--figures", "countries-reached,coverage"];
    assert_snapshot!(reaching().run(region), @"
    Example

    5 Countries reached   100.0% Countries of the region

    Region                          Countries reached Countries of members
                                                        the region
    ──────────────────────────────────────────────────────────────────────
    Latin America and the Caribbean                 2       100.0%       2
    European Neighbourhood                          1       100.0%       1
    Total (distinct)                                5       100.0%       3

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - Figures may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds` (see
      `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn partners_are_rolled_up_and_named_again() {
    let names = ["partners", "institutions", "repeat-partners", "follow-ups", "on-hold"];
    assert_snapshot!(figures(&reaching(), &names), @"
    partners 3 null cl-ngo pe-interior pe-police
    institutions 2 null cl-ngo pe-interior
    repeat-partners 1 null pe-interior
    follow-ups 2 null andes-i peru-i
    on-hold 1 null andes-i
    ");
    let roles = ["report", "--by", "partner-role", "--figures", "partners,institutions", "--list"];
    assert_snapshot!(reaching().run(roles), @"
    Example

    3 Partners   2 Institutions

    Role of partner   Partners  Institutions
    ────────────────────────────────────────
    Requester                2             1
    (not stated)             2             2
    Total (distinct)         3             2

    Records

    Role of partner  Figure        Record       Title
    ────────────────────────────────────────────────────────────────────
    Requester        partners      pe-interior  Ministry of the Interior
    Requester        partners      pe-police    Police
    Requester        institutions  pe-interior  Ministry of the Interior
    (not stated)     partners      cl-ngo       Una asociación [es]
    (not stated)     partners      pe-interior  Ministry of the Interior
    (not stated)     institutions  cl-ngo       Una asociación [es]
    (not stated)     institutions  pe-interior  Ministry of the Interior

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: partners by role of partner 4 (3),
      institutions by role of partner 3 (2).
    - Figures may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds` (see
      `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn activities_have_places_days_and_people() {
    let names = [
        "abroad",
        "online-share",
        "activity-days",
        "activities-per-project",
        "participants-per-activity",
        "duration",
        "months-to-adoption",
    ];
    assert_snapshot!(figures(&reaching(), &names), @r#"
    abroad 1 {"stated":2,"of":6} andes-i-a01
    online-share 50.0 {"stated":4,"of":6} andes-i-a02 peru-i-a01
    activity-days 3 {"stated":1,"of":6} andes-i-a01
    activities-per-project 1.5 {"stated":4,"of":4} andes-i both chile-i peru-i
    participants-per-activity 22.5 {"stated":4,"of":6,"quartiles":[14.25,322.5]} andes-i-a01 andes-i-a02 chile-i-a01 chile-i-a02
    duration 26.0 {"stated":1,"of":2,"quartiles":[26.0,26.0]} chile-i
    months-to-adoption -15.0 {"stated":1,"of":2,"quartiles":[-15.0,-15.0]} chile-i
    "#);
    let places = ["report", "--by", "place", "--figures", "activities,abroad"];
    assert_snapshot!(reaching().run(places), @"
    Example

    6 Activities   1 Activity abroad

    Place of activities  Activities  Activities abroad  stating it
    ──────────────────────────────────────────────────────────────
    Norway                        1                  1           1
    Online                        2                              0
    Peru                          1                  0           1
    (not stated)                  2                              0
    Total (distinct)              6                  1           2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 2 of 6 activities state a country and belong to an action with beneficiary
      countries; the real number abroad can be higher.
    - Figures may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds` (see
      `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn experts_come_from_countries_and_come_again() {
    let names = [
        "deployments",
        "repeat-experts",
        "days-per-deployment",
        "origins",
        "eu-member-states",
        "eu-coverage",
    ];
    assert_snapshot!(figures(&reaching(), &names), @r#"
    deployments 7 null andes-i-a01 both-a01 both-a01 chile-i-a01 chile-i-a01 chile-i-a01 chile-i-a02
    repeat-experts 2 null exp-0002 exp-0004
    days-per-deployment 2.375 {"stated":4,"of":7} andes-i-a01 chile-i-a01 chile-i-a01 chile-i-a02
    origins 4 {"stated":4,"of":5} CL ES GB NO
    eu-member-states 2 {"stated":4,"of":5} ES GB
    eu-coverage 100.0 {"stated":1,"of":1} ES
    "#);
    let public = reaching().json(["report", "--public", "--format", "json"]);
    for name in names {
        assert!(public["figures"][name].is_null() && public["known"][name].is_null(), "{name}");
    }
}

#[test]
fn results_are_divided_by_level_and_by_their_own_year() {
    for by in ["result-level", "result-year"] {
        let asked = ["report", "--by", by, "--figures", "results,adoption-rate", "--format", "csv"];
        let table = reaching().run(asked);
        let rows: Vec<&str> = table.lines().filter(|line| !line.starts_with("figures,")).collect();
        match by {
            "result-level" => assert_snapshot!(rows.join("\n"), @"
            table,code,label,value,stated,of,results,adoption-rate,adoption-rate-stated
            result-level,outcome,Outcome,,,,1,0,1
            result-level,,(not stated),,,,3,66.66666666666667,3
            [stderr]
            warning: the answer may be wrong, because of 1 error in the registry:
              registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds`
            help: to see each error and its place, run `mieux validate`
            [exit 1]
            "),
            _ => assert_snapshot!(rows.join("\n"), @"
            table,code,label,value,stated,of,results,adoption-rate,adoption-rate-stated
            result-year,2019,2019,,,,1,100,1
            result-year,2022,2022,,,,1,0,1
            result-year,,(not stated),,,,2,50,2
            [stderr]
            warning: the answer may be wrong, because of 1 error in the registry:
              registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds`
            help: to see each error and its place, run `mieux validate`
            [exit 1]
            "),
        }
    }
}

#[test]
fn projects_are_divided_by_the_year_of_their_request_and_of_their_end() {
    let asked = ["report", "--by", "request-year", "--figures", "requests"];
    assert_snapshot!(reaching().run(asked), @"
    Example

    6 Requests

    Year of request   Requests
    ──────────────────────────
    2016                     1
    2018                     1
    2019                     1
    2021                     2
    (not stated)             1
    Total (distinct)         6

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 2 of 6 actions state when the request was received. The others count in the
      year in which they started.
    - Figures may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds` (see
      `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    let ended = ["report", "--by", "end-year", "--figures", "completed,activities"];
    assert_snapshot!(reaching().run(ended), @"
    Example

    2 Completed   6 Activities

    Year of end       Completed  Activities
    ───────────────────────────────────────
    2018                      1           0
    2020                      1           0
    2021                      0           1
    (not stated)              0           5
    Total (distinct)          2           6

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - Figures may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds` (see
      `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/andes-i.yaml: `plan` is not a code of `output-kinds`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}
