//! Reports that mieux.toml saves under a name.

use insta::assert_snapshot;

use super::measured;
use crate::common::TestRegistry;

fn saved(toml: &str) -> TestRegistry {
    let registry = measured();
    let old = registry.text("mieux.toml");
    registry.file("mieux.toml", format!("{old}\n{toml}"));
    registry
}

#[test]
fn a_saved_report_is_run_by_its_name_and_the_command_line_says_more() {
    let registry = saved(
        "[reports.small]\ndescription = \"Two themes\"\nby = \"theme\"\nfigures = \"projects,activities\"\n\
         theme = [\"LM\", \"IMT\"]\ntop = 5\npercent = true\n",
    );
    assert_snapshot!(registry.run(["report", "small"]), @"
    Two themes · Legal Migration and Mobility, Irregular Migration/Trafficking in
    Human Beings

    3 Projects   4 Activities

    Theme                                            Pro-   % of Activ-   % of
                                                    jects  total  ities  total
    ──────────────────────────────────────────────────────────────────────────
    Irregular Migration/Trafficking in Human Beings     2  66.7%      2  50.0%
    Legal Migration and Mobility                        2  66.7%      3  75.0%
    Total (distinct)                                    3 100.0%      4 100.0%

    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by theme 4 (3), activities by
      theme 5 (4).
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "small", "--by", "status", "--figures", "experts", "--theme", "LM", "--format", "csv"]), @"
    table,code,label,value,stated,of,experts,experts-percent
    figures,experts,Experts involved,5,,,,
    status,completed,Completed,,,,5,100
    [exit 0]
    ");
    // A series has an order of its own.
    assert_snapshot!(registry.run(["report", "small", "--over", "year", "--figures", "projects", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,projects-percent
    figures,projects,Projects,3,,,,
    year,2016,2016,,,,1,33.333333333333336
    year,2017,2017,,,,0,0
    year,2018,2018,,,,1,33.333333333333336
    year,2019,2019,,,,1,33.333333333333336
    year,2020,2020,,,,0,0
    year,,(not stated),,,,0,0
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--names"]), @"
    Report        Description
    ────────────────────────────────────────────────────────────
    completeness  What the records state
    claims        Published figures beside those of the registry
    funnel        The way of requests
    small         Two themes
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "smal"]), @"
    [stderr]
    error: there is no report `smal`; did you mean `small`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "everything"]), @"
    [stderr]
    error: there is no report `everything`; to see the reports, run `mieux report --names`
    [exit 2]
    ");
}

#[test]
fn what_is_wrong_in_mieux_toml_names_the_file_and_the_key() {
    for toml in ["figurs = \"projects\"", "by = \"colour\"", "percent = false", "top = 0"] {
        let registry = saved(&format!("[reports.mine]\n{toml}\n"));
        let said = registry.run(["report", "mine"]);
        let key = toml.split(' ').next().unwrap();
        assert!(said.contains(&format!("registry/mieux.toml: `reports.mine.{key}`")), "{said}");
        assert!(said.ends_with("[exit 2]\n"), "{said}");
    }
    assert_snapshot!(saved("[reports.mine]\nfigurs = \"projects\"\n").run(["report", "mine"]), @"
    [stderr]
    error: registry/mieux.toml: `reports.mine.figurs` is not an option of a report; did you mean `figures`?
    [exit 2]
    ");
    assert_snapshot!(saved("[reports.mine]\nby = \"colour\"\n").run(["report", "--names"]), @"
    [stderr]
    error: registry/mieux.toml: `reports.mine.by` cannot be `colour`; write one of `region`, `country`, `theme`, `area`, `status`, `phase`, `year`, `activity-kind`, `family`, `origin`, `origin-group`, `sector`, `partner-kind`, `good-practice`, `result-kind`, `language`, `result-level`, `result-year`, `partner-role`, `place`, `request-year` or `end-year`
    [exit 2]
    ");
    assert_snapshot!(saved("[reports.claims]\nby = \"theme\"\n").run(["report", "--names"]), @"
    [stderr]
    error: registry/mieux.toml: `reports.claims` has the name of a built-in report; choose another name
    [exit 2]
    ");
}

#[test]
fn the_saved_reports_of_the_shipped_registry_can_be_run() {
    for name in ["regions-by-year", "growth", "expertise"] {
        let output = TestRegistry::shipped().command(["report", name]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{name}");
    }
}
