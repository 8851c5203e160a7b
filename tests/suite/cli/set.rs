//! `mieux set`.

use std::fs;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::common::TestRegistry;

const PERU: &str = "actions/peru-i.yaml";

#[test]
fn fields_are_set_and_the_difference_is_shown() {
    let registry = TestRegistry::programme();
    assert_snapshot!(
        registry.run([
            "set", "peru-i", "end=2024", "title.en=No", "countries+=Noruega",
            "partners[partner=pe-interior].role=requester", "themes-=IMT", "themes+=legal-migration",
            "--unset", "follows",
        ]),
        @r#"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -1,9 +1,9 @@
     id: peru-i
    -title: {es: Perú I}
    +title: {en: "No", es: Perú I}
     status: implementation
    -countries: [PE]
    -themes: [irregular-migration]
    -partners: [{partner: pe-interior}]
    +countries: [PE, "NO"]
    +themes: [legal-migration]
    +partners: [{partner: pe-interior, role: requester}]
     start: 2019-05
    -follows: [both]
    +end: 2024
     sources: [{source: page}]
    [stderr]
    Changed registry/actions/peru-i.yaml.
    [exit 0]
    "#
    );
    assert_snapshot!(registry.text(PERU), @r#"
    id: peru-i
    title: {en: "No", es: Perú I}
    status: implementation
    countries: [PE, "NO"]
    themes: [legal-migration]
    partners: [{partner: pe-interior, role: requester}]
    start: 2019-05
    end: 2024
    sources: [{source: page}]
    "#);
}

#[test]
fn a_dry_run_writes_nothing_and_neither_does_what_is_so_already() {
    let registry = TestRegistry::programme();
    let path = registry.below(PERU);
    let before = (registry.text(PERU), fs::metadata(&path).unwrap().modified().unwrap());
    assert_snapshot!(registry.run(["set", "peru-i", "end=2024", "--dry-run"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -5,5 +5,6 @@
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
     start: 2019-05
    +end: 2024
     follows: [both]
     sources: [{source: page}]
    [exit 0]
    ");
    assert_snapshot!(registry.run(["set", "peru-i", "countries+=Perú", "start=2019-05"]), @"
    No change: the record already has these values.
    [exit 0]
    ");
    let after = (registry.text(PERU), fs::metadata(&path).unwrap().modified().unwrap());
    assert_eq!(before, after);
}

#[test]
fn what_would_make_a_record_wrong_is_refused_with_the_finding_unless_forced() {
    let registry = TestRegistry::programme();
    let before = registry.text(PERU);
    assert_snapshot!(registry.run(["set", "peru-i", "end=2018"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -5,5 +5,6 @@
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
     start: 2019-05
    +end: 2018
     follows: [both]
     sources: [{source: page}]

    error[end-before-start]: `end` (2018) is before `start` (2019-05)
     --> registry/actions/peru-i.yaml:8:6
      |
    7 | start: 2019-05
      |        ------- this date is later
    8 | end: 2018
      |      ^^^^
      |
      = help: correct one of the two, or swap them: `start: 2018` and
              `end: 2019-05`

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    ");
    assert_snapshot!(registry.run(["set", "peru-i", "follows+=boht"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -5,5 +5,5 @@
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
     start: 2019-05
    -follows: [both]
    +follows: [both, boht]
     sources: [{source: page}]

    error[unknown-reference]: there is no action `boht`
     --> registry/actions/peru-i.yaml:8:17
      |
    8 | follows: [both, boht]
      |                 ^^^^
      |
      = help: did you mean `both`?

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    ");
    assert_eq!(registry.text(PERU), before);
    assert_snapshot!(registry.run(["set", "peru-i", "end=2018", "--force"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -5,5 +5,6 @@
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
     start: 2019-05
    +end: 2018
     follows: [both]
     sources: [{source: page}]
    [stderr]
    Changed registry/actions/peru-i.yaml.
    [exit 0]
    ");
    assert_ne!(registry.text(PERU), before);
}

#[test]
fn all_that_a_selection_picks_are_set() {
    let registry = TestRegistry::programme();
    assert_snapshot!(
        registry.run(["set", "--all", "action", "--country", "Perú", "approval.date=2018-03-01", "--dry-run"]),
        @r#"
    --- a/registry/actions/both.yaml
    +++ b/registry/actions/both.yaml
    @@ -5,6 +5,8 @@
     themes: [irregular-migration, legal-migration]
     partners: [{partner: pe-interior, role: requester}]
     experts: [{expert: exp-0001}]
    +approval:
    +  date: "2018-03-01"
     start: 2016
     end: 2018
     sources: [{source: page}]
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -4,6 +4,8 @@
     countries: [PE]
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
    +approval:
    +  date: "2018-03-01"
     start: 2019-05
     follows: [both]
     sources: [{source: page}]

    error[approval-after-start]: `approval.date` (2018-03-01) is after `start`
                                 (2016)
      --> registry/actions/both.yaml:9:9
       |
     9 |   date: "2018-03-01"
       |         ^^^^^^^^^^^^
    10 | start: 2016
       |        ---- this date is earlier
       |
       = help: correct one of the two dates: an action starts after it is approved

    Checked 2 actions, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    "#
    );
}

#[test]
fn a_mistake_says_what_to_type_and_nothing_is_written() {
    let registry = TestRegistry::programme();
    let before = registry.text(PERU);
    let told = |words: &[&str]| {
        let mut args = vec!["set"];
        args.extend(words);
        registry.run(&args)
    };
    assert_snapshot!(told(&["peru-i", "countries+=Norwey", "end=2024"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml: `Norwey` is not a code of `countries`; did you mean `NO` (Norway)?
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i", "statsu=completed"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml: this record has no field `statsu`; did you mean `status`?
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i", "title=No"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml: `title` is a text by language, not `No`; write `title.en=…`
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i", "good_practices+=[4, 11]"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml: `11` is not a code of `good-practices`; find it with `mieux list good-practices`
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i", "start+=2017"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml: `start` is not a list; write `start=VALUE`
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i", "results+={kind: manual, title: {en: a: b}}"]), @r#"
    [stderr]
    error: registry/actions/peru-i.yaml: `{kind: manual, title: {en: a: b}}` is not valid YAML; put quotes around text that contains a comma, a colon or a brace: `{en: "One, two"}`
    [exit 2]
    "#);
    assert_snapshot!(told(&["peru-i", "end="]), @"
    [stderr]
    error: registry/actions/peru-i.yaml: no value for `end`; to remove the field, write `--unset end`
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i", "end"]), @"
    [stderr]
    error: `end` is not a change; write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i"]), @"
    [stderr]
    error: nothing to change is given; write FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE or --unset FIELD
    [exit 2]
    ");
    assert_snapshot!(told(&["end=2024"]), @"
    [stderr]
    error: no record is given; write mieux set ID FIELD=VALUE, or mieux set --all KIND FIELD=VALUE
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-ii", "end=2024"]), @"
    [stderr]
    error: there is no record `peru-ii`; find the id with `mieux search` or `mieux list actions`
    [exit 2]
    ");
    assert_snapshot!(told(&["peru-i", "end=2024", "--country", "PE"]), @"
    [stderr]
    error: filters choose records with --all KIND; leave them out, or the id `peru-i`
    [exit 2]
    ");
    assert_eq!(registry.text(PERU), before);
}

#[test]
fn what_a_value_is_comes_from_the_field() {
    let registry = TestRegistry::programme();
    assert_snapshot!(
        registry.run([
            "set", "unclear", "good_practices=[4]", "title.es=2017", "notes.en=yes", "start=2017-05-12",
            "results+={kind: manual, title: {en: 2018, es: No}, adopted: 2018}",
            "results+={kind: manual, title: {en: Second}, adopted: true}",
            "objective.en=A long objective that goes on until it is over one hundred columns wide: then it is folded.",
        ]),
        @r#"
    --- a/registry/actions/unclear.yaml
    +++ b/registry/actions/unclear.yaml
    @@ -1,5 +1,21 @@
     id: unclear
    -title: {en: Nobody knows}
    +title: {en: Nobody knows, es: "2017"}
     countries: [CL]
    +start: "2017-05-12"
    +objective:
    +  en: "A long objective that goes on until it is over one hundred columns wide: then it is folded."
    +results:
    +  - kind: manual
    +    title:
    +      en: "2018"
    +      es: "No"
    +    adopted: 2018
    +  - kind: manual
    +    title:
    +      en: Second
    +    adopted: true
    +good_practices: [4]
     sources: [{source: page}]
    +notes:
    +  en: "yes"
     allow: [{rule: status-missing, reason: No source says what came of it.}]
    [stderr]
    Changed registry/actions/unclear.yaml.
    [exit 0]
    "#
    );
}

#[test]
fn eight_at_once_lose_no_update() {
    let registry = TestRegistry::programme();
    let setters = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|name| {
        let source = format!("sources+={{source: https://example.org/{name}}}");
        let mut setter = registry.command(["set", "both", &source]);
        setter.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    });
    for mut setter in setters {
        assert!(setter.wait().unwrap().success());
    }
    let text = registry.text("actions/both.yaml");
    assert_eq!(text.matches("https://example.org/").count(), 8, "{text}");
}

/// Text alone is the one field that an item must have, and a record goes by any of its names.
#[test]
fn a_partner_is_added_by_any_of_its_names() {
    let registry = TestRegistry::programme();
    for name in ["Ministerio del Interior", "pe-interior", "MININTER", "{partner: mininter}"] {
        let given = format!("partners+={name}");
        let said = registry.run(["set", "unclear", &given, "--dry-run"]);
        assert!(said.contains("+  - partner: pe-interior\n"), "{name}: {said}");
    }
    registry.run(["set", "unclear", "partners+=MININTER"]);
    assert_snapshot!(registry.run(["set", "unclear", "partners-=MININTER", "--dry-run"]), @"
    --- a/registry/actions/unclear.yaml
    +++ b/registry/actions/unclear.yaml
    @@ -1,7 +1,5 @@
     id: unclear
     title: {en: Nobody knows}
     countries: [CL]
    -partners:
    -  - partner: pe-interior
     sources: [{source: page}]
     allow: [{rule: status-missing, reason: No source says what came of it.}]
    [exit 0]
    ");
    assert_snapshot!(registry.run(["set", "unclear", "partners+=Ministry of Nothing"]), @"
    [stderr]
    error: registry/actions/unclear.yaml: there is no partner `Ministry of Nothing`; find the id with `mieux list partners`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["set", "unclear", "partners.partner=pe-interior"]), @"
    [stderr]
    error: registry/actions/unclear.yaml: `partners` is a list; `partners+=…` adds an item, and `partners[0].partner=…` changes the first
    [exit 2]
    ");
    assert_snapshot!(registry.run(["set", "unclear", "sources+=https://example.org/a,b", "--dry-run"]), @r#"
    --- a/registry/actions/unclear.yaml
    +++ b/registry/actions/unclear.yaml
    @@ -3,5 +3,5 @@
     countries: [CL]
     partners:
       - partner: pe-interior
    -sources: [{source: page}]
    +sources: [{source: page}, {source: "https://example.org/a,b"}]
     allow: [{rule: status-missing, reason: No source says what came of it.}]
    [exit 0]
    "#);
}

/// A list takes several names with commas between them, and dates that can only mean one day.
#[test]
fn what_has_one_meaning_is_taken() {
    let registry = TestRegistry::programme();
    assert_snapshot!(
        registry.run(["set", "unclear", "countries=Perú, Belarús;Chile", "start=15/05/2024", "--dry-run"]),
        @r#"
    --- a/registry/actions/unclear.yaml
    +++ b/registry/actions/unclear.yaml
    @@ -1,5 +1,6 @@
     id: unclear
     title: {en: Nobody knows}
    -countries: [CL]
    +countries: [PE, BY, CL]
    +start: "2024-05-15"
     sources: [{source: page}]
     allow: [{rule: status-missing, reason: No source says what came of it.}]
    [exit 0]
    "#
    );
    assert_snapshot!(registry.run(["set", "unclear", "countries=Perú,Atlantis"]), @"
    [stderr]
    error: registry/actions/unclear.yaml: `Atlantis` is not a code of `countries`; find it with `mieux list countries`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["set", "unclear", "start=05/04/2024"]), @r#"
    --- a/registry/actions/unclear.yaml
    +++ b/registry/actions/unclear.yaml
    @@ -1,5 +1,6 @@
     id: unclear
     title: {en: Nobody knows}
     countries: [CL]
    +start: 05/04/2024
     sources: [{source: page}]
     allow: [{rule: status-missing, reason: No source says what came of it.}]

    error[malformed-date]: `05/04/2024` is not a date
     --> registry/actions/unclear.yaml:4:8
      |
    4 | start: 05/04/2024
      |        ^^^^^^^^^^
      |
      = help: write `start: "2024-04-05"` or `start: "2024-05-04"`, as it is meant

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    "#);
}

#[test]
fn an_id_is_changed_by_rename() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["set", "peru-i", "id=peru-v"]), @"
    [stderr]
    error: `set` does not change ids; `mieux rename peru-i peru-v` does, with all references to the record
    [exit 2]
    ");
}

/// `set` goes where `advance` would not, and says so.
#[test]
fn a_stage_that_is_passed_over_is_named() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["set", "peru-i", "status=completed", "end=2020", "--dry-run"]), @"
    note: peru-i was `implementation`, from which `mieux advance` goes to `results`, `on-hold` or `cancelled` only
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -1,9 +1,10 @@
     id: peru-i
     title: {es: Perú I}
    -status: implementation
    +status: completed
     countries: [PE]
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
     start: 2019-05
    +end: 2020
     follows: [both]
     sources: [{source: page}]
    [exit 0]
    ");
    let registry = TestRegistry::initialised();
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {en: X}\nstatus: implementation\ncountries: [PE]\n",
    );
    let said = registry.run(["set", "peru-i", "status=results", "--dry-run"]);
    assert!(
        said.starts_with(
            "note: peru-i has no `results`, which `mieux advance peru-i results` would ask for\n"
        ),
        "{said}"
    );
}

/// A partner that has a role is not added a second time without one.
#[test]
fn what_an_item_says_already_is_not_added() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["set", "both", "partners+=MININTER"]), @r"
    No change: the record already has these values.
    [exit 0]
    ");
}

/// The conditions on fields pick what is changed as they pick what is listed.
#[test]
fn conditions_on_fields_pick_the_records() {
    let registry = TestRegistry::programme();
    let change = ["set", "--all", "actions", "--without", "end", "--where", "countries=Perú"];
    let dry = change.iter().chain(&["end=2021", "--dry-run"]);
    assert_snapshot!(registry.run(dry.copied().collect::<Vec<_>>()), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -5,5 +5,6 @@
     themes: [irregular-migration]
     partners: [{partner: pe-interior}]
     start: 2019-05
    +end: 2021
     follows: [both]
     sources: [{source: page}]
    [exit 0]
    ");
    assert_snapshot!(
        registry.run(["set", "--all", "actions", "--with", "objective", "end=2021"]),
        @"
    No change: the filters choose no record.
    [exit 0]
    "
    );
    assert_snapshot!(
        registry.run(["set", "--all", "actions", "--with", "ende", "end=2021"]),
        @"
    [stderr]
    error: actions have no field `ende`; did you mean `end`?
    [exit 2]
    "
    );
    assert_snapshot!(registry.run(["set", "peru-i", "--with", "start", "end=2021"]), @"
    [stderr]
    error: filters choose records with --all KIND; leave them out, or the id `peru-i`
    [exit 2]
    ");
}

/// What `mieux set` would change or says of these words.
fn set(args: &[&str]) -> String {
    let all: Vec<&str> = ["set"].iter().chain(args).chain(&["--dry-run"]).copied().collect();
    let shown = TestRegistry::programme().run(all);
    let changed = shown.lines().filter(|line| {
        let is_change = line.starts_with(['+', '-']) && !line.starts_with("+++ ");
        (is_change && !line.starts_with("--- "))
            || ["error", "No", "note"].iter().any(|word| line.starts_with(word))
    });
    changed.map(|line| format!("{line}\n")).collect::<String>()
}

/// What has one meaning is written in the form of a record.
#[test]
fn values_are_taken_as_people_write_them() {
    assert_snapshot!(set(&["peru-i", "end=April 2024"]), @"+end: 2024-04");
    assert_snapshot!(set(&["peru-i", "end=15 de mayo de 2024"]), @r#"+end: "2024-05-15""#);
    assert_snapshot!(set(&["peru-i", "start=2019-2020"]), @"error: registry/actions/peru-i.yaml: `start` is one date, and `2019-2020` is two; write `start=2019 end=2020`");
    assert_snapshot!(set(&["exp-0001", "languages+=Spanish,francés"]), @"
    +languages:
    +  - language: es
    +  - language: fr
    error[consent-missing]: the record contains `languages` of a person, but no
    Nothing was written, because the change adds errors; --force writes it anyway.
    ");
    assert_snapshot!(set(&["exp-0001", "languages+=Klingon"]), @"error: registry/experts/exp-0001.yaml: unknown language `Klingon`; write two letters, such as `es`");
    assert_snapshot!(set(&["exp-0001", "languages+={language: Inglés, level: c1}"]), @"
    +languages:
    +  - language: en
    +    level: C1
    error[consent-missing]: the record contains `languages` of a person, but no
    Nothing was written, because the change adds errors; --force writes it anyway.
    ");
    assert_snapshot!(set(&["peru-i-a01", "participants=about 30"]), @"
    +participants:
    +  total: 30
    +  qualifier: about
    ");
    assert_snapshot!(set(&["peru-i-a01", "participants=1,200"]), @"
    +participants:
    +  total: 1200
    ");
    assert_snapshot!(set(&["peru-i-a01", "participants.total=about 30"]), @"error: registry/activities/peru-i/peru-i-a01.yaml: `participants.total` is a number, not `about 30`; write `participants.total=30 participants.qualifier=about`");
    assert_snapshot!(set(&["peru-i-a01", "participants.women=1 200"]), @"
    +participants:
    +  women: 1200
    ");
    assert_snapshot!(set(&["peru-i-a01", "participants.women=1,5"]), @"error: registry/activities/peru-i/peru-i-a01.yaml: `participants.women` is a number, not `1,5`");
    assert_snapshot!(set(&["peru-i-a01", "online=no"]), @"
    -online: true
    +online: false
    ");
    assert_snapshot!(set(&["both-a02", "status=Held"]), @"
    -status: planned
    +status: held
    ");
    assert_snapshot!(set(&["pe-interior", "kind=National"]), @"error: registry/partners/pe/pe-interior.yaml: `National` is not a code of `partner-kinds`; the word is in the names of several codes: write `national-institution`");
    assert_snapshot!(set(&["pe-interior", "kind=Nacionales"]), @"error: registry/partners/pe/pe-interior.yaml: `Nacionales` is not a code of `partner-kinds`; find it with `mieux list partner-kinds`");
    assert_snapshot!(set(&["peru-i", "countries+=Brasil;Ecuador"]), @"error: registry/actions/peru-i.yaml: `Brasil` is not a code of `countries`; find it with `mieux list countries`");
}

#[test]
fn what_is_taken_away_and_not_there_is_said() {
    assert_snapshot!(set(&["peru-i", "countries-=Chile"]), @r#"
    No change: `countries` does not contain `Chile`.
    "#);
    assert_snapshot!(set(&["peru-i", "partners-=MININTER"]), @r#"
    -partners: [{partner: pe-interior}]
    "#);
    assert_snapshot!(set(&["peru-i", "--unset", "notes"]), @r#"
    No change: the record has no `notes`.
    "#);
    assert_snapshot!(set(&["peru-i", "countries-=Chile", "start=2019"]), @"
    note: `countries` does not contain `Chile`
    -start: 2019-05
    +start: 2019
    ");
}

#[test]
fn a_word_behind_a_name_is_the_field_beside_it() {
    assert_snapshot!(set(&["exp-0001", "languages+=Spanish (C2)", "--force"]), @r#"
    +languages:
    +  - language: es
    +    level: C2
    "#);
    assert_snapshot!(set(&["exp-0001", "languages=es: c1, Inglés B2", "--force"]), @r#"
    +languages:
    +  - language: es
    +    level: C1
    +  - language: en
    +    level: B2
    "#);
    assert_snapshot!(set(&["unclear", "partners+=MININTER (requester)", "--force"]), @r#"
    +partners:
    +  - partner: pe-interior
    +    role: requester
    "#);
    assert_snapshot!(set(&["exp-0001", "languages+=Spanish (D7)"]), @"error: registry/experts/exp-0001.yaml: unknown language `Spanish (D7)`; write two letters, such as `es`");
}

#[test]
fn words_of_another_list_and_names_of_experts_are_said_to_be_that() {
    assert_snapshot!(set(&["peru-i", "countries+=latam"]), @"error: registry/actions/peru-i.yaml: `latam` is not a code of `countries`; it is a region (Latin America and the Caribbean): write the countries that are meant; to see them, run `mieux list countries --region latin-america-and-caribbean`; if none is named, write the region in `regions`");
    assert_snapshot!(set(&["peru-i", "status=ongoing"]), @"error: registry/actions/peru-i.yaml: `ongoing` is not a code of `statuses`; write one of `implementation` or `on-hold`");
    assert_snapshot!(set(&["peru-i", "experts+=Somebody Else"]), @"error: registry/actions/peru-i.yaml: this is not the id of an expert; find it with `mieux list experts`");
    assert_snapshot!(set(&["exp-0001", "name=Somebody Else"]), @"error: registry/experts/exp-0001.yaml: records have no field `name`; what identifies a person, and what a person is paid, belongs in `private/experts/`, which never goes into git");
    assert_snapshot!(set(&["peru-i", "received=2016"]), @"error: registry/actions/peru-i.yaml: this record has no field `received`; write `request.received=…`");
    assert_snapshot!(set(&["peru-i", "estado=completed"]), @"error: registry/actions/peru-i.yaml: this record has no field `estado`; did you mean `status`?");
}

#[test]
fn words_of_short_lists_are_known_in_every_language() {
    assert_snapshot!(set(&["both-a02", "status=celebrada"]), @"
    -status: planned
    +status: held
    ");
    assert_snapshot!(set(&["both-a02", "status=réalisée"]), @"
    -status: planned
    +status: held
    ");
    assert_snapshot!(set(&["exp-0001", "roster=activo", "consent.basis=consentimiento"]), @"
    +roster: active
    +consent:
    +  basis: consent
    ");
}

#[test]
fn a_town_or_a_country_is_a_place() {
    assert_snapshot!(set(&["both-a02", "places=Lima"]), @"
    +places:
    +  - city: Lima
    ");
    assert_snapshot!(set(&["both-a02", "places+=Perú"]), @"
    +places:
    +  - country: PE
    ");
    assert_snapshot!(set(&["both-a02", "places+=Ciudad de Panamá (Peru)"]), @"
    +places:
    +  - city: Ciudad de Panamá
    +    country: PE
    ");
    assert_snapshot!(set(&["both-a02", "places=Lima, Peru"]), @"
    +places:
    +  - city: Lima
    +    country: PE
    ");
    assert_snapshot!(set(&["both-a02", "places=Lima, Cusco"]), @"error: registry/activities/both/both-a02.yaml: an item of `places` has fields, and is not `Lima, Cusco`; write it as `{city: …}`");
    assert_snapshot!(set(&["both-a02", "places=online"]), @"error: registry/activities/both/both-a02.yaml: an item of `places` has fields, and is not `online`; write it as `{city: …}`");
    assert_snapshot!(set(&["both-a02", "results+=A manual"]), @"error: registry/activities/both/both-a02.yaml: an item of `results` has fields, and is not `A manual`; write it as `{kind: …, title: {en: …}}`");
    assert_snapshot!(set(&["peru-i", "participants=30"]), @"error: registry/actions/peru-i.yaml: this record has no field `participants`; it is a field of an activity");
}
