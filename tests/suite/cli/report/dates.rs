//! Records go by their own dates, and what no date decides is named.

use insta::assert_snapshot;
use serde_json::Value;

use super::measured;
use crate::common::TestRegistry;

/// The ids that a list contains.
fn ids(registry: &TestRegistry, args: &[&str]) -> Vec<String> {
    let list = registry.json([&["list"], args, &["--format", "json"]].concat());
    let rows = list["rows"].as_array().unwrap();
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// The figures of a report.
fn figures(registry: &TestRegistry, args: &[&str]) -> Value {
    registry.json([&["report"], args, &["--format", "json"]].concat())["figures"].clone()
}

/// An action of the second phase without an end, and its activities.
fn open_ended(status: &str) -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/open.yaml",
        format!(
            "id: open\ntitle: {{en: Open}}\nstatus: {status}\nphase: mieux-ii\ncountries: [CL]\n\
             start: 2014-01\nsources: [{{source: page}}]\n"
        ),
    );
    for (id, start) in [("open-a01", "start: 2014-09\n"), ("open-a02", "")] {
        registry.file(
            format!("activities/open/{id}.yaml"),
            format!(
                "id: {id}\naction: open\ntitle: {{en: Meeting}}\nkind: workshop\nstatus: held\n{start}\
                 sources: [{{source: page}}]\n"
            ),
        );
    }
    registry
}

#[test]
fn an_activity_goes_by_its_own_dates_and_by_those_of_its_action_only_without_any() {
    let registry = TestRegistry::programme();
    registry.file(
        "activities/both/both-a03.yaml",
        "id: both-a03\naction: both\ntitle: {en: Undated}\nkind: workshop\nstatus: held\nsources: [{source: page}]\n",
    );
    assert_eq!(
        ids(&registry, &["activities", "--from", "2018", "--to", "2018"]),
        ["both-a02", "both-a03"]
    );
    assert_eq!(ids(&registry, &["activities", "--from", "2024"]), ["peru-i-a01", "programme-a01"]);
    assert_snapshot!(registry.run(["list", "activities", "--from", "2017", "--to", "2017"]), @"
    Activity  Title             Kind              Status   Start    Places
    ───────────────────────────────────────────────────────────────────────
    both-a01  First workshop    Workshop          held     2017-03  Lima PE
    both-a02  Planned training  Training session  planned
    both-a03  Undated           Workshop          held
    [stderr]
    note: 2 activities have no date, and are included by the dates of their actions: both-a02, both-a03.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--from", "2018", "--to", "2018", "--figures", "activities,experts"]), @"
    2018 to 2018

    1 Activity   1 Expert involved

    Status            Activities  Experts involved
    ──────────────────────────────────────────────
    Completed                  1                 1
    Total (distinct)           1                 1

    Theme                                            Activities  Experts involved
    ─────────────────────────────────────────────────────────────────────────────
    Irregular Migration/Trafficking in Human Beings           1                 1
    Legal Migration and Mobility                              1                 1
    Total (distinct)                                          1                 1

    Year of start     Activities  Experts involved
    ──────────────────────────────────────────────
    2016                       0                 1
    (not stated)               1                 0
    Total (distinct)           1                 1

    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 action is left out, because it has no start and no end: unclear.
    - 2 activities have no date, and are included by the dates of their actions:
      both-a02, both-a03.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: activities by theme 2 (1), experts
      involved by theme 2 (1).
    [exit 0]
    ");
}

#[test]
fn a_missing_end_lies_between_the_last_activity_and_the_end_of_the_phase() {
    let registry = open_ended("completed");
    for (from, to, is_listed) in [
        ("2014-02", "2015", true),
        ("2015-12", "2016", true),
        ("2016", "2017", false),
        ("2013", "2013", false),
    ] {
        let listed = ids(&registry, &["actions", "--country", "CL", "--from", from, "--to", to]);
        assert_eq!(listed.contains(&"open".to_owned()), is_listed, "{from} {to}");
    }
    assert_snapshot!(registry.run(["list", "actions", "--country", "CL", "--from", "2015"]), @"
    Action  Title  Status     Countries  Start    End
    ─────────────────────────────────────────────────
    open    Open   Completed  CL         2014-01
    [stderr]
    note: 1 action is left out, because it has no start and no end: unclear.
    note: 1 action has no start or no end. It may have been under way then, and is included: open.
    [exit 0]
    ");
    let ongoing = open_ended("implementation");
    assert_eq!(ids(&ongoing, &["actions", "--country", "CL", "--from", "2030"]), ["open"]);
}

#[test]
fn a_request_goes_by_its_arrival() {
    let registry = measured();
    let requests = |from: &str, to: &str| {
        figures(&registry, &["--from", from, "--to", to])["requests"].clone()
    };
    assert_eq!(requests("2021", "2021"), 2, "`chile-ii` arrived, and `peru-i` lasts on");
    assert_eq!(
        requests("2018-01", "2018-01"),
        2,
        "`chile-i` arrived, and `both` touches the month"
    );
    assert_snapshot!(registry.run(["report", "--over", "year", "--figures", "requests", "--format", "csv"]), @"
    table,code,label,value,stated,of,requests
    figures,requests,Requests,5,,,
    year,2016,2016,,,,1
    year,2017,2017,,,,0
    year,2018,2018,,,,1
    year,2019,2019,,,,1
    year,2020,2020,,,,0
    year,2021,2021,,,,1
    year,,(not stated),,,,1
    [exit 0]
    ");
}

#[test]
fn what_a_list_or_a_change_leaves_out_for_its_dates_is_named() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["list", "actions", "--country", "CL", "--from", "2015"]), @"
    Action  Title  Status  Countries  Start  End
    ────────────────────────────────────────────
    [stderr]
    note: 1 action is left out, because it has no start and no end: unclear.
    [exit 0]
    ");
    let list = registry.json(["list", "actions", "--from", "2015", "--format", "json"]);
    assert_snapshot!(list["notes"].to_string(), @r#"["1 action is left out, because it has no start and no end: unclear."]"#);
    assert_snapshot!(registry.run(["set", "--all", "action", "--from", "2019-06", "phase=mieux-ii", "--dry-run"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -1,6 +1,7 @@
     id: peru-i
     title: {es: Perú I}
     status: implementation
    +phase: mieux-ii
     countries: [PE]
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
    [stderr]
    note: 1 action is left out, because it has no start and no end: unclear.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--as-of", "2016-06"]), @"
    Action  Title  Status  Countries  Start  End
    ────────────────────────────────────────────
    [stderr]
    note: 1 action is left out, because it may have begun before or after the end of 2016-06: both.
    [exit 0]
    ");
}

#[test]
fn a_status_on_a_day_is_that_of_the_day() {
    let registry = measured();
    let on =
        |day: &str, status: &str| ids(&registry, &["actions", "--as-of", day, "--status", status]);
    // `both` ran from 2016 to 2018, `chile-i` from 2018-04 to 2020-06, `peru-i` runs since 2019-05.
    assert_eq!(on("2017", "ongoing"), ["both"]);
    assert_eq!(on("2019", "ongoing"), ["chile-i", "peru-i"]);
    assert_eq!(on("2019", "completed"), ["both"]);
    assert_eq!(on("2017", "completed"), [""; 0]);
    assert_eq!(on("2022", "request"), ["chile-ii"], "a request has never been anything else");
    assert_eq!(figures(&registry, &["--as-of", "2017", "--status", "ongoing"])["projects"], 1);
    assert_snapshot!(registry.run(["list", "actions", "--as-of", "2019"]), @"
    Action   Title         Status                     Countries  Start    End
    ─────────────────────────────────────────────────────────────────────────────
    both     Both regions  Completed                  PE, BY     2016     2018
    chile-i  Chile I       Ongoing (stage not known)  CL         2018-04  2020-06
    peru-i   Perú I [es]   Ongoing (stage not known)  PE         2019-05
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--as-of", "2019", "--status", "implementation"]), @"
    Action  Title  Status  Countries  Start  End
    ────────────────────────────────────────────
    [stderr]
    note: 2 actions are left out, because it is not certain that they had this status at the end of 2019: chile-i, peru-i.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--as-of", "2019", "--by", "status", "--figures", "projects", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects
    figures,projects,Projects,3,,,
    status,completed,Completed,,,,1
    status,ongoing,Ongoing (stage not known),,,,2
    [exit 0]
    ");
}

#[test]
fn what_had_surely_begun_counts() {
    let registry = TestRegistry::programme();
    for (id, more) in [("undated", ""), ("in-phase", "phase: mieux-ii\n")] {
        registry.file(
            format!("actions/{id}.yaml"),
            format!("id: {id}\ntitle: {{en: Action}}\nstatus: completed\n{more}countries: [CL]\nsources: [{{source: page}}]\n"),
        );
    }
    registry.file(
        "activities/undated/undated-a01.yaml",
        "id: undated-a01\naction: undated\ntitle: {en: Meeting}\nkind: workshop\nstatus: held\nstart: 2012-05\n\
         sources: [{source: page}]\n",
    );
    let projects =
        |day: &str| figures(&registry, &["--country", "CL", "--as-of", day])["projects"].clone();
    assert_eq!(projects("2012-04"), 0);
    assert_eq!(projects("2012-05"), 1, "an activity had been held");
    assert_eq!(projects("2015-12-31"), 2, "the phase had ended");
}

#[test]
fn a_row_of_a_cumulative_series_is_the_figure_of_its_last_day() {
    let registry = measured();
    for figure in
        ["projects", "ongoing", "completed", "activities", "experts", "results", "requests"]
    {
        let series = registry.json([
            "report",
            "--over",
            "year",
            "--cumulative",
            "--figures",
            figure,
            "--format",
            "json",
        ]);
        let rows = series["tables"][0]["rows"].as_array().unwrap();
        assert!(rows.len() > 4, "{figure}");
        for row in rows.iter().filter(|row| row["year"] != Value::Null) {
            let year = row["year"].as_str().unwrap();
            let on_last_day = figures(&registry, &["--as-of", year]);
            assert_eq!(row[figure], on_last_day[figure], "{figure} by the end of {year}");
        }
    }
}

#[test]
fn a_result_counts_by_its_date_or_its_adoption() {
    let registry = measured();
    registry.replace(
        "actions/both.yaml",
        "start: 2016\n",
        "start: 2016\nresults: [{kind: law, title: {en: Law}, date: 2020, adopted: 2017}]\n",
    );
    let results =
        |day: &str| figures(&registry, &["--theme", "IMT", "--as-of", day])["results"].clone();
    assert_eq!(results("2016"), 0);
    assert_eq!(results("2017"), 1);
}

#[test]
fn what_is_only_planned_or_cancelled_makes_no_project_of_its_kind() {
    let registry = TestRegistry::programme();
    assert_eq!(ids(&registry, &["actions", "--activity-kind", "training"]), ["peru-i"]);
    assert_eq!(
        ids(&registry, &["activities", "--activity-kind", "training"]),
        ["both-a02", "peru-i-a01"]
    );
    let report = registry.json(["report", "--by", "activity-kind", "--format", "json"]);
    let training = &report["tables"][0]["rows"][1];
    assert_eq!((&training["projects"], &training["activities"]), (&1.into(), &1.into()));
}

#[test]
fn every_membership_of_a_country_counts() {
    let registry = measured();
    registry.replace(
        "vocabularies/country-groups.yaml",
        "[{country: GB, to: \"2020-01-31\"}]",
        "[{country: GB, from: 1973}, {country: GB, to: \"2020-01-31\"}]",
    );
    registry.replace(
        "activities/chile-i/chile-i-a01.yaml",
        "start: \"2018-05-14\"",
        "start: \"2021-05-14\"",
    );
    registry.replace("activities/chile-i/chile-i-a02.yaml", "start: 2020\n", "start: 2021\n");
    let share = |registry: &TestRegistry| {
        let report = registry.json(["report", "--theme", "LM", "--format", "json"]);
        (
            report["figures"]["experts-non-eu"].clone(),
            report["known"]["experts-non-eu"]["stated"].clone(),
        )
    };
    assert_eq!(share(&registry), (75.0.into(), 4.into()));
    // Without a date of its own the activity may have been held at any time of its action.
    registry.replace("activities/chile-i/chile-i-a02.yaml", "start: 2021\n", "");
    assert_eq!(share(&registry).1, 3);
}

#[test]
fn under_a_region_only_its_countries_have_rows() {
    let registry = TestRegistry::programme();
    let report =
        registry.json(["report", "--region", "latam", "--by", "country", "--format", "json"]);
    let rows = report["tables"][0]["rows"].as_array().unwrap();
    let codes: Vec<&str> = rows.iter().map(|row| row["country"].as_str().unwrap()).collect();
    assert_eq!(codes, ["PE"]);
}

#[test]
fn what_an_activity_is_not_counted_for_is_in_one_note() {
    let registry = measured();
    registry.file(
        "activities/unclear/unclear-a01.yaml",
        "id: unclear-a01\naction: unclear\ntitle: {en: Talk}\nkind: workshop\nstatus: cancelled\nsources: [{source: page}]\n",
    );
    registry.replace(
        "activities/programme/programme-a01.yaml",
        "start: 2024",
        "status: cancelled\nstart: 2024",
    );
    assert_snapshot!(registry.run(["report", "--figures", "activities,experts,partners", "--by", "theme"]), @"
    Example

    4 Activities   5 Experts involved   2 Partners

    Theme                                           Activities  Experts Partners
                                                               involved
    ────────────────────────────────────────────────────────────────────────────
    Irregular Migration/Trafficking in Human Beings          2        2        1
    Legal Migration and Mobility                             3        5        2
    Total (distinct)                                         4        5        2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity is not counted, because its action is not counted as a project.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: activities by theme 5 (4), experts
      involved by theme 7 (5), partners by theme 3 (2).
    [exit 0]
    ");
}

/// A request between the dates is a record, though its action lies outside of them.
#[test]
fn requests_alone_are_no_empty_selection() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/peru-ii.yaml",
        "id: peru-ii\ntitle: {en: Asked for}\nstatus: completed\ncountries: [PE]\nrequest: {received: 2012}\n\
         sources: [{source: page}]\n",
    );
    let report = ["report", "--from", "2012", "--to", "2012", "--by", "country", "--figures"];
    assert_snapshot!(registry.run([&report[..], &["projects,requests"]].concat()), @"
    2012 to 2012

    0 Projects   1 Request

    Country           Projects  Requests
    ────────────────────────────────────
    Peru                     0         1
    Total (distinct)         0         1

    - 2 actions are left out, because they have no start and no end: peru-ii,
      unclear.
    [exit 0]
    ");
    let output = registry.run([&report[..], &["projects"]].concat());
    assert!(output.contains("No records match."), "{output}");
}
