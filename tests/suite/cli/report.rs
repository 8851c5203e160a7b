//! `mieux report`.

use std::io::Read;
use std::process::Stdio;

use insta::assert_snapshot;

use super::support::{TestRegistry, command};

#[test]
fn alone_it_shows_the_operational_regions_and_the_distinct_total() {
    assert_snapshot!(TestRegistry::programme().run(["report"]), @"
    Example

    2 Projects   2 Activities   2 Experts involved
    2 Countries   1 Partner

    Region                           Pro-   On-   Com- Activ-  Experts Coun- Part-
                                    jects going pleted  ities involved tries  ners
    ──────────────────────────────────────────────────────────────────────────────
    Latin America and the Caribbean     2     1      1      2        2     1     1
    European Neighbourhood              1     0      1      1        2     1     1
    Total (distinct)                    2     1      1      2        2     2     1

    - 1 action without a known status is not counted: unclear.
    - 1 activity known only as planned, or cancelled, is not counted.
    - 1 activity of the programme itself, of no action, is not counted.
    - A total counts each record once; what belongs to several rows counts in each,
      so that rows add up to more: projects by region 3 (2), activities by region 3
      (2), experts involved by region 4 (2), partners by region 2 (1).
    [exit 0]
    ");
}

#[test]
fn a_region_is_shown_with_its_statuses_themes_and_years() {
    assert_snapshot!(TestRegistry::programme().run(["report", "--region", "latam"]), @"
    Latin America and the Caribbean

    2 Projects   2 Activities   2 Experts involved
    1 Country   1 Partner

    Status            Projects  Activities  Experts involved  Countries  Partners
    ─────────────────────────────────────────────────────────────────────────────
    Implementation           1           1                 0          1         1
    Completed                1           1                 2          1         1
    Total (distinct)         2           2                 2          1         1

    Theme                              Pro-   On-   Com- Activ-  Experts Coun- Part-
                                      jects going pleted  ities involved tries  ners
    ────────────────────────────────────────────────────────────────────────────────
    Irregular Migration/Trafficking       2     1      1      2        2     1     1
    in Human Beings
    Legal Migration and Mobility          1     0      1      1        2     1     1
    Total (distinct)                      2     1      1      2        2     1     1

    Year of start     Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    2016                 1     0      1      0        1     1     1
    2017                 0     0      0      1        2     0     0
    2019                 1     1      0      0        0     1     1
    (not stated)         0     0      0      1        0     0     0
    Total (distinct)     2     1      1      2        2     1     1

    - 1 action without a known status is not counted: unclear.
    - 1 activity known only as planned, or cancelled, is not counted.
    - A total counts each record once; what belongs to several rows counts in each,
      so that rows add up to more: partners by status 2 (1), projects by theme 3
      (2), activities by theme 3 (2), experts involved by theme 4 (2), partners by
      theme 2 (1), experts involved by year of start 3 (2), partners by year of
      start 2 (1).
    - Published, beside what the registry holds: 35 projects (2) (page, undated).
    [exit 0]
    ");
}

#[test]
fn every_dimension_divides() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--by", "country", "--format", "csv"]), @"
    country,label,projects,ongoing,completed,activities,experts,partners
    BY,Belarus,1,0,1,1,2,1
    PE,Peru,2,1,1,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "theme", "--format", "csv", "--lang", "es"]), @"
    theme,label,projects,ongoing,completed,activities,experts,countries,partners
    irregular-migration,Migración irregular y trata de seres humanos,2,1,1,2,2,2,1
    legal-migration,Migración legal y movilidad,1,0,1,1,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "status", "--format", "csv"]), @"
    status,label,projects,activities,experts,countries,partners
    implementation,Implementation,1,1,0,1,1
    completed,Completed,1,1,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "phase", "--format", "csv"]), @"
    phase,label,projects,ongoing,completed,activities,experts,countries,partners
    ,(not stated),2,1,1,2,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "area", "--format", "csv"]), @"
    area,label,projects,ongoing,completed,activities,experts,countries,partners
    ,(not stated),2,1,1,2,2,2,1
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "year", "--format", "csv"]), @"
    year,label,projects,ongoing,completed,activities,experts,countries,partners
    2016,2016,1,0,1,0,1,2,1
    2017,2017,0,0,0,1,2,0,0
    2019,2019,1,1,0,0,0,1,1
    ,(not stated),0,0,0,1,0,0,0
    [exit 0]
    ");
}

#[test]
fn the_records_behind_each_figure_can_be_named() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--country", "PE", "--list", "--format", "csv"]), @"
    figure,id,title
    projects,both,Both regions
    projects,peru-i,Perú I [es]
    activities,both-a01,First workshop
    activities,peru-i-a01,Remote training
    experts,exp-0001,Chile
    experts,exp-0002,Norway
    countries,BY,Belarus
    countries,PE,Peru
    partners,pe-interior,Ministry of the Interior
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "theme", "--list", "--theme", "LM"]), @"
    Legal Migration and Mobility

    1 Project   1 Activity   2 Experts involved
    2 Countries   1 Partner

    Theme                         Pro-   On-   Com- Activ-  Experts Coun- Part-
                                 jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────────────────
    Legal Migration and Mobility     1     0      1      1        2     2     1
    Total (distinct)                 1     0      1      1        2     2     1

    Records

    Theme                         Figure      Record       Title
    ───────────────────────────────────────────────────────────────────────────────
    Legal Migration and Mobility  projects    both         Both regions
    Legal Migration and Mobility  activities  both-a01     First workshop
    Legal Migration and Mobility  experts     exp-0001     Chile
    Legal Migration and Mobility  experts     exp-0002     Norway
    Legal Migration and Mobility  countries   BY           Belarus
    Legal Migration and Mobility  countries   PE           Peru
    Legal Migration and Mobility  partners    pe-interior  Ministry of the Interior

    - 1 activity known only as planned, or cancelled, is not counted.
    [exit 0]
    ");
}

#[test]
fn dashboards_read_json() {
    assert_snapshot!(TestRegistry::programme().run(["report", "--country", "BY", "--format", "json"]), @r#"
    {
      "report": "profile",
      "selection": {
        "country": [
          "BY"
        ]
      },
      "figures": {
        "projects": 1,
        "ongoing": 0,
        "completed": 1,
        "activities": 1,
        "experts": 2,
        "countries": 2,
        "partners": 1,
        "participants": null,
        "women": null,
        "men": null,
        "expert-days": null,
        "experts-non-eu": null,
        "south-south": null,
        "results": 0,
        "results-adopted": 0,
        "requests": 1,
        "requests-begun": 100.0,
        "months-to-start": null
      },
      "known": {
        "participants": {
          "stated": 0,
          "of": 1
        },
        "women": {
          "stated": 0,
          "of": 1
        },
        "men": {
          "stated": 0,
          "of": 1
        },
        "expert-days": {
          "stated": 0,
          "of": 2
        },
        "experts-non-eu": {
          "stated": 0,
          "of": 2
        },
        "south-south": {
          "stated": 0,
          "of": 1
        },
        "requests-begun": {
          "stated": 1,
          "of": 1
        },
        "months-to-start": {
          "stated": 0,
          "of": 1
        }
      },
      "known": {},
      "tables": [
        {
          "name": "status",
          "columns": [
            "status",
            "label",
            "projects",
            "activities",
            "experts",
            "countries",
            "partners"
          ],
          "rows": [
            [
              "completed",
              "Completed",
              1,
              1,
              2,
              2,
              1
            ]
          ]
        },
        {
          "name": "theme",
          "columns": [
            "theme",
            "label",
            "projects",
            "ongoing",
            "completed",
            "activities",
            "experts",
            "countries",
            "partners"
          ],
          "rows": [
            [
              "irregular-migration",
              "Irregular Migration/Trafficking in Human Beings",
              1,
              0,
              1,
              1,
              2,
              2,
              1
            ],
            [
              "legal-migration",
              "Legal Migration and Mobility",
              1,
              0,
              1,
              1,
              2,
              2,
              1
            ]
          ]
        },
        {
          "name": "year",
          "columns": [
            "year",
            "label",
            "projects",
            "ongoing",
            "completed",
            "activities",
            "experts",
            "countries",
            "partners"
          ],
          "rows": [
            [
              "2016",
              "2016",
              1,
              0,
              1,
              0,
              1,
              2,
              1
            ],
            [
              "2017",
              "2017",
              0,
              0,
              0,
              1,
              2,
              0,
              0
            ]
          ]
        }
      ],
      "notes": [
        "1 activity known only as planned, or cancelled, is not counted.",
        "A total counts each record once; what belongs to several rows counts in each, so that rows add up to more: projects by theme 2 (1), activities by theme 2 (1), experts involved by theme 4 (2), partners by theme 2 (1), experts involved by year of start 3 (2)."
      ]
    }
    [exit 0]
    "#);
}

#[test]
fn documents_take_markdown() {
    assert_snapshot!(TestRegistry::programme().run(["report", "--format", "markdown"]), @"
    ## Example

    **2** Projects · **2** Activities · **2** Experts involved · **2** Countries · **1** Partner

    | Region                          | Projects | Ongoing | Completed | Activities | Experts involved | Countries | Partners |
    | ------------------------------- | -------: | ------: | --------: | ---------: | ---------------: | --------: | -------: |
    | Latin America and the Caribbean |        2 |       1 |         1 |          2 |                2 |         1 |        1 |
    | European Neighbourhood          |        1 |       0 |         1 |          1 |                2 |         1 |        1 |
    | **Total (distinct)**            |    **2** |   **1** |     **1** |      **2** |            **2** |     **2** |    **1** |

    - 1 action without a known status is not counted: unclear.
    - 1 activity known only as planned, or cancelled, is not counted.
    - 1 activity of the programme itself, of no action, is not counted.
    - A total counts each record once; what belongs to several rows counts in each, so that rows add up to more: projects by region 3 (2), activities by region 3 (2), experts involved by region 4 (2), partners by region 2 (1).
    [exit 0]
    ");
}

#[test]
fn an_empty_selection_says_so_and_is_no_error() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--country", "NO"]), @"
    Norway

    0 Projects   0 Activities   0 Experts involved
    0 Countries   0 Partners

    Status            Projects  Activities  Experts involved  Countries  Partners
    ─────────────────────────────────────────────────────────────────────────────
    Total (distinct)         0           0                 0          0         0

    Theme             Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Total (distinct)     0     0      0      0        0     0     0

    Year of start     Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Total (distinct)     0     0      0      0        0     0     0

    - No record of the registry is selected.
    [exit 0]
    ");
    assert_eq!(
        registry.json(["report", "--country", "NO", "--format", "json"])["figures"]["projects"],
        0
    );
}

#[test]
fn figures_without_a_record_that_cannot_be_read_say_so() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", "id: peru-i\ntitle: Perú\n");
    assert_snapshot!(registry.run(["report", "--by", "status"]), @"
    Example

    1 Project   1 Activity   2 Experts involved
    2 Countries   1 Partner

    Status            Projects  Activities  Experts involved  Countries  Partners
    ─────────────────────────────────────────────────────────────────────────────
    Completed                1           1                 2          2         1
    Total (distinct)         1           1                 2          2         1

    - 1 action without a known status is not counted: unclear.
    - 1 activity known only as planned, or cancelled, is not counted.
    - 1 activity of the programme itself, of no action, is not counted.
    - 1 file cannot be read and is left out, so figures may be too low:
      registry/actions/peru-i.yaml (see `mieux validate`).
    [exit 1]
    ");
}

#[test]
fn what_the_figures_mean_is_printed_on_demand() {
    let explained = TestRegistry::programme().run(["report", "--explain"]);
    assert!(explained.starts_with("- **Projects**: distinct actions"), "{explained}");
}

#[test]
fn the_table_fits_its_terminal() {
    let registry = TestRegistry::programme();
    for width in ["60", "80", "100", "160"] {
        let mut command = command(registry.path(), &["report", "--by", "theme", "--lang", "es"]);
        let output = command.env("COLUMNS", width).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width.parse().unwrap(), "{widest} of {width}\n{text}");
    }
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let registry = TestRegistry::programme();
    let escapes = |name: &str| {
        let output = command(registry.path(), &["report"]).env(name, "1").output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(escapes("CLICOLOR_FORCE"));
    assert!(!escapes("NO_COLOR"));
    assert!(!registry.run(["report"]).contains('\u{1b}'));
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let registry = TestRegistry::programme();
    let mut child = command(registry.path(), &["report", "--list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert_eq!((child.wait().unwrap().code(), errors.as_str()), (Some(0), ""));
}
