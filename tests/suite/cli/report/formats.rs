//! How a report is written.

use std::io::Read;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn dashboards_read_json() {
    assert_snapshot!(TestRegistry::programme().run(["report", "--country", "BY", "--format", "json"]), @r#"
    {
      "schema": "mieux/report/1",
      "report": "profile",
      "selection": {
        "country": [
          "BY"
        ]
      },
      "figures": {
        "projects": 1,
        "ongoing": 0,
        "on-hold": 0,
        "completed": 1,
        "activities": 1,
        "experts": 2,
        "countries": 2,
        "partners": 1,
        "participants": null,
        "women": null,
        "men": null,
        "women-share": null,
        "participants-per-activity": null,
        "activities-per-project": 1.0,
        "activity-days": null,
        "online-share": 0.0,
        "abroad": 0,
        "countries-reached": 2,
        "coverage": 66.66666666666667,
        "regional": 1,
        "follow-ups": 0,
        "repeat-countries": 0,
        "repeat-partners": 0,
        "institutions": 1,
        "deployments": 2,
        "repeat-experts": 0,
        "expert-days": null,
        "days-per-deployment": null,
        "origins": 2,
        "eu-member-states": null,
        "eu-coverage": null,
        "experts-non-eu": null,
        "south-south": null,
        "results": 0,
        "results-adopted": 0,
        "adoption-rate": null,
        "months-to-adoption": null,
        "requests": 1,
        "answered": null,
        "approved": null,
        "rejected": 0,
        "cancelled": 0,
        "waiting": 0,
        "requests-begun": null,
        "months-to-answer": null,
        "months-to-decision": null,
        "months-to-start": null,
        "duration": null
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
        "women-share": {
          "stated": 0,
          "of": 1
        },
        "participants-per-activity": {
          "stated": 0,
          "of": 1
        },
        "activities-per-project": {
          "stated": 1,
          "of": 1
        },
        "activity-days": {
          "stated": 0,
          "of": 1
        },
        "online-share": {
          "stated": 1,
          "of": 1
        },
        "abroad": {
          "stated": 1,
          "of": 1
        },
        "coverage": {
          "stated": 3,
          "of": 3
        },
        "expert-days": {
          "stated": 0,
          "of": 2
        },
        "days-per-deployment": {
          "stated": 0,
          "of": 2
        },
        "origins": {
          "stated": 2,
          "of": 2
        },
        "eu-member-states": {
          "stated": 0,
          "of": 2
        },
        "eu-coverage": {
          "stated": 0,
          "of": 0
        },
        "experts-non-eu": {
          "stated": 0,
          "of": 2
        },
        "south-south": {
          "stated": 0,
          "of": 1
        },
        "adoption-rate": {
          "stated": 0,
          "of": 0
        },
        "months-to-adoption": {
          "stated": 0,
          "of": 0
        },
        "answered": {
          "stated": 0,
          "of": 1
        },
        "approved": {
          "stated": 0,
          "of": 1
        },
        "rejected": {
          "stated": 1,
          "of": 1
        },
        "cancelled": {
          "stated": 1,
          "of": 1
        },
        "waiting": {
          "stated": 1,
          "of": 1
        },
        "requests-begun": {
          "stated": 1,
          "of": 1
        },
        "months-to-answer": {
          "stated": 0,
          "of": 1
        },
        "months-to-decision": {
          "stated": 0,
          "of": 1
        },
        "months-to-start": {
          "stated": 0,
          "of": 1
        },
        "duration": {
          "stated": 0,
          "of": 1
        }
      },
      "tables": [
        {
          "name": "status",
          "columns": [
            "status",
            "status_label",
            "projects",
            "activities",
            "experts",
            "countries",
            "partners"
          ],
          "rows": [
            {
              "status": "completed",
              "status_label": "Completed",
              "projects": 1,
              "activities": 1,
              "experts": 2,
              "countries": 2,
              "partners": 1
            }
          ]
        },
        {
          "name": "theme",
          "columns": [
            "theme",
            "theme_label",
            "projects",
            "ongoing",
            "completed",
            "activities",
            "experts",
            "countries",
            "partners"
          ],
          "rows": [
            {
              "theme": "irregular-migration",
              "theme_label": "Irregular Migration/Trafficking in Human Beings",
              "projects": 1,
              "ongoing": 0,
              "completed": 1,
              "activities": 1,
              "experts": 2,
              "countries": 2,
              "partners": 1
            },
            {
              "theme": "legal-migration",
              "theme_label": "Legal Migration and Mobility",
              "projects": 1,
              "ongoing": 0,
              "completed": 1,
              "activities": 1,
              "experts": 2,
              "countries": 2,
              "partners": 1
            }
          ]
        },
        {
          "name": "year",
          "columns": [
            "year",
            "year_label",
            "projects",
            "ongoing",
            "completed",
            "activities",
            "experts",
            "countries",
            "partners"
          ],
          "rows": [
            {
              "year": "2016",
              "year_label": "2016",
              "projects": 1,
              "ongoing": 0,
              "completed": 1,
              "activities": 0,
              "experts": 1,
              "countries": 2,
              "partners": 1
            },
            {
              "year": "2017",
              "year_label": "2017",
              "projects": 0,
              "ongoing": 0,
              "completed": 0,
              "activities": 1,
              "experts": 2,
              "countries": 0,
              "partners": 0
            }
          ]
        },
        {
          "name": "published",
          "columns": [
            "metric",
            "metric_label",
            "qualifier",
            "qualifier_label",
            "published",
            "computed",
            "difference",
            "coverage",
            "as-of",
            "source",
            "source_label"
          ],
          "rows": []
        }
      ],
      "notes": [
        "1 activity is not counted, because it was cancelled or is known only as planned.",
        "The rows add up to more than the total, because a record can be in several rows and is counted once in the total: projects by theme 2 (1), completed by theme 2 (1), activities by theme 2 (1), experts involved by theme 4 (2), countries by theme 4 (2), partners by theme 2 (1), experts involved by year of start 3 (2)."
      ],
      "incomplete": []
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

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as planned.
    - 1 activity is counted although its status is not known: it may never have taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no action.
    - The rows add up to more than the total, because a record can be in several rows and is counted once in the total: projects by region 3 (2), completed by region 2 (1), activities by region 3 (2), experts involved by region 4 (2), partners by region 2 (1).
    [exit 0]
    ");
}

#[test]
fn the_table_fits_its_terminal() {
    let registry = TestRegistry::programme();
    for width in ["60", "80", "100", "160"] {
        let mut command = registry.command(["report", "--by", "theme", "--lang", "es"]);
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
        let output = registry.command(["report"]).env(name, "1").output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(escapes("CLICOLOR_FORCE"));
    assert!(!escapes("NO_COLOR"));
    assert!(!registry.run(["report"]).contains('\u{1b}'));
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let registry = TestRegistry::programme();
    let mut child = registry
        .command(["report", "--list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert_eq!((child.wait().unwrap().code(), errors.as_str()), (Some(0), ""));
}

#[test]
fn a_chart_leaves_out_totals_and_the_shares_of_them() {
    let registry = super::measured();
    let args = ["report", "--by", "theme", "--by", "region", "--percent", "--format", "svg"];
    let drawn = registry.run(args);
    assert!(drawn.contains("European Neighbourhood"), "{drawn}");
    assert!(!drawn.contains("Total") && !drawn.contains('%'), "{drawn}");
}
