//! `mieux log`: what has become of one record.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// A record that is added, changed, moved, renamed and removed, one commit each.
fn history() -> TestRegistry {
    let registry = TestRegistry::committed();
    registry.replace("actions/peru-i.yaml", "status: implementation", "status: completed");
    registry.replace("actions/peru-i.yaml", "countries: [PE]", "countries: [PE, CL]");
    registry.commit("2024-02-01");
    let text = registry.text("actions/peru-i.yaml");
    registry.remove_file("actions/peru-i.yaml");
    registry.file("actions/south/peru-i.yaml", text);
    registry.commit("2024-03-01");
    registry.run(["rename", "peru-i", "peru-one", "--with-activities"]);
    registry.commit("2024-04-01");
    registry.run(["set", "peru-one", "end=2021"]);
    registry.commit("2024-05-01");
    registry
}

/// What the command says, without the ids of commits.
fn told(registry: &TestRegistry, args: &[&str]) -> String {
    let told = registry.run(args);
    let commits = registry.git(["log", "--format=%h %s", "--abbrev=8"]);
    commits.lines().fold(told, |told, line| {
        let (id, subject) = line.split_once(' ').unwrap();
        told.replace(id, &format!("c-{}", &subject[5..7]))
    })
}

#[test]
fn a_record_is_followed_through_folders_and_renames() {
    let registry = history();
    let whole = told(&registry, &["log", "peru-one"]);
    assert_snapshot!(whole, @"
    2024-05-01 c-05  2024-05-01 (Officer)
      end  + 2021

    2024-04-01 c-04  2024-04-01 (Officer)
      peru-i → peru-one  renamed

    2024-03-01 c-03  2024-03-01 (Officer)
      moved

    2024-02-01 c-02  2024-02-01 (Officer)
      status     implementation (Implementation) → completed (Completed)
      countries  + CL (Chile)

    2024-01-10 c-01  2024-01-10 (Officer)
      added
      title      + Perú I [es]
      status     + implementation (Implementation)
      countries  + PE (Peru)
      themes     + irregular-migration (Irregular Migration/Trafficking in Human
                 Beings)
      partners   + Ministry of the Interior
      start      + 2019-05
      follows    + both (Both regions)
      sources    + source page
    [exit 0]
    ");
    assert_eq!(told(&registry, &["log", "peru-i"]), whole);
    assert_snapshot!(told(&registry, &["log", "peru-one", "--field", "status", "--no-authors", "--lang", "es"]), @"
    2024-02-01 c-02  2024-02-01
      status  implementation (Implementación) → completed (Completada)

    2024-01-10 c-01  2024-01-10
      añadida
      status  + implementation (Implementación)
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["log", "peru-one", "--last"]), @"
    Field       Date        Commit    Author   Subject
    ─────────────────────────────────────────────────────
    end         2024-05-01  c-05  Officer  2024-05-01
    id          2024-04-01  c-04  Officer  2024-04-01
    former_ids  2024-04-01  c-04  Officer  2024-04-01
    status      2024-02-01  c-02  Officer  2024-02-01
    countries   2024-02-01  c-02  Officer  2024-02-01
    title       2024-01-10  c-01  Officer  2024-01-10
    themes      2024-01-10  c-01  Officer  2024-01-10
    partners    2024-01-10  c-01  Officer  2024-01-10
    start       2024-01-10  c-01  Officer  2024-01-10
    follows     2024-01-10  c-01  Officer  2024-01-10
    sources     2024-01-10  c-01  Officer  2024-01-10
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["log", "peru-one", "--field", "countries,end", "--format", "csv"]), @r#"
    date,commit,author,subject,change,field,field_change,before,before_label,after,after_label
    2024-05-01,c-05,Officer,2024-05-01,changed,end,added,,,2021,
    2024-02-01,c-02,Officer,2024-02-01,changed,countries[CL],added,,,CL,Chile
    2024-01-10,c-01,Officer,2024-01-10,added,countries,added,,,"[""PE""]",
    [exit 0]
    "#);
}

/// A record that is gone, one that is in no commit yet, and one that never was; private files are none.
#[test]
fn a_record_need_not_exist_any_more() {
    let registry = history();
    registry.file("private/experts/exp-0002.yaml", "name: Someone Secret\n");
    registry.run(["remove", "both-a02", "--force"]);
    registry.commit("2024-06-01");
    assert_snapshot!(told(&registry, &["log", "both-a02"]), @"
    2024-06-01 c-06  2024-06-01 (Officer)
      removed
      action   - both (Both regions)
      title    - Planned training
      kind     - training (Training session)
      status   - planned
      sources  - source page

    2024-01-10 c-01  2024-01-10 (Officer)
      added
      action   + both (Both regions)
      title    + Planned training
      kind     + training (Training session)
      status   + planned
      sources  + source page
    [exit 0]
    ");
    registry.file("actions/new-i.yaml", "id: new-i\n");
    assert_snapshot!(told(&registry, &["log", "new-i"]), @"
    [stderr]
    `new-i` is in no commit yet.
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["log", "peru-two"]), @"
    [stderr]
    error: no record has or had the id `peru-two` in the commits of this branch; `mieux search` finds records by their texts
    [exit 2]
    ");
    assert_snapshot!(told(&registry, &["log", "peru-one", "--field", "statu"]), @"
    [stderr]
    error: no record has a field `statu`; did you mean `status`?
    [exit 2]
    ");
    assert!(!told(&registry, &["log", "exp-0002"]).contains("Someone"));
    let unborn = TestRegistry::programme();
    unborn.git(["init", "-q", "-b", "main"]);
    assert_snapshot!(unborn.run(["log", "both"]), @"
    [stderr]
    `both` is in no commit yet.
    [exit 0]
    ");
}

/// Versions that cannot be read are named; a merge is one commit.
#[test]
fn broken_versions_and_merges_are_told() {
    let registry = TestRegistry::committed();
    registry.file("actions/both.yaml", "id: [\n");
    registry.commit("2024-02-01");
    registry.git(["checkout", "-q", "-b", "topic", "HEAD~1"]);
    registry.replace("actions/peru-i.yaml", "start: 2019-05", "start: 2018");
    registry.commit("2024-03-01");
    registry.git(["checkout", "-q", "main"]);
    registry.git(["merge", "-q", "--no-ff", "-m", "2024-04-01", "topic"]);
    assert_snapshot!(told(&registry, &["log", "both", "--field", "status"]), @"
    2024-02-01 c-02  2024-02-01 (Officer)
      The file now is not in order: it cannot be read
      status  - completed (Completed)

    2024-01-10 c-01  2024-01-10 (Officer)
      added
      status  + completed (Completed)
    [exit 0]
    ");
    let merged =
        told(&registry, &["log", "peru-i", "--no-authors", "--format", "csv", "--field", "start"]);
    assert_eq!(merged.lines().filter(|line| line.contains(",start,")).count(), 2, "{merged}");
}
