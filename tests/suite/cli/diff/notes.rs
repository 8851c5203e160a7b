//! What is said of two states beside their records, and of arguments in another order.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use crate::common::{TestRegistry, symlink};

fn committed() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.repository("2024-01-10");
    registry
}

#[test]
fn states_with_other_settings_or_vocabularies_are_read_with_their_own() {
    let registry = committed();
    registry.replace("vocabularies/statuses.yaml", "en: Completed", "en: Done");
    registry.replace("actions/both.yaml", "status: completed", "status: implementation");
    assert_snapshot!(registry.run(["diff"]), @"
    2 records changed.
    action both  Both regions
      status  completed (Completed) → implementation (Implementation)
    vocabulary statuses
      terms[completed].label.en
        Completed → Done
    Settings or vocabularies differ: each state is read with its own.
    [exit 0]
    ");
    registry.git(["checkout", "-q", "--", "registry/vocabularies"]);
    let settings = registry.text("mieux.toml");
    registry.file("mieux.toml", format!("# Ours.\n{settings}"));
    assert_snapshot!(registry.run(["diff", "HEAD", "both", "--format", "csv", "--lang", "fr"]), @"
    kind,id,change,was,field,field_change,before,before_label,after,after_label
    action,both,changed,,status,changed,completed,Achevée,implementation,Mise en œuvre
    [stderr]
    note : Les réglages ou les vocabulaires diffèrent : chaque état est lu avec les siens.
    [exit 0]
    ");
}

/// Nothing that git shows stays unsaid.
#[test]
fn what_no_record_shows_is_counted() {
    let registry = committed();
    symlink("../../one.yaml", registry.below("actions/out.yaml")).unwrap();
    registry.commit("2024-02-01");
    let path = registry.below("actions/both.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    assert_snapshot!(registry.run(["diff", "--exit-code"]), @"
    Nothing has changed.
    1 file has the same content and another mode (such as executable).
    [exit 1]
    ");
    assert_snapshot!(registry.run(["diff", "HEAD", "both", "--exit-code"]), @"
    Nothing has changed.
    [exit 0]
    ");
    fs::remove_file(registry.below("actions/out.yaml")).unwrap();
    symlink("../../other.yaml", registry.below("actions/out.yaml")).unwrap();
    registry.commit("2024-03-01");
    assert_snapshot!(registry.run(["diff", "HEAD~1..HEAD", "--lang", "es", "--exit-code"]), @"
    No ha cambiado nada.
    1 archivo tiene el mismo contenido y otro modo (por ejemplo, ejecutable).
    1 archivo difiere para git y no se puede leer en ninguno de los dos estados:
    registry/actions/out.yaml.
    [exit 1]
    ");
    let json = registry.json(["diff", "HEAD~1..HEAD", "--format", "json"]);
    assert_snapshot!(json["notes"], @r#"["1 file has the same content and another mode (such as executable).","1 file differs for git and can be read in neither state: registry/actions/out.yaml."]"#);
}

#[test]
fn files_that_could_not_be_read_are_counted() {
    let registry = committed();
    registry.file("actions/both.yaml", "id: both\nstatus: [\n");
    registry.file("actions/peru-i.yaml", [0xff, 0xfe]);
    registry.remove_file("actions/unclear.yaml");
    assert_snapshot!(registry.run(["diff", "--fields", "status"]), @"
    2 records changed.
    action both  Both regions
      The file now is not in order: this `[` is not closed
      status  - completed (Completed)
    action peru-i  Perú I
      The file now is not in order: the text is not UTF-8 from here on
      status  - implementation (Implementation)
    2 files could not be read in full in the state after.
    [exit 0]
    ");
    registry.commit("2024-02-01");
    assert_snapshot!(registry.run(["diff", "HEAD..HEAD~1", "--stat", "--format", "csv"]), @"
    kind,kind_label,changed,added,removed,renamed,moved,layout
    action,action,2,1,0,0,0,0
    [stderr]
    note: 2 files could not be read in full in the state before.
    [exit 0]
    ");
}

#[test]
fn a_registry_that_has_moved_is_compared_where_it_was() {
    let registry = committed();
    registry.git(["mv", "registry", "data"]);
    registry.commit("2024-02-01");
    let data = |args: &[&str]| registry.run([args, &["--registry", "data"]].concat());
    assert_snapshot!(data(&["diff", "HEAD~1"]), @"
    Nothing has changed.
    Before, the registry was in `registry`.
    [exit 0]
    ");
    assert_snapshot!(data(&["diff", "HEAD..HEAD~1", "--lang", "fr"]), @"
    Rien n’a changé.
    Après, le registre est dans `registry`.
    [exit 0]
    ");
    assert_snapshot!(data(&["diff", "HEAD~1", "--exit-code", "--quiet"]), @"
    Nothing has changed.
    Before, the registry was in `registry`.
    [exit 0]
    ");
}

#[test]
fn arguments_in_another_order_say_what_to_type() {
    let registry = committed();
    registry.replace("actions/both.yaml", "end: 2018", "end: 2019");
    registry.commit("2024-02-01");
    registry.git(["branch", "topic", "HEAD~1"]);
    assert_snapshot!(registry.run(["diff", "registry/actions", "HEAD~1"]), @"
    [stderr]
    error: write the revision before the records: `mieux diff HEAD~1 registry/actions`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["diff", "both", "topic..main", "--lang", "es"]), @"
    [stderr]
    error: escriba la revisión antes de las fichas: `mieux diff topic..main both`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["diff", "topic", "main"]), @"
    [stderr]
    error: to compare two states, write `topic..main`
    [exit 2]
    ");
    // A branch can have the name of a record that is meant.
    registry.git(["branch", "both"]);
    assert_snapshot!(registry.run(["diff", "HEAD~1", "both"]), @"
    1 record changed.
    action both  Both regions
      end  2018 → 2019
    [exit 0]
    ");
}
