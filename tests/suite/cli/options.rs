//! What `mieux validate` looks at, puts right and leaves out: settings and options.

use std::fs;

use insta::assert_snapshot;

use crate::common::{TestRegistry, symlink};

/// A registry in which an expert has no source.
fn without_source() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.replace("experts/exp-0002.yaml", "sources: [{source: page}]\n", "");
    registry
}

/// Gives rules a level in `mieux.toml`.
fn levels(registry: &TestRegistry, rules: &str) {
    registry.file(
        "mieux.toml",
        format!("name = \"Example\"\nlanguages = [\"en\"]\n\n[rules]\n{rules}\n"),
    );
}

#[test]
fn a_level_makes_a_rule_stricter_or_silent() {
    let registry = without_source();
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/experts/exp-0002.yaml:1:1: warning[missing-source] this record has no source
    [exit 0]
    ");
    levels(&registry, "missing-source = \"error\"");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/experts/exp-0002.yaml:1:1: error[missing-source] this record has no source
    [exit 1]
    ");
    levels(&registry, "missing-source = \"off\"");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"[exit 0]");
    levels(&registry, "missing-translation = \"warning\"");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/actions/peru-i.yaml:2:1: warning[missing-translation] `title` has no text in `en`
    registry/experts/exp-0002.yaml:1:1: warning[missing-source] this record has no source
    [exit 0]
    ");
}

/// What `mieux.toml` says wrong is found with its line, in every format, and the rest is checked.
#[test]
fn a_level_that_cannot_be_is_found() {
    let registry = TestRegistry::programme();
    let short = || registry.run(["validate", "--select", "invalid-setting", "--format", "short"]);
    levels(&registry, "missing-sauce = \"error\"\nnothing-like-it = \"off\"");
    assert_snapshot!(short(), @"
    registry/mieux.toml:5:1: error[invalid-setting] there is no rule `missing-sauce`
    registry/mieux.toml:6:1: error[invalid-setting] there is no rule `nothing-like-it`
    [exit 1]
    ");
    levels(&registry, "yaml-syntax = \"warning\"\nmissing-source = \"fatal\"");
    assert_snapshot!(registry.run(["validate", "--select", "invalid-setting"]), @r#"
    error[invalid-setting]: `yaml-syntax` is always an error: no setting changes its
                            level
     --> registry/mieux.toml:5:1
      |
    5 | yaml-syntax = "warning"
      | ^^^^^^^^^^^
      |
      = help: remove the line

    error[invalid-setting]: this is not a level of the rule `missing-source`
     --> registry/mieux.toml:6:18
      |
    6 | missing-source = "fatal"
      |                  ^^^^^^^
      |
      = help: write `"error"`, `"warning"` or `"off"`

    Checked 3 actions, 4 activities, 2 experts, 1 partner: 2 errors, 0 warnings.
    [exit 1]
    "#);
    assert_snapshot!(registry.run(["list", "actions", "--format", "csv"]), @"
    id,title,status,status_label,countries,countries_label,start,end
    both,Both regions,completed,Completed,PE;BY,Peru;Belarus,2016,2018
    peru-i,Perú I [es],implementation,Implementation,PE,Peru,2019-05,
    unclear,Nobody knows,,,CL,Chile,,
    [stderr]
    warning: the answer may be wrong, because of 2 errors in the registry:
      registry/mieux.toml: `yaml-syntax` is always an error: no setting changes its level
      registry/mieux.toml: this is not a level of the rule `missing-source`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn settings_that_nothing_can_use_are_found() {
    let registry = TestRegistry::programme();
    registry.file(
        "mieux.toml",
        "nam = \"x\"\nlanguages = [\"en\", \"english\", \"zz\"]\nmax_file_size = -1\n[reports.mine]\nfigurs = \"projects\"\nby = \"regoin\"\ntop = 0\npercent = false\nregion = \"Atlantis\"\npartner = \"DGSD\"\n[reports.claims]\nby = \"theme\"\n",
    );
    let run =
        |format| registry.run(["validate", "--select", "invalid-setting", "--format", format]);
    assert_snapshot!(run("short"), @"
    registry/mieux.toml:1:1: error[invalid-setting] `name` is missing
    registry/mieux.toml:1:1: error[invalid-setting] there is no setting `nam`
    registry/mieux.toml:2:20: error[invalid-setting] `english` is not the code of a language
    registry/mieux.toml:2:31: error[invalid-setting] `zz` is not the code of a language
    registry/mieux.toml:3:17: error[invalid-setting] `max_file_size` is not a number of bytes
    registry/mieux.toml:5:1: error[invalid-setting] `reports.mine.figurs` is not an option of a report
    registry/mieux.toml:6:1: error[invalid-setting] `reports.mine.by` cannot be `regoin`
    registry/mieux.toml:7:1: error[invalid-setting] `reports.mine.top`: invalid value '0' for '--top <N>': 0 is not in 1..=4294967295
    registry/mieux.toml:8:1: error[invalid-setting] `reports.mine.percent` can only be `true`
    registry/mieux.toml:11:10: error[invalid-setting] `reports.claims` has the name of a built-in report
    [exit 1]
    ");
    registry.file(
        "mieux.toml",
        "name = \"x\"\n[reports.mine]\nregion = \"Atlantis\"\npartner = \"MININTER\"\n",
    );
    assert_snapshot!(run("github"), @"
    ::error file=registry/mieux.toml,line=3,endLine=3,col=1,endColumn=7,title=invalid-setting::`reports.mine.region`: unknown region `Atlantis`; find it with `mieux list regions`, `mieux list eligibility-regions` or `mieux list sub-regions`%0Ato see the values of each option, run `mieux report --help`
    [exit 1]
    ");
    registry.file("mieux.toml", "name = \"x\nlanguages = en\n");
    assert_snapshot!(run("short"), @r#"
    registry/mieux.toml:1:10: error[invalid-setting] this is not TOML: invalid basic string, expected `"`
    registry/mieux.toml:2:13: error[invalid-setting] this is not TOML: string values must be quoted, expected literal string
    registry/mieux.toml:2:13: error[invalid-setting] `languages` is not a list of texts
    [exit 1]
    "#);
    assert_snapshot!(registry.run(["report"]), @r#"
    x

    2 Projects   2 Activities   2 Experts involved
    2 Countries   1 Partner

    Region                           Pro-   On-   Com- Activ-  Experts Coun- Part-
                                    jects going pleted  ities involved tries  ners
    ──────────────────────────────────────────────────────────────────────────────
    Latin America and the Caribbean     2     1      1      2        2     1     1
    European Neighbourhood              1     0      1      1        2     1     1
    Total (distinct)                    2     1      1      2        2     2     1

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by region 3 (2), completed by
      region 2 (1), activities by region 3 (2), experts involved by region 4 (2),
      partners by region 2 (1).
    - Figures may be wrong, because of 3 errors in the registry:
      registry/mieux.toml: this is not TOML: invalid basic string, expected `"`;
      registry/mieux.toml: this is not TOML: string values must be quoted, expected
      literal string; registry/mieux.toml: `languages` is not a list of texts (see
      `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 3 errors in the registry:
      registry/mieux.toml: this is not TOML: invalid basic string, expected `"`
      registry/mieux.toml: this is not TOML: string values must be quoted, expected literal string
      registry/mieux.toml: `languages` is not a list of texts
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    "#);
}

/// A registry that breaks three rules.
fn several() -> TestRegistry {
    let registry = without_source();
    registry.replace("actions/both.yaml", "end: 2018", "end: 2015").replace(
        "actions/peru-i.yaml",
        "countries: [PE]",
        "countries: [Perú]",
    );
    registry
}

#[test]
fn rules_can_be_chosen_and_left_out() {
    let registry = several();
    let run = |args: &[&str]| {
        let all = [&["validate", "--format", "short"], args].concat();
        registry.run(&all)
    };
    assert_snapshot!(run(&["--select", "missing-source"]), @"
    registry/experts/exp-0002.yaml:1:1: warning[missing-source] this record has no source
    [exit 0]
    ");
    assert_snapshot!(run(&["--select", "missing-source,label-as-code"]), @"
    registry/actions/peru-i.yaml:4:13: error[label-as-code] `Perú` is a name in `countries`, not a code
    registry/experts/exp-0002.yaml:1:1: warning[missing-source] this record has no source
    [exit 1]
    ");
    assert_snapshot!(run(&["--ignore", "end-before-start", "--ignore", "label-as-code"]), @"
    registry/experts/exp-0002.yaml:1:1: warning[missing-source] this record has no source
    [exit 0]
    ");
    assert_snapshot!(run(&["--select", "missing-source", "--ignore", "missing-source"]), @"[exit 0]");
    assert_snapshot!(run(&["--select", "mising-source"]), @"
    [stderr]
    error: unknown rule `mising-source`; did you mean `missing-source`?
    [exit 2]
    ");
    assert_snapshot!(run(&["--ignore", "end-after-start"]), @"
    [stderr]
    error: unknown rule `end-after-start`; did you mean `end-before-start`?
    [exit 2]
    ");
}

#[test]
fn what_is_chosen_by_name_is_looked_at_whatever_its_tier_or_level() {
    let registry = without_source();
    levels(&registry, "missing-source = \"off\"");
    assert_snapshot!(registry.run(["validate", "--select", "missing-source", "--format", "short"]), @"
    registry/experts/exp-0002.yaml:1:1: warning[missing-source] this record has no source
    [exit 0]
    ");
    assert_snapshot!(registry.run(["validate", "--select", "missing-translation", "--format", "short"]), @"
    registry/actions/peru-i.yaml:2:1: warning[missing-translation] `title` has no text in `en`
    [exit 0]
    ");
}

#[test]
fn strict_rules_are_looked_at_when_asked_for() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["validate", "registry/partners", "registry/published", "--format", "short"]), @"[exit 0]");
    assert_snapshot!(registry.run(["validate", "registry/partners", "registry/published", "--strict", "--format", "short"]), @"
    registry/published/regions.yaml:4:12: warning[claim-differs] Projects: 35 published, 2 in the registry
    [exit 0]
    ");
    assert_snapshot!(registry.run(["validate", "--strict", "--ignore", "missing-translation", "registry/published"]), @"
    warning[claim-differs]: Projects: 35 published, 2 in the registry
     --> registry/published/regions.yaml:4:12
      |
    4 |     value: 35
      |            ^^
      |
      = help: to see what is counted, run
              `mieux report --region latin-america-and-caribbean --list`: a record
              may be missing, or its status, region or phase may be wrong

    Checked 0 actions, 0 activities, 0 experts, 0 partners: 0 errors, 1 warning.
    [exit 0]
    ");
}

#[test]
fn today_is_a_day() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["validate", "--today", "2026-11-21"]), @"
    Checked 3 actions, 4 activities, 2 experts, 1 partner: no problems found.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["validate", "--today", "2026-11"]), @"
    [stderr]
    error: invalid value '2026-11' for '--today <DATE>': write a day: 2024-05-12

    For more information, try '--help'.
    [exit 2]
    ");
    assert_snapshot!(registry.run(["validate", "--today", "tomorrow"]), @"
    [stderr]
    error: invalid value 'tomorrow' for '--today <DATE>': write a day: 2024-05-12

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn a_record_can_be_excused_with_a_reason_but_not_from_what_keeps_it_from_being_read() {
    let registry = several();
    let allow = |path: &str, rule: &str| {
        let text = registry.text(path) + "allow: [{rule: " + rule + ", reason: It is so.}]\n";
        registry.file(path, text);
    };
    allow("experts/exp-0002.yaml", "missing-source");
    allow("actions/peru-i.yaml", "label-as-code");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/actions/both.yaml:9:6: error[end-before-start] `end` (2015) is before `start` (2016)
    registry/actions/peru-i.yaml:4:13: error[label-as-code] `Perú` is a name in `countries`, not a code
    registry/actions/peru-i.yaml:10:16: warning[unused-exception] `label-as-code` allows no exceptions
    [exit 1]
    ");
    // An exception from a rule that is not looked at is not judged.
    assert_snapshot!(registry.run(["validate", "--ignore", "missing-source,label-as-code", "--format", "short"]), @"
    registry/actions/both.yaml:9:6: error[end-before-start] `end` (2015) is before `start` (2016)
    [exit 1]
    ");
}

/// What can be put right, among comments, blank lines and line ends of its own.
const UNTIDY: &str = "# The top, with a tab:\t.\r\nid:   both  # as the page has it\r\n\r\n\
    title: {en: \"Both\",   es: 'Ambas'}\r\nstatus: Completada\r\ncountries: [Perú,PE ,  BY, BY]\r\n\
    participating_countries:\r\n  # Observers.\r\n  - Noruega # the north\r\n  - CL\r\n  - CL # twice\r\n\
    start: 2016\r\nend: 2015\r\nsources:\r\n- {source: page}\r\n# The end.";

#[test]
fn a_fix_changes_what_is_wrong_and_no_other_byte() {
    let registry = TestRegistry::programme();
    registry.file("actions/both.yaml", UNTIDY).replace(
        "actions/unclear.yaml",
        "id: unclear",
        "id: not-clear",
    );
    let others = registry.text("actions/peru-i.yaml");
    assert_snapshot!(registry.run(["validate", "--fix", "--format", "short"]), @"
    registry/actions/both.yaml:12:6: error[end-before-start] `end` (2015) is before `start` (2016)
    [stderr]
    Changed registry/actions/both.yaml.
    Changed registry/actions/unclear.yaml.
    [exit 1]
    ");
    assert_snapshot!(registry.text("actions/both.yaml").replace('\r', "␍"), @r#"
    # The top, with a tab:	.␍
    id:   both  # as the page has it␍
    ␍
    title: {en: "Both",   es: 'Ambas'}␍
    status: completed␍
    countries: [PE ,  BY]␍
    participating_countries:␍
      # Observers.␍
      - "NO" # the north␍
      - CL␍
    start: 2016␍
    end: 2015␍
    sources:␍
    - {source: page}␍
    # The end.
    "#);
    let fixed = UNTIDY.replace("Completada", "completed").replace("Perú,PE", "PE");
    let fixed = fixed.replace("BY, BY", "BY").replace("Noruega", "\"NO\"");
    assert_eq!(registry.text("actions/both.yaml"), fixed.replace("  - CL # twice\r\n", ""));
    assert_snapshot!(registry.text("actions/unclear.yaml"), @"
    id: unclear
    title: {en: Nobody knows}
    countries: [CL]
    sources: [{source: page}]
    allow: [{rule: status-missing, reason: No source says what came of it.}]
    ");
    assert_eq!(registry.text("actions/peru-i.yaml"), others);
    assert_snapshot!(registry.run(["validate", "--fix", "--format", "short"]), @"
    registry/actions/both.yaml:12:6: error[end-before-start] `end` (2015) is before `start` (2016)
    [exit 1]
    ");
}

#[test]
fn a_fix_keeps_to_the_paths_and_rules_that_were_named() {
    let registry = several();
    registry.replace("actions/unclear.yaml", "id: unclear", "id: not-clear");
    let select =
        ["validate", "--fix", "--select", "id-differs-from-file-name", "--format", "short"];
    assert_snapshot!(registry.run(select), @"
    [stderr]
    Changed registry/actions/unclear.yaml.
    [exit 0]
    ");
    let path = ["validate", "--fix", "registry/actions/both.yaml", "--format", "short"];
    assert_snapshot!(registry.run(path), @"
    registry/actions/both.yaml:9:6: error[end-before-start] `end` (2015) is before `start` (2016)
    [exit 1]
    ");
    assert!(registry.text("actions/peru-i.yaml").contains("[Perú]"));
}

#[test]
fn an_id_that_other_records_name_is_left_to_a_person() {
    let registry = TestRegistry::programme();
    let partner = registry.text("partners/pe/pe-interior.yaml");
    fs::remove_file(registry.below("partners/pe/pe-interior.yaml")).unwrap();
    registry.file("partners/pe/pe-mininter.yaml", &partner);
    let told = registry.run(["validate", "--fix"]);
    assert_eq!(registry.text("partners/pe/pe-mininter.yaml"), partner);
    assert_snapshot!(told, @"
    error[id-differs-from-file-name]: the id is `pe-interior`, but the file is named
                                      `pe-mininter`
     --> registry/partners/pe/pe-mininter.yaml:1:5
      |
    1 | id: pe-interior
      |     ^^^^^^^^^^^
      |
      = help: rename the file to `pe-interior.yaml`, as other records refer to
              `pe-interior`; or write `pe-mininter` here and there

    Checked 3 actions, 4 activities, 2 experts, 1 partner: 1 error, 0 warnings.
    [exit 1]
    ");
    // So is a copy beside the record: nobody else knows whether it is to be one of its own.
    registry.file("partners/pe/pe-interior.yaml", &partner);
    let told = registry.run(["validate", "--fix"]);
    assert_eq!(registry.text("partners/pe/pe-mininter.yaml"), partner);
    assert!(told.contains("delete this file if it is a copy"), "{told}");
}

#[test]
fn a_name_with_two_meanings_and_a_comment_between_items_are_left_to_a_person() {
    let registry = TestRegistry::programme();
    registry.replace("vocabularies/countries.yaml", "en: Chile", "en: Peru");
    registry.replace("actions/unclear.yaml", "[CL]", "[Peru]");
    registry.replace("actions/both.yaml", "[PE, BY]", "[PE, # the first\n  PE, BY]");
    assert_snapshot!(registry.run(["validate", "--fix", "--format", "short"]), @"
    registry/actions/both.yaml:5:3: error[duplicate-item] `PE` is already in `countries`
    registry/actions/unclear.yaml:3:13: error[label-as-code] `Peru` is a name in `countries`, not a code
    registry/vocabularies/countries.yaml:35:11: error[duplicate-code] `Peru` is a name of two terms
    [exit 1]
    ");
}

#[test]
fn a_diff_shows_what_would_change_and_changes_nothing() {
    let registry = TestRegistry::programme();
    registry.file("actions/both.yaml", UNTIDY);
    let diff = registry.run(["validate", "--diff"]);
    assert_snapshot!(diff.replace('\r', "␍"), @r#"
    --- a/registry/actions/both.yaml
    +++ b/registry/actions/both.yaml
    @@ -2,13 +2,12 @@
     id:   both  # as the page has it␍
     ␍
     title: {en: "Both",   es: 'Ambas'}␍
    -status: Completada␍
    -countries: [Perú,PE ,  BY, BY]␍
    +status: completed␍
    +countries: [PE ,  BY]␍
     participating_countries:␍
       # Observers.␍
    -  - Noruega # the north␍
    +  - "NO" # the north␍
       - CL␍
    -  - CL # twice␍
     start: 2016␍
     end: 2015␍
     sources:␍
    [exit 1]
    "#);
    assert_eq!(registry.run(["validate", "--fix", "--diff"]), diff);
    assert_eq!(registry.text("actions/both.yaml"), UNTIDY);
    registry.file("actions/both.yaml", "id: both\ntitle: {en: Both}\nsources: [{source: page}]\n");
    assert_snapshot!(registry.run(["validate", "--diff"]), @"[exit 0]");
}

#[test]
fn a_diff_moves_no_cursor() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/\u{1b}[2Jboth-ii.yaml",
        "id: both-ii\ntitle: {en: Both} # \u{202e}x\ty\u{61c}\nstatus: Completada\nsources: [{source: page}]\r\n",
    );
    assert_snapshot!(registry.run(["validate", "--diff"]).replace('\r', "␍"), @r"
    --- a/registry/actions/\u{1b}[2Jboth-ii.yaml
    +++ b/registry/actions/\u{1b}[2Jboth-ii.yaml
    @@ -1,4 +1,4 @@
     id: both-ii
     title: {en: Both} # \u{202e}x\ty\u{61c}
    -status: Completada
    +status: completed
     sources: [{source: page}]␍
    [exit 1]
    ");
}

/// What a link leads to elsewhere is somebody else's, and none is made a file.
#[test]
fn a_fix_writes_nothing_outside_of_the_registry() {
    let registry = TestRegistry::programme();
    let wrong = "id: linked\ntitle: {en: Linked}\nstatus: Completada\nsources: [{source: page}]\n";
    fs::write(registry.path().join("elsewhere.yaml"), wrong).unwrap();
    let inside = registry.below("actions");
    symlink("../../elsewhere.yaml", inside.join("linked.yaml")).unwrap();
    registry.file("actions/real/both-ii.yaml", wrong.replace("linked", "both-ii"));
    symlink("real/both-ii.yaml", inside.join("both-ii.yaml")).unwrap();
    assert_snapshot!(registry.run(["validate", "--diff"]), @"
    --- a/registry/actions/both-ii.yaml
    +++ b/registry/actions/both-ii.yaml
    @@ -1,4 +1,4 @@
     id: both-ii
     title: {en: Linked}
    -status: Completada
    +status: completed
     sources: [{source: page}]
    --- a/registry/actions/real/both-ii.yaml
    +++ b/registry/actions/real/both-ii.yaml
    @@ -1,4 +1,4 @@
     id: both-ii
     title: {en: Linked}
    -status: Completada
    +status: completed
     sources: [{source: page}]
    [exit 1]
    ");
    assert_snapshot!(registry.run(["validate", "--fix", "--format", "short"]), @"
    registry/actions/linked.yaml:1:1: error[unreadable-file] the file is a link to a place outside the records of the registry, so it is not read
    registry/actions/real/both-ii.yaml:1:5: error[duplicate-id] the id `both-ii` is already used in actions/both-ii.yaml
    [stderr]
    Changed registry/actions/both-ii.yaml.
    Changed registry/actions/real/both-ii.yaml.
    [exit 1]
    ");
    assert_eq!(fs::read_to_string(registry.path().join("elsewhere.yaml")).unwrap(), wrong);
    assert!(inside.join("linked.yaml").is_symlink() && inside.join("both-ii.yaml").is_symlink());
}

#[test]
fn a_baseline_holds_what_was_found_before() {
    let registry = several();
    assert_snapshot!(registry.run(["validate", "--write-baseline", "known.json"]), @"
    Wrote 3 problems to known.json; --baseline ignores them from now on.
    [exit 0]
    ");
    assert_snapshot!(fs::read_to_string(registry.path().join("known.json")).unwrap(), @r#"
    {
      "version": 2,
      "findings": [
        {
          "rule": "end-before-start",
          "subject": "action both",
          "field": "end",
          "count": 1
        },
        {
          "rule": "label-as-code",
          "subject": "action peru-i",
          "field": "countries[Perú]",
          "count": 1
        },
        {
          "rule": "missing-source",
          "subject": "expert exp-0002",
          "field": "",
          "count": 1
        }
      ]
    }
    "#);
    assert_snapshot!(registry.run(["validate", "--baseline", "known.json"]), @"
    Checked 3 actions, 4 activities, 2 experts, 1 partner: no problems found.
    [exit 0]
    ");
    // A line above shifts what is known; the same mistake once more is new.
    registry.replace("actions/both.yaml", "id: both", "# New.\n\nid: both");
    registry.replace(
        "actions/peru-i.yaml",
        "start: 2019-05",
        "start: 2019-05\nparticipating_countries: [Perú]",
    );
    registry.replace("experts/exp-0001.yaml", "origin: CL", "origin: Chile");
    assert_snapshot!(registry.run(["validate", "--baseline", "known.json", "--format", "short"]), @"
    registry/actions/peru-i.yaml:8:27: error[beneficiary-also-participating] `Perú` is both a beneficiary and a participating country
    registry/actions/peru-i.yaml:8:27: error[label-as-code] `Perú` is a name in `countries`, not a code
    registry/experts/exp-0001.yaml:2:9: error[label-as-code] `Chile` is a name in `countries`, not a code
    [exit 1]
    ");
}

#[test]
fn a_baseline_is_the_same_from_every_folder_and_may_be_written_again() {
    let registry = several();
    registry.file("actions/again/both.yaml", registry.text("actions/both.yaml"));
    registry.run(["validate", "--write-baseline", "known.json"]);
    let first = fs::read(registry.path().join("known.json")).unwrap();
    let write = ["validate", "--write-baseline", "../../known.json"];
    assert!(registry.command_in("registry/actions", write).output().unwrap().status.success());
    assert_eq!(fs::read(registry.path().join("known.json")).unwrap(), first);
    registry.replace("actions/both.yaml", "end: 2015", "end: 2018");
    assert_snapshot!(registry.run(["validate", "--select", "end-before-start,missing-source", "--write-baseline", "known.json"]), @"
    Wrote 2 problems to known.json; --baseline ignores them from now on.
    [exit 0]
    ");
}

/// A baseline takes the place of a baseline only, whatever a checkout has at its path.
#[test]
fn a_baseline_is_not_written_over_anything_else() {
    let registry = several();
    let [record, notes, link] = ["registry/actions/both.yaml", "notes.json", "link.json"];
    let paths = [record, notes, link].map(|path| registry.path().join(path));
    fs::write(&paths[1], "{}\n").unwrap();
    symlink(record, &paths[2]).unwrap();
    let before = paths.each_ref().map(|path| fs::read(path).unwrap());
    assert_snapshot!(registry.run(["validate", "--write-baseline", record, "--overwrite"]), @"
    [stderr]
    error: `registry/actions/both.yaml` has the name of a record or of settings, which this command never replaces; choose another extension
    [exit 2]
    ");
    assert_snapshot!(registry.run(["validate", "--write-baseline", link, "--overwrite"]), @"
    [stderr]
    error: `link.json` is not a regular file; remove it, or choose another name
    [exit 2]
    ");
    assert_snapshot!(registry.run(["validate", "--write-baseline", notes]), @"
    [stderr]
    error: `notes.json` exists already; replace it with --overwrite, or choose another name
    [exit 2]
    ");
    assert_eq!(paths.each_ref().map(|path| fs::read(path).unwrap()), before);
    assert_snapshot!(registry.run(["validate", "--write-baseline", notes, "--overwrite"]), @"
    Wrote 3 problems to notes.json; --baseline ignores them from now on.
    [exit 0]
    ");
    // Nor is one read through a link, or without end.
    fs::remove_file(&paths[2]).unwrap();
    symlink("/dev/zero", &paths[2]).unwrap();
    assert_snapshot!(registry.run(["validate", "--baseline", link]), @"
    [stderr]
    error: `link.json` is not a regular file; remove it, or choose another name
    [exit 2]
    ");
}

#[test]
fn what_is_no_baseline_is_refused() {
    let registry = several();
    assert_snapshot!(registry.run(["validate", "--baseline", "known.json"]), @"
    [stderr]
    error: cannot read known.json: no such file or folder
    [exit 2]
    ");
    fs::write(registry.path().join("known.json"), "[]").unwrap();
    assert_snapshot!(registry.run(["validate", "--baseline", "known.json"]), @"
    [stderr]
    error: known.json is not a baseline; write one with --write-baseline
    [exit 2]
    ");
    fs::write(registry.path().join("known.json"), "{\"version\": 3, \"findings\": []}").unwrap();
    assert_snapshot!(registry.run(["validate", "--baseline", "known.json"]), @"
    [stderr]
    error: known.json is a baseline of version 3, which this `mieux` does not know; write a new one with --write-baseline
    [exit 2]
    ");
    // One that an older version wrote is known by its words.
    fs::write(
        registry.path().join("known.json"),
        "{\"version\": 1, \"findings\": [{\"file\": \"actions/both.yaml\", \"rule\": \"end-before-start\", \
         \"message\": \"`end` (2015) is before `start` (2016)\", \"count\": 1}]}",
    )
    .unwrap();
    assert_snapshot!(registry.run(["validate", "--baseline", "known.json", "--format", "short"]), @"
    registry/actions/peru-i.yaml:4:13: error[label-as-code] `Perú` is a name in `countries`, not a code
    registry/experts/exp-0002.yaml:1:1: warning[missing-source] this record has no source
    [exit 1]
    ");
    assert_snapshot!(registry.run(["validate", "--fix", "--baseline", "known.json"]), @"
    [stderr]
    error: the argument '--fix' cannot be used with '--baseline <FILE>'

    Usage: mieux validate --fix [PATH]...

    For more information, try '--help'.
    [exit 2]
    ");
}
