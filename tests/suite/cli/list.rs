//! `mieux list`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn each_kind_has_its_columns_and_either_name_of_it_will_do() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["list", "actions"]), @"
    Action   Title         Status          Countries  Start    End
    ───────────────────────────────────────────────────────────────
    both     Both regions  Completed       PE, BY     2016     2018
    peru-i   Perú I [es]   Implementation  PE         2019-05
    unclear  Nobody knows                  CL
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "activities"]), @"
    Activity       Title             Kind              Status   Start    Places
    ────────────────────────────────────────────────────────────────────────────
    both-a01       First workshop    Workshop          held     2017-03  Lima PE
    both-a02       Planned training  Training session  planned
    peru-i-a01     Remote training   Training session                    Online
    programme-a01  Closing event     Workshop                   2024
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--lang", "es"]), @"
    Experto   Origen   Sector          Acciones
    ───────────────────────────────────────────
    exp-0001  Chile    Sector público  both
    exp-0002  Noruega                  both
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "partners"]), @"
    Partner      Name                                 Kind                  Country
    ───────────────────────────────────────────────────────────────────────────────
    pe-interior  Ministry of the Interior (MININTER)  National institution  Peru
    [exit 0]
    ");
    assert_eq!(registry.run(["list", "action"]), registry.run(["list", "actions"]));
}

#[test]
fn a_selection_takes_codes_aliases_and_labels_in_any_language() {
    let registry = TestRegistry::programme();
    let peru = registry.run(["list", "actions", "--country", "PE"]);
    assert_snapshot!(peru, @"
    Action  Title         Status          Countries  Start    End
    ──────────────────────────────────────────────────────────────
    both    Both regions  Completed       PE, BY     2016     2018
    peru-i  Perú I [es]   Implementation  PE         2019-05
    [exit 0]
    ");
    for name in ["Perú", "peru", "Pérou"] {
        assert_eq!(registry.run(["list", "actions", "--country", name]), peru, "{name}");
    }
    assert_eq!(
        registry.run(["list", "actions", "--theme", "LM"]),
        registry.run(["list", "actions", "--theme", "Migración legal y movilidad"]),
    );
    assert_eq!(
        registry.run(["list", "actions", "--status", "ongoing"]),
        registry.run(["list", "actions", "--status", "implementation", "--status", "on-hold"]),
    );
    assert_eq!(
        registry.run(["list", "activities", "--partner", "mininter"]),
        registry.run(["list", "activities", "--partner", "pe-interior"]),
    );
}

#[test]
fn within_an_option_any_may_apply_and_between_options_all_must() {
    let registry = TestRegistry::programme();
    let ids = |args: &[&str]| -> Vec<String> {
        let mut all = vec!["list", "actions", "--format", "json"];
        all.extend(args);
        let list = registry.json(&all);
        let rows = list["rows"].as_array().unwrap();
        rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--country", "PE", "--country", "CL"]), ["both", "peru-i", "unclear"]);
    assert_eq!(ids(&["--country", "PE", "--country", "BY", "--status", "completed"]), ["both"]);
    assert_eq!(ids(&["--region", "latam"]), ["both", "peru-i", "unclear"]);
    assert_eq!(ids(&["--activity-kind", "training"]), ["peru-i"]);
    assert_eq!(ids(&["--origin", "NO"]), ["both"]);
    assert_eq!(ids(&["--origin", "Chile"]), ["both"]);
    assert_eq!(ids(&["--to", "2018"]), ["both"]);
    assert_eq!(ids(&["--from", "2018-12-31"]), ["both", "peru-i"]);
    assert_eq!(ids(&["--from", "2019-06"]), ["peru-i"]);
    assert_eq!(ids(&["--country", "NO"]), [""; 0]);
}

#[test]
fn a_name_that_nothing_goes_by_gets_what_was_meant() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["list", "actions", "--country", "Peruu"]), @"
    [stderr]
    error: unknown country `Peruu`; did you mean `PE` (Peru)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--region", "atlantis"]), @"
    [stderr]
    error: unknown region `atlantis`; find it with `mieux list regions`, `mieux list eligibility-regions` or `mieux list sub-regions`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--partner", "Ministry of Interior"]), @"
    [stderr]
    error: unknown partner `Ministry of Interior`; did you mean `pe-interior` (Ministry of the Interior)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actions", "--from", "2017-13"]), @"
    [stderr]
    error: invalid value '2017-13' for '--from <DATE>': there is no such date in the calendar

    For more information, try '--help'.
    [exit 2]
    ");
    assert_snapshot!(registry.run(["list", "actoins"]), @"
    [stderr]
    error: there is no list `actoins`; did you mean `actions`?
    [exit 2]
    ");
}

#[test]
fn a_vocabulary_is_listed_with_labels_and_other_names() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["list", "themes", "--lang", "fr"]), @"
    Code                      Libellé             Aussi
    ────────────────────────────────────────────────────────────────────────────────
    irregular-migration       Migration           IMT, irregular-migration-thb,
                              irrégulière/Trafic  Irregular Migration and
                              d'êtres humains     Trafficking in Human Beings
    legal-migration           Migration légale    LM, legal-migration-mobility,
                              et mobilité         Legal migration
    international-protection  Protection          IP,
                              internationale et   international-protection-asylum,
                              politique d'asile   International Protection and
                                                  Asylum
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "themes", "--country", "PE"]), @"
    [stderr]
    error: a vocabulary is always listed whole; leave out the filters and fields
    [exit 2]
    ");
}

#[test]
fn lists_are_for_programs_too() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["list", "actions", "--format", "csv"]), @"
    id,title,status,status_label,countries,countries_label,start,end
    both,Both regions,completed,Completed,PE;BY,Peru;Belarus,2016,2018
    peru-i,Perú I [es],implementation,Implementation,PE,Peru,2019-05,
    unclear,Nobody knows,,,CL,Chile,,
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--format", "markdown"]), @"
    | Expert   | Origin | Sector        | Actions |
    | -------- | ------ | ------------- | ------- |
    | exp-0001 | Chile  | Public sector | both    |
    | exp-0002 | Norway |               | both    |
    [exit 0]
    ");
    assert_snapshot!(registry.run(["list", "experts", "--format", "json"]), @r#"
    {
      "schema": "mieux/list/1",
      "name": "experts",
      "columns": [
        "id",
        "origin",
        "origin_label",
        "sector",
        "sector_label",
        "actions"
      ],
      "rows": [
        {
          "id": "exp-0001",
          "origin": "CL",
          "origin_label": "Chile",
          "sector": "public",
          "sector_label": "Public sector",
          "actions": [
            "both"
          ]
        },
        {
          "id": "exp-0002",
          "origin": "NO",
          "origin_label": "Norway",
          "sector": null,
          "sector_label": null,
          "actions": [
            "both"
          ]
        }
      ],
      "notes": [],
      "incomplete": []
    }
    [exit 0]
    "#);
}

#[test]
fn what_a_record_holds_cannot_rewrite_the_screen() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/evil.yaml",
        "id: evil\ntitle: {en: \"\\e[2J\\e]0;owned\\a\\u202Etxt | *bold*\"}\nsources: [{source: page}]\n",
    );
    assert_snapshot!(registry.run(["list", "actions", "--theme", "IMT"]), @"
    Action  Title         Status          Countries  Start    End
    ──────────────────────────────────────────────────────────────
    both    Both regions  Completed       PE, BY     2016     2018
    peru-i  Perú I [es]   Implementation  PE         2019-05
    [exit 0]
    ");
    let table = registry.run(["list", "actions"]);
    assert!(!table.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{table}");
    assert!(table.contains("\\u{1b}[2J"), "{table}");
    let markdown = registry.run(["list", "actions", "--format", "markdown"]);
    assert!(markdown.contains("\\| \\*bold\\*"), "{markdown}");
}

#[test]
fn a_record_that_cannot_be_read_is_missed_and_the_exit_says_so() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", "id: [\n");
    assert_snapshot!(registry.run(["list", "actions", "--country", "PE"]), @"
    Action  Title         Status     Countries  Start  End
    ───────────────────────────────────────────────────────
    both    Both regions  Completed  PE, BY     2016   2018
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/peru-i.yaml: this `[` is not closed
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

/// What the public pages call several statuses can be typed, and is told.
#[test]
fn a_list_of_statuses_tells_what_ongoing_stands_for() {
    let registry = TestRegistry::initialised();
    let output = registry.run(["list", "statuses"]);
    let note = "note: `ongoing` means implementation, results, on-hold.";
    assert!(output.contains(note), "{output}");
    assert!(!output.contains("note: `completed`"), "{output}");
}
