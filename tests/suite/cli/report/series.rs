//! Series: figures over time.

use insta::assert_snapshot;

use super::measured;

#[test]
fn every_period_between_the_first_and_the_last_is_there() {
    assert_snapshot!(measured().run(["report", "--over", "year", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,3,,,,,,,,,
    figures,activities,Activities,4,,,,,,,,,
    figures,experts,Experts involved,5,,,,,,,,,
    figures,countries,Countries,3,,,,,,,,,
    figures,partners,Partners,2,,,,,,,,,
    year,2016,2016,,,,1,0,1,0,1,2,1
    year,2017,2017,,,,0,0,0,1,2,0,0
    year,2018,2018,,,,1,0,1,1,4,1,1
    year,2019,2019,,,,1,1,0,0,0,1,1
    year,2020,2020,,,,0,0,0,1,1,0,0
    year,,(not stated),,,,0,0,0,1,0,0,0
    [exit 0]
    ");
}

#[test]
fn what_is_known_to_the_year_belongs_to_no_quarter_and_no_month() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--over", "quarter", "--theme", "LM"]), @"
    Legal Migration and Mobility

    2 Projects   3 Activities   5 Experts involved
    3 Countries   2 Partners

    Quarter of start          Pro-   On-   Com- Activ-  Experts Coun- Part-
                             jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────────────
    2017 Q1                      0     0      0      1        2     0     0
    2017 Q2                      0     0      0      0        0     0     0
    2017 Q3                      0     0      0      0        0     0     0
    2017 Q4                      0     0      0      0        0     0     0
    2018 Q1                      0     0      0      0        0     0     0
    2018 Q2                      1     0      1      1        4     1     1
    (only the year is known)     1     0      1      1        2     2     1
    Total (distinct)             2     0      2      3        5     3     2

    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: experts involved by quarter of start 8
      (5).
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--over", "month", "--country", "CL", "--figures", "projects,activities", "--lang", "es"]), @"
    Chile

    1 Proyecto   2 Actividades

    Mes de inicio             Proyectos  Actividades
    ────────────────────────────────────────────────
    2018-04                           1            0
    2018-05                           0            1
    (solo consta el año)              0            1
    Total (sin repeticiones)          1            2

    - 1 acción no se cuenta, porque no se conoce su estado: unclear.
    - 1 acción no se cuenta, porque su estado no es el de un proyecto.
    [exit 0]
    ");
}

#[test]
fn a_cumulative_series_counts_each_record_once_up_to_the_end_of_each_period() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--over", "year", "--cumulative"]), @"
    Example

    3 Projects   4 Activities   5 Experts involved
    3 Countries   2 Partners

    Year of start     Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    2016                 1     1      0      0        1     2     1
    2017                 1     1      0      1        2     2     1
    2018                 2     1      1      2        5     3     2
    2019                 3     2      1      2        5     3     2
    2020                 3     1      2      3        5     3     2
    (not stated)         0     0      0      1        0     0     0
    Total (distinct)     3     1      2      4        5     3     2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - Each row counts everything that had happened by the end of its period, as
      `--as-of` does for its last day.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--over", "quarter", "--cumulative", "--country", "CL", "--figures", "activities,experts", "--format", "csv"]), @"
    table,code,label,value,stated,of,activities,experts
    figures,activities,Activities,2,,,,
    figures,experts,Experts involved,4,,,,
    quarter,2018-Q2,2018 Q2,,,,1,4
    quarter,2018-Q3,2018 Q3,,,,1,4
    quarter,2018-Q4,2018 Q4,,,,1,4
    quarter,2019-Q1,2019 Q1,,,,1,4
    quarter,2019-Q2,2019 Q2,,,,1,4
    quarter,2019-Q3,2019 Q3,,,,1,4
    quarter,2019-Q4,2019 Q4,,,,1,4
    quarter,2020-Q1,2020 Q1,,,,1,4
    quarter,2020-Q2,2020 Q2,,,,1,4
    quarter,2020-Q3,2020 Q3,,,,1,4
    quarter,2020-Q4,2020 Q4,,,,2,4
    [exit 0]
    ");
}

#[test]
fn a_dimension_beside_the_series_gives_a_line_for_each_of_its_rows() {
    assert_snapshot!(measured().run(["report", "--over", "year", "--by", "theme", "--figure", "activities"]), @"
    Example

    4 Activities

    Activities

    Year of start    Irregular Migration/Trafficking Legal Migration Total
                                     in Human Beings    and Mobility
    ──────────────────────────────────────────────────────────────────────
    2016                                           0               0     0
    2017                                           1               1     1
    2018                                           0               1     1
    2019                                           0               0     0
    2020                                           0               1     1
    (not stated)                                   1               0     1
    Total (distinct)                               2               3     4

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows and columns add up to more than the total, because a record can be in
      several of them and is counted once in the total.
    [exit 0]
    ");
}

/// An action that is completed now was ongoing before, and is in the rows of the days on which it was.
#[test]
fn a_cumulative_series_of_a_status_turns_with_what_has_another_status_now() {
    let registry = measured();
    let series = |args: &[&'static str]| {
        let report = ["report", "--status", "ongoing", "--figures", "projects,ongoing", "--over"];
        registry.run([&report[..], args].concat())
    };
    assert_snapshot!(series(&["quarter", "--cumulative"]), @"
    Implementation, On hold

    1 Project   1 Ongoing

    Quarter of start  Projects  Ongoing
    ───────────────────────────────────
    2016 Q4                  1        1
    2017 Q1                  1        1
    2017 Q2                  1        1
    2017 Q3                  1        1
    2017 Q4                  1        1
    2018 Q1                  0        0
    2018 Q2                  1        1
    2018 Q3                  1        1
    2018 Q4                  1        1
    2019 Q1                  1        1
    2019 Q2                  2        2
    2019 Q3                  2        2
    2019 Q4                  2        2
    2020 Q1                  2        2
    2020 Q2                  1        1
    2020 Q3                  1        1
    2020 Q4                  1        1
    (not stated)             0        0
    Total (distinct)         1        1

    - Each row counts everything that had happened by the end of its period, as
      `--as-of` does for its last day.
    [exit 0]
    ");
    let by_the_end =
        registry.run(["report", "--status", "ongoing", "--as-of", "2019-09", "--by", "status"]);
    assert!(by_the_end.contains("2 Projects"), "{by_the_end}");
    assert_snapshot!(series(&["year", "--by", "year"]), @"
    [stderr]
    error: the rows are already years; leave out --by year, or choose another dimension
    [exit 2]
    ");
}
