//! `mieux new` and `mieux advance`: a record from its first line to its last stage.

use std::fs;

use crate::common::TestRegistry;
use insta::assert_snapshot;

const SOURCE: &str = "sources=[{source: https://example.org/page, supports: [title]}]";

#[test]
fn a_new_record_is_whole_named_by_convention_and_checked_first() {
    let registry = TestRegistry::initialised();
    let action = [
        "new",
        "action",
        "title.en=A new start: return",
        "status=request",
        "countries=Côte d'Ivoire",
        SOURCE,
    ];
    assert_snapshot!(registry.run(action), @r#"
    registry/actions/cote-d-ivoire-i.yaml:

    # yaml-language-server: $schema=../../schemas/action.schema.json
    id: cote-d-ivoire-i
    title:
      en: "A new start: return"
    status: request
    countries: [CI]
    sources:
      - source: https://example.org/page
        supports: [title]
    [stderr]
    Created registry/actions/cote-d-ivoire-i.yaml.
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["new", "activity", "action=cote-d-ivoire-i", "title.en=Seminar", "kind=seminar", SOURCE]), @"
    registry/activities/cote-d-ivoire-i/cote-d-ivoire-i-a01.yaml:

    # yaml-language-server: $schema=../../../schemas/activity.schema.json
    id: cote-d-ivoire-i-a01
    action: cote-d-ivoire-i
    title:
      en: Seminar
    kind: seminar
    sources:
      - source: https://example.org/page
        supports: [title]
    [stderr]
    Created registry/activities/cote-d-ivoire-i/cote-d-ivoire-i-a01.yaml.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["new", "activity", "action=cote-d-ivoire-i", "title.en=Seminar", "kind=Seminario", SOURCE, "--dry-run"]), @"
    registry/activities/cote-d-ivoire-i/cote-d-ivoire-i-a02.yaml:

    # yaml-language-server: $schema=../../../schemas/activity.schema.json
    id: cote-d-ivoire-i-a02
    action: cote-d-ivoire-i
    title:
      en: Seminar
    kind: seminar
    sources:
      - source: https://example.org/page
        supports: [title]
    [exit 0]
    ");
    assert_snapshot!(registry.run(["new", "expert", "origin=España", SOURCE, "--dry-run"]), @"
    registry/experts/exp-0001.yaml:

    # yaml-language-server: $schema=../../schemas/expert.schema.json
    id: exp-0001
    origin: ES
    sources:
      - source: https://example.org/page
        supports: [title]

    warning[expert-without-deployment]: no action and no activity names `exp-0001`
     --> registry/experts/exp-0001.yaml:2:5
      |
    2 | id: exp-0001
      |     ^^^^^^^^
      |
      = help: add the expert to the actions and activities concerned:
              `- expert: exp-0001` below `experts:`

    warning[unknown-supported-field]: an expert has no field `title`
     --> registry/experts/exp-0001.yaml:6:16
      |
    6 |     supports: [title]
      |                ^^^^^
      |
      = help: write one of `id`, `former_ids`, `origin`, `sector`, `affiliations`,
              `languages`, `themes`, `areas`, `roster`, `availability`, `consent`,
              `retention`, `erased` or `notes`

    Checked 0 actions, 0 activities, 1 expert, 0 partners: 0 errors, 2 warnings.
    [exit 0]
    ");
    assert_snapshot!(
        registry.run(["new", "partner", "country=BY", "name.en=Institute of Tests", "kind=academia", SOURCE]),
        @"
    registry/partners/by/by-institute-of-tests.yaml:

    # yaml-language-server: $schema=../../../schemas/partner.schema.json
    id: by-institute-of-tests
    name:
      en: Institute of Tests
    kind: academia
    country: BY
    sources:
      - source: https://example.org/page
        supports: [title]

    warning[unused-partner]: no other record refers to `by-institute-of-tests`
     --> registry/partners/by/by-institute-of-tests.yaml:2:5
      |
    2 | id: by-institute-of-tests
      |     ^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add it where it took part: `- partner: by-institute-of-tests` below
              `partners:`; or delete the record

    warning[unknown-supported-field]: a partner has no field `title`
     --> registry/partners/by/by-institute-of-tests.yaml:9:16
      |
    9 |     supports: [title]
      |                ^^^^^
      |
      = help: write one of `id`, `former_ids`, `identifiers`, `name`, `acronym`,
              `kind`, `country`, `region`, `parent`, `website` or `notes`

    Checked 0 actions, 0 activities, 0 experts, 1 partner: 0 errors, 2 warnings.
    [stderr]
    Created registry/partners/by/by-institute-of-tests.yaml.
    [exit 0]
    "
    );
    let next = registry.run([&action[..], &["--dry-run"]].concat());
    assert!(next.contains("id: cote-d-ivoire-ii\n"), "{next}");
    assert_snapshot!(registry.run(["validate"]), @"
    warning[unused-partner]: no other record refers to `by-institute-of-tests`
     --> registry/partners/by/by-institute-of-tests.yaml:2:5
      |
    2 | id: by-institute-of-tests
      |     ^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add it where it took part: `- partner: by-institute-of-tests` below
              `partners:`; or delete the record

    warning[unknown-supported-field]: a partner has no field `title`
     --> registry/partners/by/by-institute-of-tests.yaml:9:16
      |
    9 |     supports: [title]
      |                ^^^^^
      |
      = help: write one of `id`, `former_ids`, `identifiers`, `name`, `acronym`,
              `kind`, `country`, `region`, `parent`, `website` or `notes`

    Checked 1 action, 1 activity, 0 experts, 1 partner: 0 errors, 2 warnings.
    [exit 0]
    ");
}

#[test]
fn what_would_be_wrong_is_refused_and_nothing_is_written() {
    let registry = TestRegistry::initialised();
    assert_snapshot!(registry.run(["new", "action", "title.en=X", SOURCE]), @"
    [stderr]
    error: the id is made from `countries`, which is missing; add it, or give the id with --id
    [exit 2]
    ");
    assert_snapshot!(registry.run(["new", "action", "countries=Perus", SOURCE]), @"
    [stderr]
    error: `Perus` is not a code of `countries`; did you mean `PE` (Peru)?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["new", "action", "countries=PE", "id=peru-ix"]), @"
    [stderr]
    error: `id` is not set like other fields; give the id with --id
    [exit 2]
    ");
    assert_snapshot!(registry.run(["new", "action", "countries=PE", SOURCE]), @"
    registry/actions/peru-i.yaml:

    # yaml-language-server: $schema=../../schemas/action.schema.json
    id: peru-i
    countries: [PE]
    sources:
      - source: https://example.org/page
        supports: [title]

    error[missing-field]: missing field `title`
     --> registry/actions/peru-i.yaml:2:1
      |
    2 | id: peru-i
      | ^^^^^^^^^^
      |
      = help: add a line `title: {en: …}`

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    ");
    assert!(!registry.below("actions").exists());
    let written = ["new", "action", "countries=PE", "title.en=X", SOURCE, "--id", "peru-x"];
    registry.run(written);
    assert_snapshot!(registry.run(written), @"
    [stderr]
    error: registry/actions/peru-x.yaml has this id already; choose another one with --id
    [exit 2]
    ");
    assert_eq!(fs::read_dir(registry.below("actions")).unwrap().count(), 1);
}

#[test]
fn an_action_advances_step_by_step_with_all_that_each_stage_demands() {
    let registry = TestRegistry::initialised();
    registry.run(["new", "action", "title.en=Return", "status=request", "countries=PE", SOURCE]);
    let advance = |words: &[&str]| registry.run([&["advance", "peru-i"], words].concat());
    assert_snapshot!(advance(&["implementation"]), @"
    [stderr]
    error: `implementation` does not follow `request`; choose `preparation`, `on-hold`, `rejected` or `cancelled`
    [exit 2]
    ");
    assert_snapshot!(advance(&["Preparación"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: request
    +status: preparation
     countries: [PE]
     sources:
       - source: https://example.org/page
    [stderr]
    Changed registry/actions/peru-i.yaml.
    Papers of the stage `preparation`: `fiche` and `decision`.
    [exit 0]
    ");
    assert_snapshot!(advance(&["implementation"]), @"
    [stderr]
    error: the stage `implementation` requires more fields of peru-i; run mieux advance peru-i implementation approval.body.en=… approval.date=… start=…
    [exit 2]
    ");
    let decided = ["approval.body.en=The committee", "approval.date=2024-03", "start=2024-04"];
    assert_snapshot!(advance(&[&["implementation"], &decided[..]].concat()), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,8 +2,14 @@
     id: peru-i
     title:
       en: Return
    -status: preparation
    +status: implementation
     countries: [PE]
    +approval:
    +  body:
    +    en: The committee
    +  decision: approved
    +  date: 2024-03
    +start: 2024-04
     sources:
       - source: https://example.org/page
         supports: [title]
    [stderr]
    Changed registry/actions/peru-i.yaml.
    Papers of the stage `implementation`: `terms-of-reference`, `invitation` and `agenda`.
    [exit 0]
    ");
    assert_snapshot!(advance(&["results"]), @"
    [stderr]
    error: the stage `results` requires more fields of peru-i; run mieux advance peru-i results 'results+={kind: …, title: {en: …}}'
    [exit 2]
    ");
    assert_snapshot!(advance(&["results", "results+={kind: guidelines, title: {en: A manual}}"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: implementation
    +status: results
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,10 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +results:
    +  - kind: guidelines
    +    title:
    +      en: A manual
     sources:
       - source: https://example.org/page
         supports: [title]
    [stderr]
    Changed registry/actions/peru-i.yaml.
    Papers of the stage `results`: `report` and `fact-sheet`.
    [exit 0]
    ");
    assert_snapshot!(advance(&["completed", "end=2023"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: results
    +status: completed
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,7 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +end: 2023
     results:
       - kind: guidelines
         title:

    error[end-before-start]: `end` (2023) is before `start` (2024-04)
      --> registry/actions/peru-i.yaml:13:6
       |
    12 | start: 2024-04
       |        ------- this date is later
    13 | end: 2023
       |      ^^^^
       |
       = help: correct one of the two, or swap them: `start: 2023` and
               `end: 2024-04`

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    ");
    assert_snapshot!(advance(&["completed", "end=2025", "--dry-run"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: results
    +status: completed
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,7 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +end: 2025
     results:
       - kind: guidelines
         title:
    [stderr]
    Papers of the stage `completed`: `fact-sheet`.
    [exit 0]
    ");
    assert_snapshot!(advance(&["completed", "end=2025"]), @"
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -2,7 +2,7 @@
     id: peru-i
     title:
       en: Return
    -status: results
    +status: completed
     countries: [PE]
     approval:
       body:
    @@ -10,6 +10,7 @@
       decision: approved
       date: 2024-03
     start: 2024-04
    +end: 2025
     results:
       - kind: guidelines
         title:
    [stderr]
    Changed registry/actions/peru-i.yaml.
    Papers of the stage `completed`: `fact-sheet`.
    [exit 0]
    ");
    assert_snapshot!(advance(&["cancelled"]), @"
    [stderr]
    error: peru-i is `completed`; no stage follows
    [exit 2]
    ");
    assert_snapshot!(advance(&["done"]), @"
    [stderr]
    error: there is no stage `done`; find it with `mieux list statuses`
    [exit 2]
    ");
}

/// The numeral of a title is that of the id, and what is taken is said.
#[test]
fn the_id_of_an_action_follows_its_title() {
    let registry = TestRegistry::programme();
    let id = |words: &[&str]| {
        let said = registry.run([&["new", "action", SOURCE, "--dry-run"], words].concat());
        said.lines().find_map(|line| line.strip_prefix("id: ").map(str::to_owned)).unwrap_or(said)
    };
    assert_eq!(id(&["title.en=Peru III", "countries=PE"]), "peru-iii");
    assert_eq!(id(&["title.es=Perú IV: el retorno", "countries=PE"]), "peru-iv");
    assert_eq!(id(&["title.en=Return to Peru", "countries=PE"]), "peru-ii");
    assert_eq!(id(&["title.en=Chile V", "countries=PE"]), "peru-ii");
    assert_eq!(id(&["title.en=Two", "countries=PE,BY"]), "peru-belarus");
    registry.run(["new", "action", "title.en=Two", "countries=PE,BY", SOURCE]);
    assert_eq!(id(&["title.en=Two again", "countries=PE,BY"]), "peru-belarus-ii");
    assert_snapshot!(id(&["title.en=Peru I", "countries=PE"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml has this id already; choose another one with --id
    [exit 2]
    ");
}

#[test]
fn an_activity_of_no_action_is_asked_for_by_name() {
    let registry = TestRegistry::programme();
    let activity = ["new", "activity", "title.en=A seminar", "kind=workshop", SOURCE];
    assert_snapshot!(registry.run(activity), @"
    [stderr]
    error: an activity belongs to an action; add action=ID, or --programme for an activity of the programme itself
    [exit 2]
    ");
    let own = registry.run([&activity[..], &["--programme"]].concat());
    assert!(own.contains("Created registry/activities/programme/programme-a02.yaml."), "{own}");
    assert_snapshot!(registry.run([&activity[..], &["--programme", "action=both"]].concat()), @"
    [stderr]
    error: --programme is for an activity without an action; leave it out, or the action
    [exit 2]
    ");
    assert_snapshot!(registry.run(["new", "partner", "name.en=X", "--programme"]), @"
    [stderr]
    error: --programme is for activities; leave it out
    [exit 2]
    ");
}

/// Somebody sees that there is such a partner already while nothing is written yet.
#[test]
fn warnings_are_shown_before_a_record_is_written() {
    let registry = TestRegistry::programme();
    let partner = [
        "new",
        "partner",
        "name.en=Ministry of the Interior",
        "kind=national-institution",
        "country=PE",
        "--dry-run",
    ];
    assert_snapshot!(registry.run(partner), @"
    registry/partners/pe/pe-ministry-of-the-interior.yaml:

    id: pe-ministry-of-the-interior
    name:
      en: Ministry of the Interior
    kind: national-institution
    country: PE

    warning[missing-source]: this record has no source
     --> registry/partners/pe/pe-ministry-of-the-interior.yaml:1:1
      |
    1 | id: pe-ministry-of-the-interior
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add a line `sources:`, and below it `- source: …` with a URL or the
              name of a document

    warning[unused-partner]: no other record refers to `pe-ministry-of-the-interior`
     --> registry/partners/pe/pe-ministry-of-the-interior.yaml:1:5
      |
    1 | id: pe-ministry-of-the-interior
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: add it where it took part: `- partner: pe-ministry-of-the-interior`
              below `partners:`; or delete the record

    warning[possible-duplicate]: the name `Ministry of the Interior` is the same as
                                 that of `pe-interior`
     --> registry/partners/pe/pe-ministry-of-the-interior.yaml:3:7
      |
    3 |   en: Ministry of the Interior
      |       ^^^^^^^^^^^^^^^^^^^^^^^^
      |
     ::: registry/partners/pe/pe-interior.yaml:2:12
      |
    2 | name: {en: Ministry of the Interior, es: Ministerio del Interior}
      |            ------------------------ the other record
      |
      = help: if they are the same, keep one record and refer to it everywhere; if
              not, add to `name` what tells them apart

    Checked 0 actions, 0 activities, 0 experts, 1 partner: 0 errors, 3 warnings.
    [exit 0]
    ");
}

/// The registry calls a country in ids as it did before, and by its English name otherwise.
#[test]
fn an_id_calls_a_country_as_other_ids_do() {
    let registry = TestRegistry::shipped();
    let id = |country: &str, title: &str| {
        let (country, title) = (format!("countries={country}"), format!("title.en={title}"));
        let shown = registry.run([
            "new",
            "action",
            &title,
            &country,
            "status=request",
            SOURCE,
            "--dry-run",
        ]);
        shown.lines().find_map(|line| line.strip_prefix("id: ").map(str::to_owned)).unwrap_or(shown)
    };
    for (country, title, expected) in [
        ("CD", "Return", "drc-iv"),
        ("CD", "DRC VI", "drc-vi"),
        ("CF", "Return", "car-ii"),
        ("CI", "Return", "cote-divoire-ii"),
        ("LA", "Return", "laos-i"),
        ("PE", "Return", "peru-v"),
    ] {
        assert_eq!(id(country, title), expected, "{country} {title}");
    }
}

/// What identifies a person is written to `private/`, and is said nowhere.
#[test]
fn the_private_file_of_a_new_expert_is_written_with_the_record() {
    let registry = TestRegistry::programme();
    let new = [
        "new",
        "expert",
        "origin=PE",
        "sources+={source: page}",
        "--private",
        "name=Some Body",
        "--private",
        "emails+=some@example.org",
    ];
    let exposed = registry.run(new);
    assert!(!registry.below("private").exists());
    registry.file(".gitignore", "private/\n");
    let dry = registry.run([&new[..], &["--dry-run"]].concat());
    assert!(!registry.below("private").exists());
    let made = registry.run(new);
    assert_snapshot!(format!("{exposed}{dry}{made}"), @"
    registry/experts/exp-0003.yaml:

    id: exp-0003
    origin: PE
    sources:
      - source: page
    [stderr]
    error: git does not ignore registry/private, where data that identifies people is kept; add a line `private/` to registry/.gitignore
    [exit 2]
    registry/experts/exp-0003.yaml:

    id: exp-0003
    origin: PE
    sources:
      - source: page

    Private file: registry/private/experts/exp-0003.yaml (name, emails)

    warning[expert-without-deployment]: no action and no activity names `exp-0003`
     --> registry/experts/exp-0003.yaml:1:5
      |
    1 | id: exp-0003
      |     ^^^^^^^^
      |
      = help: add the expert to the actions and activities concerned:
              `- expert: exp-0003` below `experts:`

    Checked 0 actions, 0 activities, 1 expert, 0 partners: 0 errors, 1 warning.
    [exit 0]
    registry/experts/exp-0003.yaml:

    id: exp-0003
    origin: PE
    sources:
      - source: page

    Private file: registry/private/experts/exp-0003.yaml (name, emails)

    warning[expert-without-deployment]: no action and no activity names `exp-0003`
     --> registry/experts/exp-0003.yaml:1:5
      |
    1 | id: exp-0003
      |     ^^^^^^^^
      |
      = help: add the expert to the actions and activities concerned:
              `- expert: exp-0003` below `experts:`

    Checked 0 actions, 0 activities, 1 expert, 0 partners: 0 errors, 1 warning.
    [stderr]
    Created registry/experts/exp-0003.yaml.
    Created registry/private/experts/exp-0003.yaml.
    [exit 0]
    ");
    assert_snapshot!(registry.text("private/experts/exp-0003.yaml"), @"
    name: Some Body
    emails: [some@example.org]
    ");
    let wrong =
        registry.run(["new", "expert", "sources+={source: page}", "--private", "born=last Friday"]);
    let unknown = registry.run([
        "new",
        "expert",
        "sources+={source: page}",
        "--private",
        "mail=a@example.org",
    ]);
    let other = registry.run(["new", "partner", "name.en=A", "--private", "name=Some Body"]);
    let said = format!("{wrong}{unknown}{other}");
    assert!(!said.contains("Friday") && !said.contains("example.org"), "{said}");
    assert_snapshot!(said, @"
    registry/experts/exp-0004.yaml:

    id: exp-0004
    sources:
      - source: page
    [stderr]
    error: `born` of a private file cannot contain this value; to see what it can contain, run `mieux schema private`
    [exit 2]
    registry/experts/exp-0004.yaml:

    id: exp-0004
    sources:
      - source: page
    [stderr]
    error: this record has no field `mail`; write one of `key`, `name`, `given_name`, `family_name`, `emails`, `phones`, `address`, `born`, `document`, `cv`, `fee`, `bank` or `notes`
    [exit 2]
    [stderr]
    error: --private is for experts; leave it out
    [exit 2]
    ");
}
