//! By what a report divides.

use insta::assert_snapshot;
use serde_json::Value;

use super::measured;
use crate::common::TestRegistry;

#[test]
fn every_dimension_divides() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--by", "country", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,partners
    figures,projects,Projects,2,,,,,,,,
    figures,activities,Activities,2,,,,,,,,
    figures,experts,Experts involved,2,,,,,,,,
    figures,countries,Countries,2,,,,,,,,
    figures,partners,Partner,1,,,,,,,,
    country,BY,Belarus,,,,1,0,1,1,2,1
    country,PE,Peru,,,,2,1,1,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "theme", "--format", "csv", "--lang", "es"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Proyectos,2,,,,,,,,,
    figures,activities,Actividades,2,,,,,,,,,
    figures,experts,Expertos participantes,2,,,,,,,,,
    figures,countries,Países,2,,,,,,,,,
    figures,partners,Socio,1,,,,,,,,,
    theme,irregular-migration,Migración irregular y trata de seres humanos,,,,2,1,1,2,2,2,1
    theme,legal-migration,Migración legal y movilidad,,,,1,0,1,1,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "status", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,activities,experts,countries,partners
    figures,projects,Projects,2,,,,,,,
    figures,activities,Activities,2,,,,,,,
    figures,experts,Experts involved,2,,,,,,,
    figures,countries,Countries,2,,,,,,,
    figures,partners,Partner,1,,,,,,,
    status,implementation,Implementation,,,,1,1,0,1,1
    status,completed,Completed,,,,1,1,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "phase", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,2,,,,,,,,,
    figures,activities,Activities,2,,,,,,,,,
    figures,experts,Experts involved,2,,,,,,,,,
    figures,countries,Countries,2,,,,,,,,,
    figures,partners,Partner,1,,,,,,,,,
    phase,,(not stated),,,,2,1,1,2,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "area", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,2,,,,,,,,,
    figures,activities,Activities,2,,,,,,,,,
    figures,experts,Experts involved,2,,,,,,,,,
    figures,countries,Countries,2,,,,,,,,,
    figures,partners,Partner,1,,,,,,,,,
    area,,(not stated),,,,2,1,1,2,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "year", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,2,,,,,,,,,
    figures,activities,Activities,2,,,,,,,,,
    figures,experts,Experts involved,2,,,,,,,,,
    figures,countries,Countries,2,,,,,,,,,
    figures,partners,Partner,1,,,,,,,,,
    year,2016,2016,,,,1,0,1,0,1,2,1
    year,2017,2017,,,,0,0,0,1,2,0,0
    year,2019,2019,,,,1,1,0,0,0,1,1
    year,,(not stated),,,,0,0,0,1,0,0,0
    [exit 0]
    ");
}

#[test]
fn activities_divide_by_their_kinds_and_actions_through_them() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--by", "activity-kind", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,3,,,,,,,,,
    figures,activities,Activities,4,,,,,,,,,
    figures,experts,Experts involved,5,,,,,,,,,
    figures,countries,Countries,3,,,,,,,,,
    figures,partners,Partners,2,,,,,,,,,
    activity-kind,workshop,Workshop,,,,2,0,2,2,4,3,2
    activity-kind,training,Training session,,,,2,1,1,2,1,2,2
    activity-kind,,(not stated),,,,0,0,0,0,2,0,0
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "family", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,3,,,,,,,,,
    figures,activities,Activities,4,,,,,,,,,
    figures,experts,Experts involved,5,,,,,,,,,
    figures,countries,Countries,3,,,,,,,,,
    figures,partners,Partners,2,,,,,,,,,
    family,information-exchange,Information exchange,,,,2,0,2,2,4,3,2
    family,training,Training,,,,2,1,1,2,1,2,2
    family,,(not stated),,,,0,0,0,0,2,0,0
    [exit 0]
    ");
    // A row says what the selection says; the experts of actions as a whole stand apart.
    let selected = ["report", "--activity-kind", "workshop", "--format", "json"];
    assert_eq!(registry.json(selected)["figures"]["experts"], 4);
}

#[test]
fn experts_divide_what_they_were_deployed_in_or_named_on() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--by", "origin", "--figures", "projects,activities,experts,expert-days", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,activities,experts,expert-days,expert-days-stated
    figures,projects,Projects,3,,,,,,,
    figures,activities,Activities,4,,,,,,,
    figures,experts,Experts involved,5,,,,,,,
    figures,expert-days,Expert days,6.5,3,6,,,,,
    origin,CL,Chile,,,,1,1,1,,0
    origin,NO,Norway,,,,2,2,1,2.5,1
    origin,ES,Spain,,,,1,1,1,3,1
    origin,GB,United Kingdom,,,,1,2,1,1,1
    origin,,(not stated),,,,2,1,1,,0
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "origin-group", "--figures", "experts,expert-days", "--lang", "es"]), @"
    Example

    5 Expertos participantes   6,5 Días de experto

    Grupo de origen de los expertos Expertos participantes Días de que los
                                                           experto indican
    ──────────────────────────────────────────────────────────────────────
    European Union [en]                                  2     4,0       2
    América Latina y el Caribe                           1               0
    Otros países                                         1     2,5       1
    (no consta)                                          1               0
    Total (sin repeticiones)                             5     6,5       3

    - 1 acción no se cuenta, porque no se conoce su estado: unclear.
    - 1 acción no se cuenta, porque su estado no es el de un proyecto.
    - 1 actividad no se cuenta, porque se canceló o solo consta que estaba prevista.
    - 1 actividad del propio programa no se cuenta, porque no pertenece a ninguna
      acción.
    - 3 de 6 misiones de expertos indican sus días.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "sector", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,3,,,,,,,,,
    figures,activities,Activities,4,,,,,,,,,
    figures,experts,Experts involved,5,,,,,,,,,
    figures,countries,Countries,3,,,,,,,,,
    figures,partners,Partners,2,,,,,,,,,
    sector,public,Public sector,,,,2,0,2,2,3,3,2
    sector,,(not stated),,,,3,1,2,4,2,3,2
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "language", "--lang", "fr", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projets,3,,,,,,,,,
    figures,activities,Activités,4,,,,,,,,,
    figures,experts,Experts mobilisés,5,,,,,,,,,
    figures,countries,Pays,3,,,,,,,,,
    figures,partners,Partenaires,2,,,,,,,,,
    language,en,Anglais,,,,1,0,1,2,2,1,1
    language,es,Espagnol,,,,1,0,1,1,1,1,1
    language,,(non indiqué),,,,3,1,2,3,3,3,2
    [exit 0]
    ");
}

#[test]
fn partners_good_practices_and_results_divide_by_what_actions_name() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--by", "partner-kind", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners
    figures,projects,Projects,3,,,,,,,,,
    figures,activities,Activities,4,,,,,,,,,
    figures,experts,Experts involved,5,,,,,,,,,
    figures,countries,Countries,3,,,,,,,,,
    figures,partners,Partners,2,,,,,,,,,
    partner-kind,national-institution,National institution,,,,2,1,1,2,2,2,1
    partner-kind,civil-society,Civil society organisation,,,,1,0,1,2,4,1,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "good-practice", "--figures", "projects", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects
    figures,projects,Projects,3,,,
    good-practice,1,The partner country must take ownership of the Action,,,,1
    good-practice,4,Actions must deliver tangible results,,,,1
    good-practice,,(not stated),,,,2
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "result-kind", "--figures", "projects,results", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,results
    figures,projects,Projects,3,,,,
    figures,results,Results,3,,,,
    result-kind,law,Law or regulation,,,,1,2
    result-kind,manual,Manual,,,,1,1
    result-kind,,(not stated),,,,2,0
    [exit 0]
    ");
}

#[test]
fn two_dimensions_make_rows_and_columns_with_distinct_totals() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--by", "theme", "--by", "region"]), @"
    Example

    3 Projects   4 Activities   5 Experts involved
    3 Countries   2 Partners

    Projects

    Theme                                               Latin      European Total
                                                      America Neighbourhood
                                                      and the
                                                    Caribbean
    ─────────────────────────────────────────────────────────────────────────────
    Irregular Migration/Trafficking in Human Beings         2             1     2
    Legal Migration and Mobility                            2             1     2
    Total (distinct)                                        3             1     3

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
    let both =
        ["report", "--by", "status", "--by", "year", "--figure", "activities", "--format", "csv"];
    assert_snapshot!(registry.run(both), @"
    table,code,label,value,stated,of,2016,2017,2018,2019,2020,not-stated,total
    figures,activities,Activities,4,,,,,,,,,
    status-year-activities,implementation,Implementation,,,,0,0,0,0,0,1,1
    status-year-activities,completed,Completed,,,,0,1,1,0,1,0,3
    [exit 0]
    ");
}

#[test]
fn the_schemes_of_regions_are_never_mixed() {
    let registry = measured();
    registry.file("vocabularies/eligibility-regions.yaml", ELIGIBILITY);
    assert_snapshot!(registry.run(["report", "--by", "region", "--scheme", "eligibility"]), @"
    Example

    3 Projects   4 Activities   5 Experts involved
    3 Countries   2 Partners

    Eligibility region  Pro-   On-   Com- Activ-  Experts Coun- Part-
                       jects going pleted  ities involved tries  ners
    ─────────────────────────────────────────────────────────────────
    ACP                    2     1      1      2        2     1     1
    Latin America          3     1      2      4        5     2     2
    Total (distinct)       3     1      2      4        5     3     2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by eligibility region 5 (3),
      ongoing by eligibility region 2 (1), completed by eligibility region 3 (2),
      activities by eligibility region 6 (4), experts involved by eligibility region
      7 (5), partners by eligibility region 3 (2).
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--region", "acp", "--scheme", "operational"]), @"
    [stderr]
    error: unknown region `acp`; find it with `mieux list regions`, `mieux list eligibility-regions` or `mieux list sub-regions`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--region", "latam", "--scheme", "eligibility"]), @"
    [stderr]
    error: unknown region `latam`; find it with `mieux list regions`, `mieux list eligibility-regions` or `mieux list sub-regions`
    [exit 2]
    ");
}

const ELIGIBILITY: &str = "id: eligibility-regions\ntitle: {en: Eligibility regions}\nterms:\n\
    - {code: acp, label: {en: ACP}, members: [PE]}\n\
    - {code: latin-america, label: {en: Latin America}, members: [PE, CL]}\n";

#[test]
fn rows_are_sorted_and_those_beyond_the_first_stand_together() {
    let registry = measured();
    let by_country = |more: &[&str]| {
        let args = [
            &["report", "--by", "country", "--figures", "projects,activities", "--format", "csv"],
            more,
        ];
        registry.run(args.concat())
    };
    assert_snapshot!(by_country(&["--sort", "activities"]), @"
    table,code,label,value,stated,of,projects,activities
    figures,projects,Projects,3,,,,
    figures,activities,Activities,4,,,,
    country,CL,Chile,,,,1,2
    country,PE,Peru,,,,2,2
    country,BY,Belarus,,,,1,1
    [exit 0]
    ");
    assert_snapshot!(by_country(&["--sort", "label:desc"]), @"
    table,code,label,value,stated,of,projects,activities
    figures,projects,Projects,3,,,,
    figures,activities,Activities,4,,,,
    country,PE,Peru,,,,2,2
    country,CL,Chile,,,,1,2
    country,BY,Belarus,,,,1,1
    [exit 0]
    ");
    assert_snapshot!(by_country(&["--top", "1"]), @"
    table,code,label,value,stated,of,projects,activities
    figures,projects,Projects,3,,,,
    figures,activities,Activities,4,,,,
    country,PE,Peru,,,,2,2
    country,(others),2 others,,,,2,3
    [exit 0]
    ");
}

#[test]
fn the_share_of_the_total_stands_beside_each_number() {
    assert_snapshot!(measured().run(["report", "--by", "country", "--percent", "--figures", "projects,participants,experts-non-eu"]), @"
    Example

    3 Projects   1,215 Participants   50.0% Experts from outside the EU

    Country           Pro-   % of Partici- stating   % of   Experts from of known
                     jects  total    pants      it  total outside the EU   origin
    ─────────────────────────────────────────────────────────────────────────────
    Belarus              1  33.3%                0                100.0%        2
    Chile                1  33.3%    1,215       2 100.0%          33.3%        3
    Peru                 2  66.7%                0                100.0%        2
    Total (distinct)     3 100.0%    1,215       2 100.0%          50.0%        4

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 2 of 4 activities state how many took part; the real number can be higher.
    - For 4 of 5 experts it is known whether they come from the EU.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by country 4 (3).
    [exit 0]
    ");
}

#[test]
fn what_cannot_be_asked_for_at_once_says_so() {
    let registry = TestRegistry::programme();
    for args in [
        &["--by", "theme", "--by", "region", "--by", "year"][..],
        &["--by", "theme", "--by", "theme"],
        &["--over", "year", "--by", "theme", "--by", "region"],
        &["--cumulative"],
        &["--over", "year", "--top", "3"],
        &["--sort", "projcts"],
        &["--sort", "projects:up"],
        &["--from", "2020", "--to", "2018"],
    ] {
        let output = registry.command([&["report"], args].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
    assert_snapshot!(registry.run(["report", "--sort", "projcts"]), @"
    [stderr]
    error: invalid value 'projcts' for '--sort <COLUMN>': there is no column `projcts`; did you mean `projects`?

    For more information, try '--help'.
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--from", "2020", "--to", "2018-06"]), @"
    [stderr]
    error: `--from 2020` is later than `--to 2018-06`; did you mean `--from 2018-06 --to 2020`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--by", "theme", "--by", "region", "--by", "year"]), @"
    [stderr]
    error: a table has only rows and columns; use --by twice at most, or once with --over
    [exit 2]
    ");
}

/// The rows of a dimension by code, each with the value of every figure.
fn rows(report: &Value) -> Vec<(String, Vec<(String, Value)>)> {
    let table = &report["tables"][0];
    let rows = table["rows"].as_array().unwrap().iter().map(|row| {
        let mut cells = row.as_object().unwrap().iter();
        let (_, code) = cells.next().unwrap();
        let cells = cells.skip(1).map(|(name, cell)| (name.clone(), cell.clone()));
        (code.as_str().unwrap_or_default().to_owned(), cells.collect())
    });
    rows.collect()
}

#[test]
fn a_row_says_what_the_selection_of_it_says() {
    let registry = measured();
    let mut compared = 0;
    for dimension in
        ["region", "country", "theme", "area", "status", "phase", "activity-kind", "origin"]
    {
        let args = ["report", "--by", dimension, "--figures", "all", "--format", "json"];
        for (code, cells) in rows(&registry.json(args)).iter().filter(|(code, _)| !code.is_empty())
        {
            let option = format!("--{dimension}");
            let selected = registry.json(["report", &option, code, "--format", "json"]);
            let is_figure = |name: &str| !name.ends_with("-stated") && !name.ends_with("-quartile");
            for (figure, value) in cells.iter().filter(|(figure, _)| is_figure(figure)) {
                assert_eq!(value, &selected["figures"][figure], "{figure} of {dimension} {code}");
                compared += 1;
            }
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn no_record_is_in_no_row_and_no_row_is_more_than_the_total() {
    let registry = measured();
    for dimension in [
        "region",
        "country",
        "theme",
        "area",
        "status",
        "phase",
        "year",
        "activity-kind",
        "family",
        "origin",
        "sector",
        "partner-kind",
        "good-practice",
        "result-kind",
        "language",
    ] {
        let figures = "projects,ongoing,completed,activities,experts,partners,participants,women,\
                       expert-days,results,results-adopted,requests";
        let args = ["report", "--by", dimension, "--figures", figures, "--format", "json"];
        let report = registry.json(args);
        for figure in figures.split(',') {
            let total = report["figures"][figure].as_f64().unwrap();
            let cells = rows(&report).into_iter().flat_map(|(_, cells)| cells);
            let of_figure = cells.filter(|(name, _)| name == figure);
            let numbers: Vec<f64> =
                of_figure.map(|(_, cell)| cell.as_f64().unwrap_or(0.0)).collect();
            assert!(numbers.iter().sum::<f64>() >= total, "{figure} by {dimension}");
            assert!(numbers.iter().all(|number| *number <= total), "{figure} by {dimension}");
        }
    }
}

#[test]
fn a_cell_holds_what_belongs_to_its_row_and_its_column() {
    let registry = measured();
    for (down, across) in [
        ("theme", "region"),
        ("activity-kind", "origin"),
        ("origin", "activity-kind"),
        ("partner-kind", "result-kind"),
        ("year", "family"),
        ("sector", "year"),
    ] {
        for figure in ["projects", "activities", "experts", "partners", "results"] {
            let report = |args: &[&str]| {
                let base = ["report", "--figure", figure, "--format", "json"];
                registry.json([&base[..], args].concat())
            };
            let both = report(&["--by", down, "--by", across]);
            let told = format!("{figure} by {down} and {across}: {both:#}");
            let number = |cell: &Value| cell.as_u64().unwrap();
            let grid: Vec<(String, Vec<(String, Value)>)> = rows(&both);
            for ((code, cells), (same, alone)) in grid.iter().zip(rows(&report(&["--by", down]))) {
                let (total, parts) = cells.split_last().unwrap();
                assert_eq!((code, number(&total.1)), (&same, number(&alone[0].1)), "{told}");
                let parts: Vec<u64> = parts.iter().map(|(_, cell)| number(cell)).collect();
                assert!(parts.iter().sum::<u64>() >= number(&total.1), "{told}");
                assert!(parts.iter().all(|part| *part <= number(&total.1)), "{told}");
            }
            for (column, (_, alone)) in rows(&report(&["--by", across])).into_iter().enumerate() {
                let parts = grid.iter().map(|(_, cells)| number(&cells[column].1));
                let total = number(&alone[0].1);
                assert!(parts.clone().sum::<u64>() >= total, "{told}");
                assert!(parts.clone().all(|part| part <= total), "{told}");
            }
        }
    }
}
