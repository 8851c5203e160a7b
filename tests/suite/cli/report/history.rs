//! `mieux report --history`: the figures as they stood in git.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::common::{TestRegistry, copy, transcript};

/// Four commits: a small programme, an action more, another one and a code that no vocabulary has, and that corrected
/// with an activity removed.
fn history() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.repository("2023-11-10");
    registry.file("actions/chile-i.yaml", action("chile-i", "CL", "completed"));
    registry.commit("2024-05-20");
    registry.file("actions/peru-ii.yaml", action("peru-ii", "PX", "implementation"));
    registry.commit("2024-06-30");
    registry.replace("actions/peru-ii.yaml", "[PX]", "[PE]");
    registry.remove_file("activities/both/both-a01.yaml");
    registry.commit("2025-02-03");
    registry
}

fn action(id: &str, country: &str, status: &str) -> String {
    format!(
        "id: {id}\ntitle: {{en: Action}}\nstatus: {status}\ncountries: [{country}]\nstart: 2020\n\
         sources: [{{source: page}}]\n"
    )
}

/// What is said of a history, with the words `COMMIT 1` and so on in the place of ids.
fn told(registry: &TestRegistry, args: &[&str]) -> String {
    let told = registry.run([&["report", "--history"], args].concat());
    let ids = registry.git(["log", "--format=%H", "--reverse"]);
    ids.lines().enumerate().fold(told, |told, (position, id)| {
        told.replace(&id[..8], &format!("COMMIT {}", position + 1))
    })
}

#[test]
fn a_period_has_the_figures_of_the_last_commit_by_its_end() {
    let registry = history();
    assert_snapshot!(told(&registry, &["year"]), @"
    Example

    Year Commit   Date       Projects Activities  Experts Countries Partners
                                                 involved
    ────────────────────────────────────────────────────────────────────────
    2023 COMMIT 1 2023-11-10        2          2        2         2        1
    2024 COMMIT 3 2024-06-30        4          2        2         3        1
    2025 COMMIT 4 2025-02-03        4          1        1         3        1

    - Each row is the registry as git had it at the end of the period (UTC): the
      last commit by then.
    - In these rows figures may be wrong, because the registry had errors (how
      many): 2024 (1).
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["quarter", "--lang", "es", "--since", "2024-03"]), @"
    Example

    Trimestre Commit   Fecha        Pro- Activi-      Expertos Países Socios
                                  yectos   dades participantes
    ────────────────────────────────────────────────────────────────────────
    2024 T1   COMMIT 1 2023-11-10      2       2             2      2      1
    2024 T2   COMMIT 3 2024-06-30      4       2             2      3      1
    2024 T3   COMMIT 3 2024-06-30      4       2             2      3      1
    2024 T4   COMMIT 3 2024-06-30      4       2             2      3      1
    2025 T1   COMMIT 4 2025-02-03      4       1             1      3      1

    - Cada fila es el registro como estaba en git al final del periodo (UTC): el
      último commit hasta entonces.
    - En estas filas las cifras pueden ser incorrectas, porque el registro tenía
      errores (cuántos): 2024 T2 (1); 2024 T3 (1); 2024 T4 (1).
    [exit 0]
    ");
    let months = ["month", "--format", "csv", "--figures", "projects,experts-non-eu"];
    assert_snapshot!(told(&registry, &[&months[..], &["--since", "2024-04"]].concat()), @"
    month,month_label,commit,date,projects,experts-non-eu,experts-non-eu-stated
    2024-04,2024-04,COMMIT 1,2023-11-10,2,,0
    2024-05,2024-05,COMMIT 2,2024-05-20,3,,0
    2024-06,2024-06,COMMIT 3,2024-06-30,4,,0
    2024-07,2024-07,COMMIT 3,2024-06-30,4,,0
    2024-08,2024-08,COMMIT 3,2024-06-30,4,,0
    2024-09,2024-09,COMMIT 3,2024-06-30,4,,0
    2024-10,2024-10,COMMIT 3,2024-06-30,4,,0
    2024-11,2024-11,COMMIT 3,2024-06-30,4,,0
    2024-12,2024-12,COMMIT 3,2024-06-30,4,,0
    2025-01,2025-01,COMMIT 3,2024-06-30,4,,0
    2025-02,2025-02,COMMIT 4,2025-02-03,4,,0
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/vocabularies/country-groups.yaml: the registry has no vocabulary `country-groups`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert_snapshot!(told(&registry, &["commit", "--format", "markdown", "--lang", "fr", "--country", "CL"]), @"
    ## Chili

    | Commit   | Date       | Projets | Activités | Experts mobilisés | Pays | Partenaires |
    | -------- | ---------- | ------: | --------: | ----------------: | ---: | ----------: |
    | COMMIT 1 | 2023-11-10 |       0 |         0 |                 0 |    0 |           0 |
    | COMMIT 2 | 2024-05-20 |       1 |         0 |                 0 |    1 |           0 |
    | COMMIT 3 | 2024-06-30 |       1 |         0 |                 0 |    1 |           0 |
    | COMMIT 4 | 2025-02-03 |       1 |         0 |                 0 |    1 |           0 |

    - Chaque ligne est le registre tel que le commit l’a laissé.
    - Dans ces lignes les chiffres peuvent être faux, car le registre avait des erreurs (combien) : COMMIT 3 (1).
    [exit 0]
    ");
}

#[test]
fn groups_are_in_columns() {
    let registry = history();
    assert_snapshot!(told(&registry, &["year", "--by", "country", "--format", "csv"]), @"
    year,year_label,commit,date,BY,CL,PE,PX,total
    2023,2023,COMMIT 1,2023-11-10,1,0,2,0,2
    2024,2024,COMMIT 3,2024-06-30,1,1,2,1,4
    2025,2025,COMMIT 4,2025-02-03,1,1,3,0,4
    [exit 0]
    ");
    let two = ["year", "--by", "status", "--figures", "projects,activities", "--format", "csv"];
    assert_snapshot!(told(&registry, &two), @"
    table,code,label,commit,date,implementation,completed,total
    history-status-projects,2023,2023,COMMIT 1,2023-11-10,1,1,2
    history-status-projects,2024,2024,COMMIT 3,2024-06-30,2,2,4
    history-status-projects,2025,2025,COMMIT 4,2025-02-03,2,2,4
    history-status-activities,2023,2023,COMMIT 1,2023-11-10,1,1,2
    history-status-activities,2024,2024,COMMIT 3,2024-06-30,1,1,2
    history-status-activities,2025,2025,COMMIT 4,2025-02-03,1,0,1
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["commit", "--by", "country", "--chart"]), @"
    Example

    Projects

    Belarus
    COMMIT 1  ██████████████████████▋ 1
    COMMIT 2  ██████████████████████▋ 1
    COMMIT 3  ██████████████████████▋ 1
    COMMIT 4  ██████████████████████▋ 1

    Chile
    COMMIT 1  0
    COMMIT 2  ██████████████████████▋ 1
    COMMIT 3  ██████████████████████▋ 1
    COMMIT 4  ██████████████████████▋ 1

    Peru
    COMMIT 1  █████████████████████████████████████████████▍ 2
    COMMIT 2  █████████████████████████████████████████████▍ 2
    COMMIT 3  █████████████████████████████████████████████▍ 2
    COMMIT 4  ████████████████████████████████████████████████████████████████████ 3

    PX
    COMMIT 1  0
    COMMIT 2  0
    COMMIT 3  ██████████████████████▋ 1
    COMMIT 4  0

    - Each row is the registry as the commit left it.
    - In these rows figures may be wrong, because the registry had errors (how
      many): COMMIT 3 (1).
    [exit 0]
    ");
}

/// Each row is what a report on that state says.
#[test]
fn a_row_is_the_report_on_its_commit() {
    let registry = history();
    registry.replace("vocabularies/statuses.yaml", "code: implementation", "code: under-way");
    registry.commit("2025-03-01");
    registry.git(["mv", "registry/actions/peru-i.yaml", "registry/actions/peru-0.yaml"]);
    registry.replace("mieux.toml", "name", "# A comment.\nname");
    registry.commit("2025-03-02");
    registry.git(["revert", "--no-commit", "HEAD~1"]);
    registry.commit("2025-03-03");
    for selection in [&[][..], &["--country", "PE"], &["--public"]] {
        let args = ["report", "--history", "commit", "--figures", "all", "--format", "json"];
        let output = registry.command([&args[..], selection].concat()).output().unwrap();
        let history: Value = serde_json::from_slice(&output.stdout).unwrap();
        let rows = history["tables"][0]["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 7);
        for row in rows {
            let at = row["commit"].as_str().unwrap();
            let args = ["report", "--figures", "all", "--format", "json", "--at", at];
            let output = registry.command([&args[..], selection].concat()).output().unwrap();
            let report: Value = serde_json::from_slice(&output.stdout).unwrap();
            for (name, figure) in report["figures"].as_object().unwrap() {
                // The public is not told in one row what is withheld in another.
                if row[name].is_null() && selection.contains(&"--public") {
                    continue;
                }
                assert_eq!(row[name], *figure, "{name} at {at}");
            }
        }
    }
}

#[test]
fn what_is_withheld_once_is_withheld_always() {
    let registry = history();
    let experts = ["month", "--public", "--figures", "projects,experts", "--format", "csv"];
    assert_snapshot!(told(&registry, &[&experts[..], &["--since", "2025"]].concat()), @"
    month,month_label,commit,date,projects,experts
    2025-01,2025-01,COMMIT 3,2024-06-30,4,–
    2025-02,2025-02,COMMIT 4,2025-02-03,4,–
    [exit 0]
    ");
    for number in 3..9 {
        registry.file(
            format!("experts/exp-000{number}.yaml"),
            format!("id: exp-000{number}\norigin: PE\nsources: [{{source: page}}]\n"),
        );
    }
    registry.replace(
        "actions/chile-i.yaml",
        "start: 2020",
        "experts: [{expert: exp-0003}, {expert: exp-0004}, {expert: exp-0005}, {expert: exp-0006}]\nstart: 2020",
    );
    registry.commit("2025-03-01");
    assert_snapshot!(told(&registry, &[&experts[..], &["--since", "2025"]].concat()), @"
    month,month_label,commit,date,projects,experts
    2025-01,2025-01,COMMIT 3,2024-06-30,4,–
    2025-02,2025-02,COMMIT 4,2025-02-03,4,–
    2025-03,2025-03,COMMIT 5,2025-03-01,4,–
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["year", "--public", "--by", "origin"]), @"
    [stderr]
    error: `--public` with `--history` cannot divide by groups of experts, because changes of small groups would point at persons; leave out `--by`
    [exit 2]
    ");
}

#[test]
fn a_history_begins_with_the_registry_and_goes_on_without_it() {
    let registry = TestRegistry::programme();
    let root = registry.path().to_owned();
    fs::rename(registry.root(), root.join("later")).unwrap();
    fs::write(root.join("notes.txt"), "x\n").unwrap();
    registry.git(["init", "-q", "-b", "main"]);
    fs::rename(root.join("later"), root.join(".git/later")).unwrap();
    registry.commit("2023-12-01");
    fs::rename(root.join(".git/later"), registry.root()).unwrap();
    assert_snapshot!(told(&registry, &["year"]), @"
    [stderr]
    error: no commit of this branch has the registry
    [exit 2]
    ");
    registry.commit("2024-01-10");
    registry.git(["rm", "-rq", "registry"]);
    registry.commit("2024-02-10");
    registry.git(["checkout", "-q", "HEAD~1", "--", "registry"]);
    registry.commit("2024-03-10");
    registry.file("mieux.toml", [0xff, 0xfe]);
    registry.commit("2024-04-10");
    registry.git(["checkout", "-q", "HEAD~1", "--", "registry"]);
    registry.git(["mv", "registry", "data"]);
    registry.commit("2024-05-10");
    fs::rename(root.join("data"), root.join("registry")).unwrap();
    registry.commit("2024-06-10");
    registry.file("actions/chile-i.yaml", "id: [\n");
    assert_snapshot!(told(&registry, &["commit", "--format", "csv", "--figures", "projects"]), @"
    commit,date,projects
    COMMIT 2,2024-01-10,2
    COMMIT 3,2024-02-10,
    COMMIT 4,2024-03-10,2
    COMMIT 5,2024-04-10,
    COMMIT 6,2024-05-10,2
    [stderr]
    1 change that is not committed is not counted.
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["month", "--figures", "projects", "--since", "2024"]), @"
    Example

    Month    Commit    Date        Projects
    ───────────────────────────────────────
    2024-01  COMMIT 2  2024-01-10         2
    2024-02  COMMIT 3  2024-02-10
    2024-03  COMMIT 4  2024-03-10         2
    2024-04  COMMIT 5  2024-04-10
    2024-05  COMMIT 6  2024-05-10         2
    2024-06  COMMIT 7  2024-06-10         2

    - Each row is the registry as git had it at the end of the period (UTC): the
      last commit by then.
    - Settings or vocabularies are other ones than in the row before: 2024-04;
      2024-05. Each row uses those of its commit.
    - No figures for: 2024-02: `COMMIT 3` has no registry in `registry`; 2024-04:
      cannot read registry/mieux.toml: it is not UTF-8.
    [stderr]
    1 change that is not committed is not counted.
    [exit 0]
    ");
}

#[test]
fn a_saved_report_can_have_a_history() {
    let registry = history();
    let text = registry.text("mieux.toml");
    registry.file(
        "mieux.toml",
        format!("{text}\n[reports.south]\ndescription = \"The south\"\ncountry = \"CL\"\nfigures = [\"projects\"]\n\n[reports.first]\ntop = 3\n"),
    );
    registry.commit("2025-03-01");
    assert_snapshot!(told(&registry, &["year", "south", "--format", "csv"]), @"
    year,year_label,commit,date,projects
    2023,2023,COMMIT 1,2023-11-10,0
    2024,2024,COMMIT 3,2024-06-30,1
    2025,2025,COMMIT 5,2025-03-01,1
    [exit 0]
    ");
    assert_snapshot!(told(&registry, &["year", "first"]), @"
    [stderr]
    error: `--history` has no place for `--top`; leave one of them out
    [exit 2]
    ");
}

#[test]
fn what_has_no_history_says_what_to_type() {
    let registry = history();
    assert_snapshot!(told(&registry, &["year", "--over", "year"]), @"
    [stderr]
    error: `--history` has no place for `--over`; leave one of them out
    [exit 2]
    ");
    assert_snapshot!(told(&registry, &["year", "--by", "country,theme"]), @"
    [stderr]
    error: with `--history` a table has rows and one dimension in columns; use `--by` once
    [exit 2]
    ");
    assert_snapshot!(told(&registry, &["year", "completeness"]), @"
    [stderr]
    error: `--history` cannot show `completeness`; `mieux report completeness --at DATE` shows it as it was on a day
    [exit 2]
    ");
    assert_snapshot!(told(&registry, &["month", "--since", "2031"]), @"
    [stderr]
    error: no commit on or after 2031-01-01 has changed the registry; the last commit is of 2025-02-03
    [exit 2]
    ");
    assert_snapshot!(told(&registry, &["year", "--country", "PX"]), @"
    [stderr]
    error: unknown country `PX`; find it with `mieux list countries`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--history", "year", "--at", "HEAD"]), @"
    [stderr]
    error: the argument '--history <PERIOD>' cannot be used with '--at <REV|DATE>'

    Usage: mieux report --history <PERIOD> [NAME]

    For more information, try '--help'.
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--since", "2024"]), @"
    [stderr]
    error: the following required arguments were not provided:
      --history <PERIOD>

    Usage: mieux report --history <PERIOD> --since <DATE> [NAME]

    For more information, try '--help'.
    [exit 2]
    ");
    assert_snapshot!(TestRegistry::programme().run(["report", "--history", "year"]), @"
    [stderr]
    error: registry is in no git repository; its history cannot be read
    [exit 2]
    ");
    let unborn = TestRegistry::programme();
    unborn.git(["init", "-q"]);
    assert_snapshot!(unborn.run(["report", "--history", "year"]), @"
    [stderr]
    error: there is no commit yet, so there is no history; commit the registry first
    [exit 2]
    ");
}

#[test]
fn a_history_is_read_from_every_kind_of_repository() {
    let registry = history();
    let run = |registry: &TestRegistry, folder: &str, more: &[&str]| {
        let args = ["report", "--history", "year", "--figures", "projects", "--format", "csv"];
        let output = registry.command_in(folder, [&args[..], more].concat()).output().unwrap();
        transcript(&output)
    };
    let expected = run(&registry, ".", &[]);
    let address = format!("file://{}", registry.path().display());
    registry.git(["worktree", "add", "-q", "--detach", "tree"]);
    assert_eq!(run(&registry, "tree", &[]), expected);
    registry.git(["worktree", "remove", "tree"]);
    let elsewhere = TestRegistry::none();
    elsewhere.git(["clone", "-q", "--bare", &address, "bare.git"]);
    assert_eq!(run(&elsewhere, "bare.git", &[]), expected);
    // A shallow clone never begins with the wrong figures.
    elsewhere.git(["clone", "-q", "--depth", "2", &address, "short"]);
    assert_snapshot!(run(&elsewhere, "short", &[]), @"
    [stderr]
    error: this clone is shallow, and its history begins on 2024-06-30; get the rest with `git fetch --unshallow` (in `actions/checkout`: `fetch-depth: 0`), or begin later, with `--since 2024-07-01`
    [exit 2]
    ");
    assert_snapshot!(run(&elsewhere, "short", &["--since", "2024-07-01"]).lines().nth(1).unwrap_or_default().replace(&registry.git(["rev-parse", "--short=8", "HEAD~1"]), "COMMIT"), @"2024,2024,COMMIT,2024-06-30,4");
    let other = TestRegistry::none();
    other.git(["init", "-q", "--object-format=sha256"]);
    copy(&registry.root(), &other.root());
    other.commit("2025-01-01");
    assert_snapshot!(run(&other, ".", &[]).replace(&other.git(["rev-parse", "--short=8", "HEAD"]), "COMMIT"), @"
    year,year_label,commit,date,projects
    2025,2025,COMMIT,2025-01-01,4
    [exit 0]
    ");
}

#[test]
fn a_partial_clone_fetches_what_a_history_needs_at_once() {
    let registry = history();
    registry.git(["config", "uploadpack.allowFilter", "true"]);
    registry.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let address = format!("file://{}", registry.path().display());
    let elsewhere = TestRegistry::none();
    elsewhere.git(["clone", "-q", "--filter=blob:none", &address, "clone"]);
    let run = |more: &[&str]| {
        let args = ["report", "--history", "commit", "--figures", "projects", "--format", "csv"];
        transcript(&elsewhere.command_in("clone", [&args[..], more].concat()).output().unwrap())
    };
    assert_snapshot!(run(&[]), @"
    [stderr]
    error: this partial clone lacks 2 files of that state; add `--fetch` to fetch them
    [exit 2]
    ");
    let whole =
        registry.run(["report", "--history", "commit", "--figures", "projects", "--format", "csv"]);
    assert_eq!(run(&["--fetch"]), whole);
    assert_eq!(run(&[]), whole);
}
