//! `mieux diff`: what has changed, as people and programs read it.

mod applied;
#[cfg(unix)]
mod notes;
mod states;

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// A small programme under git with changes of every sort that are not committed.
fn changed() -> TestRegistry {
    let registry = TestRegistry::committed();
    registry.replace("actions/both.yaml", "Both regions", "Countering the smuggling of migrants");
    registry.replace("actions/both.yaml", "status: completed", "status: on-hold");
    registry.replace("actions/both.yaml", "countries: [PE, BY]", "countries: [BY, CL]");
    registry.replace("actions/both.yaml", "role: requester}", "role: cooperating}");
    registry.replace(
        "actions/both.yaml",
        "end: 2018\n",
        "end: 2019-03\nfact_sheet:\n  impact: [{en: One}]\n",
    );
    registry.run(["rename", "pe-interior", "pe-mininter"]);
    registry.remove_file("activities/both/both-a02.yaml");
    registry.file("experts/exp-0003.yaml", "id: exp-0003\norigin: PE\nsources: [{source: page}]\n");
    registry.replace("actions/unclear.yaml", "id: unclear", "# Nobody knows.\nid: unclear");
    let moved = registry.text("activities/peru-i/peru-i-a01.yaml");
    registry.remove_file("activities/peru-i/peru-i-a01.yaml");
    registry.file("activities/moved/peru-i-a01.yaml", moved);
    registry
}

#[test]
fn what_has_changed_is_told_field_by_field() {
    assert_snapshot!(changed().run(["diff"]), @"
    2 records changed, 1 added, 1 removed, 1 renamed, 1 moved, 1 with another layout
    only.
    action both  Countering the smuggling of migrants
      title.en               Both regions → Countering the smuggling of migrants
      status                 completed (Completed) → on-hold (On hold)
      countries              - PE (Peru)
                             + CL (Chile)
      partners[pe-interior]  removed: Ministry of the Interior, role requester
      partners[pe-mininter]  added: Ministry of the Interior, role cooperating
      end                    2018 → 2019-03
      fact_sheet.impact      + One
    action peru-i  Perú I
      partners[pe-interior]  removed: Ministry of the Interior
      partners[pe-mininter]  added: Ministry of the Interior
    activity both-a02  Planned training  removed
      action   - both (Both regions)
      title    - Planned training
      kind     - training (Training session)
      status   - planned
      sources  - source page
    activity peru-i-a01  Remote training  moved from
      registry/activities/peru-i/peru-i-a01.yaml
    expert exp-0003  Peru  added
      origin   + PE (Peru)
      sources  + source page
    partner pe-interior → pe-mininter  Ministry of the Interior  renamed
    [exit 0]
    ");
    assert_snapshot!(changed().run(["diff", "--layout", "unclear"]), @"
    1 record with another layout only.
    action unclear  Nobody knows  layout only
    [exit 0]
    ");
}

#[test]
fn the_words_are_those_of_the_reader() {
    let registry = changed();
    assert_snapshot!(registry.run(["diff", "--lang", "es", "both", "exp-0003"]), @"
    1 ficha modificada, 1 añadida.
    acción both  Ambas regiones
      title.en               Both regions → Countering the smuggling of migrants
      status                 completed (Completada) → on-hold (En suspenso)
      countries              - PE (Perú)
                             + CL (Chile)
      partners[pe-interior]  quitado: Ministerio del Interior, role requester
      partners[pe-mininter]  añadido: Ministerio del Interior, role cooperating
      end                    2018 → 2019-03
      fact_sheet.impact      + One [en]
    experto exp-0003  Perú  añadida
      origin   + PE (Perú)
      sources  + source page
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "--lang", "fr", "both-a02", "pe-mininter", "peru-i-a01"]), @"
    1 fiche supprimée, 1 renommée, 1 déplacée.
    activité both-a02  Planned training  supprimée
      action   - both (Both regions)
      title    - Planned training [en]
      kind     - training (Session de formation)
      status   - planned (prévue)
      sources  - source page
    activité peru-i-a01  Remote training  déplacée de
      registry/activities/peru-i/peru-i-a01.yaml
    partenaire pe-interior → pe-mininter  Ministry of the Interior  renommée
    [exit 0]
    ");
}

#[test]
fn some_records_and_fields_can_be_chosen() {
    let registry = changed();
    assert_snapshot!(registry.run(["diff", "--fields", "status,end"]), @"
    1 record changed, 1 removed.
    action both  Countering the smuggling of migrants
      status  completed (Completed) → on-hold (On hold)
      end     2018 → 2019-03
    activity both-a02  Planned training  removed
      status  - planned
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "registry/experts", "pe-interior", "both", "--stat"]), @"
    Kind     Changed  Added  Removed  Renamed  Moved  Layout
    ────────────────────────────────────────────────────────
    action         1      0        0        0      0       0
    expert         0      1        0        0      0       0
    partner        0      0        0        1      0       0
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "bth"]), @"
    [stderr]
    error: `bth` is no revision, record or path; did you mean `both`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["diff", "elsewhere-iv"]), @"
    [stderr]
    error: `elsewhere-iv` is no revision, record or path; `mieux list actions` lists the actions, `git log --oneline` the commits
    [exit 2]
    ");
    assert_snapshot!(registry.run(["diff", "--fields", "satus"]), @"
    [stderr]
    error: no record has a field `satus`; did you mean `status`?
    [exit 2]
    ");
}

#[test]
fn a_pull_request_is_told_in_markdown() {
    assert_snapshot!(changed().run(["diff", "--format", "markdown"]), @r"
    <!-- mieux diff -->
    **2 records changed, 1 added, 1 removed, 1 renamed, 1 moved, 1 with another layout only.**

    <details open><summary>2 actions</summary>

    **both** Countering the smuggling of migrants

    | Field | Before | After |
    | --- | --- | --- |
    | title.en | Both regions | Countering the smuggling of migrants |
    | status | completed (Completed) | on-hold (On hold) |
    | countries | PE (Peru) |  |
    | countries |  | CL (Chile) |
    | partners\[pe-interior\] | Ministry of the Interior, role requester |  |
    | partners\[pe-mininter\] |  | Ministry of the Interior, role cooperating |
    | end | 2018 | 2019-03 |
    | fact\_sheet.impact |  | One |

    **peru-i** Perú I

    | Field | Before | After |
    | --- | --- | --- |
    | partners\[pe-interior\] | Ministry of the Interior |  |
    | partners\[pe-mininter\] |  | Ministry of the Interior |

    </details>

    <details open><summary>2 activities</summary>

    **both-a02** Planned training · *removed*

    | Field | Before | After |
    | --- | --- | --- |
    | action | both (Both regions) |  |
    | title | Planned training |  |
    | kind | training (Training session) |  |
    | status | planned |  |
    | sources | source page |  |

    **peru-i-a01** Remote training · *moved from registry/activities/peru-i/peru-i-a01.yaml*

    </details>

    <details open><summary>1 expert</summary>

    **exp-0003** Peru · *added*

    | Field | Before | After |
    | --- | --- | --- |
    | origin |  | PE (Peru) |
    | sources |  | source page |

    </details>

    <details open><summary>1 partner</summary>

    **pe-interior → pe-mininter** Ministry of the Interior · *renamed*

    </details>
    [exit 0]
    ");
}

#[test]
fn a_comment_is_never_longer_than_a_server_takes() {
    let registry = TestRegistry::committed();
    let text = "word | <b> ".repeat(60);
    for number in 0..400 {
        let partner = format!(
            "id: pe-{number}\nname: {{en: \"P {number}\"}}\nkind: national-institution\ncountry: PE\n\
             notes: {{en: \"{text}\"}}\nsources: [{{source: page}}]\n"
        );
        registry.file(format!("partners/pe/pe-{number}.yaml"), partner);
    }
    let told = registry.run(["diff", "--format", "markdown"]);
    assert!(told.chars().count() < 60_000, "{}", told.chars().count());
    assert!(told.starts_with("<!-- mieux diff -->\n"));
    let last: Vec<&str> = told.trim_end().rsplit('\n').take(4).collect();
    assert_snapshot!(last.join("\n"), @"
    [exit 0]
    363 records are shown without their fields, because a comment has no more room.

    </details>
    ");
    assert!(!told.contains(" <b>"));
}

#[test]
fn programs_read_the_same() {
    let registry = changed();
    let json = registry.json(["diff", "--format", "json", "both", "pe-mininter"]);
    assert_snapshot!(format!("{:#}", json["records"][0]["fields"]), @r#"
    [
      {
        "field": "title.en",
        "was_field": null,
        "change": "changed",
        "before": "Both regions",
        "after": "Countering the smuggling of migrants",
        "before_label": null,
        "after_label": null
      },
      {
        "field": "status",
        "was_field": null,
        "change": "changed",
        "before": "completed",
        "after": "on-hold",
        "before_label": "Completed",
        "after_label": "On hold"
      },
      {
        "field": "countries[PE]",
        "was_field": null,
        "change": "removed",
        "before": "PE",
        "after": null,
        "before_label": "Peru",
        "after_label": null
      },
      {
        "field": "countries[CL]",
        "was_field": null,
        "change": "added",
        "before": null,
        "after": "CL",
        "before_label": null,
        "after_label": "Chile"
      },
      {
        "field": "partners[partner=pe-interior]",
        "was_field": null,
        "change": "removed",
        "before": {
          "partner": "pe-interior",
          "role": "requester"
        },
        "after": null,
        "before_label": null,
        "after_label": null
      },
      {
        "field": "partners[partner=pe-mininter]",
        "was_field": null,
        "change": "added",
        "before": null,
        "after": {
          "partner": "pe-mininter",
          "role": "cooperating"
        },
        "before_label": null,
        "after_label": null
      },
      {
        "field": "end",
        "was_field": null,
        "change": "changed",
        "before": 2018,
        "after": "2019-03",
        "before_label": null,
        "after_label": null
      },
      {
        "field": "fact_sheet",
        "was_field": null,
        "change": "added",
        "before": null,
        "after": {
          "impact": [
            {
              "en": "One"
            }
          ]
        },
        "before_label": null,
        "after_label": null
      }
    ]
    "#);
    assert_snapshot!(registry.run(["diff", "--format", "csv", "pe-mininter", "both-a02", "peru-i-a01"]), @r#"
    kind,id,change,was,field,field_change,before,before_label,after,after_label
    activity,both-a02,removed,,id,removed,both-a02,,,
    activity,both-a02,removed,,action,removed,both,Both regions,,
    activity,both-a02,removed,,title,removed,"{""en"":""Planned training""}",,,
    activity,both-a02,removed,,kind,removed,training,Training session,,
    activity,both-a02,removed,,status,removed,planned,planned,,
    activity,both-a02,removed,,sources,removed,"[{""source"":""page""}]",,,
    activity,peru-i-a01,moved,,,,,,,
    partner,pe-mininter,renamed,pe-interior,id,changed,pe-interior,,pe-mininter,
    partner,pe-mininter,renamed,pe-interior,former_ids,added,,,"[""pe-interior""]",
    [exit 0]
    "#);
}

/// What git shows does not stay unsaid: other files than records, and those that cannot be read.
#[test]
fn every_file_that_differs_is_named() {
    let registry = changed();
    registry.git(["stash", "-q", "-u"]);
    registry.file("actions/peru-i.yaml", "id: [\n");
    registry.file("actions/stray.txt", "Text.\n");
    registry.file("mieux.toml", registry.text("mieux.toml") + "# A comment.\n");
    registry.replace("vocabularies/roles.yaml", "Requester", "Who asks");
    registry.replace("published/regions.yaml", "value: 35", "value: 36");
    registry.file("actions/both.yaml", registry.text("actions/both.yaml") + "status: completed\n");
    assert_snapshot!(registry.run(["diff"]), @"
    4 records changed, 2 other files.
    action both  Both regions
      The file now is not in order: duplicate field `status`
    action peru-i  Perú I
      The file now is not in order: this `[` is not closed
      title      - Perú I [es]
      status     - implementation (Implementation)
      countries  - PE (Peru)
      themes     - irregular-migration (Irregular Migration/Trafficking in Human
                 Beings)
      partners   - Ministry of the Interior
      start      - 2019-05
      follows    - both (Both regions)
      sources    - source page
    published figures published/regions.yaml
      claims[latin-america-and-caribbean, projects, p…].value
        35 → 36
    vocabulary roles
      terms[requester].label.en
        Requester → Who asks
    file actions/stray.txt  added
    file mieux.toml
    Settings or vocabularies differ: each state is read with its own.
    2 files could not be read in full in the state after.
    [exit 0]
    ");
    registry.commit("2024-02-01");
    registry.git(["revert", "--no-edit", "HEAD"]);
    assert_snapshot!(registry.run(["diff", "HEAD~1..HEAD", "peru-i"]), @"
    1 record changed.
    action peru-i  Perú I
      The file before is not in order: this `[` is not closed
      title      + Perú I [es]
      status     + implementation (Implementation)
      countries  + PE (Peru)
      themes     + irregular-migration (Irregular Migration/Trafficking in Human
                 Beings)
      partners   + Ministry of the Interior
      start      + 2019-05
      follows    + both (Both regions)
      sources    + source page
    Settings or vocabularies differ: each state is read with its own.
    1 file could not be read in full in the state before.
    [exit 0]
    ");
}

/// What a change brings is not only in the files that it touches.
#[test]
fn problems_that_come_and_go_are_told() {
    let registry = TestRegistry::programme();
    registry.replace("actions/both.yaml", "end: 2018", "end: 2015");
    registry.repository("2024-01-10");
    registry.replace("actions/both.yaml", "end: 2015", "end: 2019");
    registry.remove_file("partners/pe/pe-interior.yaml");
    assert_snapshot!(registry.run(["diff", "--findings", "both"]), @"
    1 record changed.
    action both  Both regions
      end  2015 → 2019
    Problems: 2 new, 1 resolved
      + registry/actions/both.yaml:6: error[unknown-reference] there is no partner
        `pe-interior`
      + registry/actions/peru-i.yaml:6: error[unknown-reference] there is no partner
        `pe-interior`
      - registry/actions/both.yaml:9: error[end-before-start] `end` (2015) is before
        `start` (2016)
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "--findings", "both", "--format", "markdown"]), @r"
    <!-- mieux diff -->
    **1 record changed.**

    <details open><summary>1 action</summary>

    **both** Both regions

    | Field | Before | After |
    | --- | --- | --- |
    | end | 2015 | 2019 |

    </details>

    <details open><summary>Problems: 2 new, 1 resolved</summary>

    - + registry/actions/both.yaml:6: error\[unknown-reference\] there is no partner \`pe-interior\`
    - + registry/actions/peru-i.yaml:6: error\[unknown-reference\] there is no partner \`pe-interior\`
    - - registry/actions/both.yaml:9: error\[end-before-start\] \`end\` (2015) is before \`start\` (2016)

    </details>
    [exit 0]
    ");
    let json = registry.json(["diff", "--findings", "--format", "json"]);
    assert_snapshot!(json["findings"]["resolved"], @r#"[{"rule":"end-before-start","severity":"error","file":"registry/actions/both.yaml","line":9,"message":"`end` (2015) is before `start` (2016)"}]"#);
}

#[test]
fn figures_that_differ_are_told_with_their_records() {
    let registry = TestRegistry::committed();
    assert_snapshot!(registry.run(["diff", "--figures"]), @"
    Nothing has changed.

    No figure has changed.

    [exit 0]
    ");
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PE, CL]");
    let third = registry.text("experts/exp-0001.yaml").replace("exp-0001", "exp-0003");
    registry.file("experts/exp-0003.yaml", third);
    registry.replace(
        "actions/both.yaml",
        "[{expert: exp-0001}]",
        "[{expert: exp-0001}, {expert: exp-0003}]",
    );
    assert_snapshot!(registry.run(["diff", "--figures", "--stat", "--format", "csv"]), @"
    kind,kind_label,changed,added,removed,renamed,moved,layout
    action,action,2,0,0,0,0,0
    expert,expert,0,1,0,0,0,0
    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "--figures", "peru-i"]), @"
    1 record changed.
    action peru-i  Perú I
      countries  + CL (Chile)

    Figures

    By      Of                          Figure       Before After Change Records
    ────────────────────────────────────────────────────────────────────────────────
            Programme                   Experts           2     3     +1 exp-0003
                                        involved
            Programme                   Countries         2     3     +1 CL
    Region  European Neighbourhood      Experts           2     3     +1 exp-0003
                                        involved
    Region  Latin America and the       Experts           2     3     +1 exp-0003
            Caribbean                   involved
    Region  Latin America and the       Countries         1     2     +1 CL
            Caribbean
    Country Belarus                     Experts           2     3     +1 exp-0003
                                        involved
    Country Chile                       Projects          0     1     +1 peru-i
    Country Chile                       Activities        0     1     +1 peru-i-a01
    Country Chile                       Partners          0     1     +1 pe-interior
    Country Peru                        Experts           2     3     +1 exp-0003
                                        involved
    Phase   (not stated)                Experts           2     3     +1 exp-0003
                                        involved
    Phase   (not stated)                Countries         2     3     +1 CL

    [exit 0]
    ");
    assert_snapshot!(registry.run(["diff", "--figures", "--public", "peru-i", "--format", "markdown"]), @"
    <!-- mieux diff -->
    **1 record changed.**

    <details open><summary>1 action</summary>

    **peru-i** Perú I

    | Field | Before | After |
    | --- | --- | --- |
    | countries |  | CL (Chile) |

    </details>

    ### Figures

    | By      | Of                              | Figure     | Before | After | Change | Records     |
    | ------- | ------------------------------- | ---------- | -----: | ----: | -----: | ----------- |
    |         | Programme                       | Countries  |      2 |     3 |     +1 | CL          |
    | Region  | Latin America and the Caribbean | Countries  |      1 |     2 |     +1 | CL          |
    | Country | Chile                           | Projects   |      0 |     1 |     +1 | peru-i      |
    | Country | Chile                           | Activities |      0 |     1 |     +1 | peru-i-a01  |
    | Country | Chile                           | Partners   |      0 |     1 |     +1 | pe-interior |
    | Phase   | (not stated)                    | Countries  |      2 |     3 |     +1 | CL          |

    Figures on fewer than three experts are withheld (–), even where there are none. Figures from which they could be computed are withheld too.

    [exit 0]
    ");
}

/// Private files are no records: they are never compared, be they in git or not.
#[test]
fn private_files_are_never_shown() {
    let registry = TestRegistry::committed();
    registry.file("private/experts/exp-0001.yaml", "name: Someone Secret\n");
    registry.commit("2024-01-11");
    registry.file("private/experts/exp-0001.yaml", "name: Someone Else\n");
    for args in [&["diff"][..], &["diff", "HEAD~1"], &["diff", "HEAD~1..HEAD", "--format", "json"]]
    {
        let told = registry.run(args);
        assert!(!told.contains("Someone") && !told.contains("private"), "{told}");
    }
    // A telephone number in a record is no text for a log.
    registry.replace("actions/both.yaml", "Both regions", "Call +51 999 123 456 now for this");
    assert_snapshot!(registry.run(["diff"]), @"
    1 record changed.
    action both  Call +** *** *** *** now for this
      title.en  Both regions → Call +** *** *** *** now for this
    [exit 0]
    ");
}
