//! Reports for the public: nothing about single persons.

use insta::assert_snapshot;

use super::measured;

#[test]
fn what_is_said_about_few_experts_is_withheld_and_cannot_be_computed() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--by", "theme", "--public", "--percent", "--figures", "projects,experts,expert-days"]), @"
    Example

    3 Projects   5 Experts involved   6.5 Expert days

    Theme                          Pro-   % of  Experts   % of Expert stating   % of
                                  jects  total involved  total   days      it  total
    ────────────────────────────────────────────────────────────────────────────────
    Irregular                         2  66.7%        –      –      –       –      –
    Migration/Trafficking in
    Human Beings
    Legal Migration and Mobility      2  66.7%        –      –      –       –      –
    Total (distinct)                  3 100.0%        5 100.0%    6.5       3 100.0%

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 3 of 6 deployments of experts state their days.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by theme 4 (3).
    - Figures on fewer than three experts are withheld (–), even where there are
      none. Figures from which they could be computed are withheld too.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--country", "BY", "--public", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,activities,experts,countries,partners,ongoing,completed,qualifier,qualifier_label,published,computed,difference,coverage,as-of,source,source_label
    figures,projects,Project,1,,,,,,,,,,,,,,,,,,
    figures,activities,Activity,1,,,,,,,,,,,,,,,,,,
    figures,experts,Experts involved,–,,,,,,,,,,,,,,,,,,
    figures,countries,Countries,2,,,,,,,,,,,,,,,,,,
    figures,partners,Partner,1,,,,,,,,,,,,,,,,,,
    status,completed,Completed,,,,1,1,–,2,1,,,,,,,,,,,
    theme,irregular-migration,Irregular Migration/Trafficking in Human Beings,,,,1,1,–,2,1,0,1,,,,,,,,,
    theme,legal-migration,Legal Migration and Mobility,,,,1,1,–,2,1,0,1,,,,,,,,,
    year,2016,2016,,,,1,0,–,2,1,0,1,,,,,,,,,
    year,2017,2017,,,,0,1,–,0,0,0,0,,,,,,,,,
    [exit 0]
    ");
}

#[test]
fn rows_that_are_groups_of_few_experts_stand_together() {
    assert_snapshot!(measured().run(["report", "--by", "sector", "--public", "--list"]), @"
    Example

    3 Projects   4 Activities   5 Experts involved
    3 Countries   2 Partners

    Sector            Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Others               3     1      2      4        5     3     2
    Total (distinct)     3     1      2      4        5     3     2

    Records

    Sector  Figure  Record  Title
    ─────────────────────────────

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - Figures on fewer than three experts are withheld (–), even where there are
      none. Figures from which they could be computed are withheld too.
    - Rows that are groups of fewer than three experts are put together as “Others”,
      with as many other rows as needed.
    [exit 0]
    ");
}

#[test]
fn a_cross_table_withholds_rows_and_columns_that_would_tell() {
    assert_snapshot!(measured().run(["report", "--by", "country", "--by", "theme", "--figure", "experts", "--public"]), @"
    Example

    5 Experts involved

    Experts involved

    Country          Irregular Migration/Trafficking Legal Migration Total
                                     in Human Beings    and Mobility
    ──────────────────────────────────────────────────────────────────────
    Belarus                                        –               –     –
    Chile                                          –               –     –
    Peru                                           –               –     –
    Total (distinct)                               –               –     5

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - Figures on fewer than three experts are withheld (–), even where there are
      none. Figures from which they could be computed are withheld too.
    [exit 0]
    ");
}

#[test]
fn a_public_report_names_no_experts_in_any_format() {
    let registry = measured();
    for format in ["table", "json", "csv", "markdown"] {
        for more in [&["--list"][..], &["--list", "--by", "origin"], &["--list", "--country", "BY"]]
        {
            let args =
                [&["report", "--public", "--format", format, "--figures", "all"], more].concat();
            let output = registry.command(&args).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(!text.contains("exp-0"), "{args:?}\n{text}");
        }
    }
}

#[test]
fn a_total_that_is_withheld_is_withheld_everywhere() {
    let registry = measured();
    let report = registry.json(["report", "--country", "BY", "--public", "--format", "json"]);
    assert!(report["figures"]["experts"].is_null(), "{report:#}");
    assert!(!report["notes"].to_string().contains("experts involved by"), "{report:#}");
}

#[test]
fn a_selection_of_few_experts_is_withheld_whole() {
    let registry = measured();
    let report =
        registry.json(["report", "--origin", "ES", "--public", "--list", "--format", "json"]);
    let figures = report["figures"].as_object().unwrap();
    assert!(figures.values().all(serde_json::Value::is_null), "{report:#}");
    for table in report["tables"].as_array().unwrap() {
        for row in table["rows"].as_array().unwrap() {
            assert!(row.as_object().unwrap().values().all(|cell| !cell.is_number()), "{table}");
        }
    }
}
