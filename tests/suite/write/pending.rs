//! A change that was interrupted, to commands that only read and to those that change something.

use std::fs::{self, File};
use std::path::Path;

use insta::{allow_duplicates, assert_snapshot};
use mieux::store::{Plan, read};

use super::{LONG, files, folder, interrupt, root};
use crate::common::{TestRegistry, transcript};

const PARTNER: &str =
    "id: zz\nname: {en: Somebody}\nkind: ministry\ncountry: PE\nsources: [{source: page}]\n";

/// A programme with an interrupted change of two of its files.
fn interrupted() -> TestRegistry {
    let registry = TestRegistry::programme();
    let root = root(&registry);
    let mut plan = Plan::default();
    plan.create("partners/zz.yaml", PARTNER);
    let old = fs::read(root.join("experts/exp-0002.yaml")).unwrap();
    plan.remove("experts/exp-0002.yaml", old);
    interrupt(&root, &plan);
    registry
}

#[test]
fn commands_that_only_read_name_the_one_that_completes_the_change_and_write_nothing() {
    let registry = interrupted();
    let before = files(&root(&registry));
    fs::write(registry.path().join("p.csv"), "id,name.en\np,P\n").unwrap();
    for args in [
        &["validate"][..],
        &["validate", "registry/actions/both.yaml"],
        &["validate", "--fix", "--diff"],
        &["fmt", "--check"],
        &["fmt", "--diff"],
        &["list", "partners"],
        &["show", "both"],
        &["report"],
        &["set", "both", "end=2019", "--dry-run"],
        &["rename", "both", "new", "--dry-run"],
        &["import", "partners", "p.csv", "--dry-run"],
        &["expert", "access", "exp-0001"],
    ] {
        let said = transcript(&registry.command(args).output().unwrap());
        allow_duplicates! { assert_snapshot!(said, @"
        [stderr]
        error: a change of 2 files was interrupted and is not complete; run `mieux recover` to complete it
        [exit 2]
        "); }
        assert_eq!(files(&root(&registry)), before, "{args:?}");
    }
    assert_snapshot!(registry.run(["recover", "--dry-run"]), @"
    To complete the change of 2 files:
      write registry/partners/zz.yaml
      remove registry/experts/exp-0002.yaml
    Nothing was written.
    [exit 0]
    ");
    assert_eq!(files(&root(&registry)), before);
    assert_snapshot!(registry.run(["recover"]), @"
    [stderr]
    A change of 2 files was interrupted; it is complete now.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["recover"]), @"
    No change was interrupted.
    [exit 0]
    ");
    assert!(registry.run(["list", "partners"]).contains("zz"));
}

#[test]
fn a_command_that_changes_the_registry_completes_the_change_first() {
    let registry = interrupted();
    let said = registry.run(["set", "zz", "acronym=ZZ"]);
    assert!(said.contains("A change of 2 files was interrupted; it is complete now.\n"), "{said}");
    assert!(said.contains("+acronym: ZZ\n"), "{said}");
    assert!(!root(&registry).join("experts/exp-0002.yaml").exists());
}

#[test]
fn a_reader_is_told_what_is_still_to_be_written() {
    let registry = interrupted();
    let root = root(&registry);
    let pending = || read(&folder(&root), LONG, &mut |_| {}, |pending| pending.cloned()).unwrap();
    let found = pending().unwrap();
    assert_eq!(found.files, 2);
    assert_eq!(found.texts[Path::new("partners/zz.yaml")], PARTNER.as_bytes());
    assert!(found.removed.contains(Path::new("experts/exp-0002.yaml")));
    // What is there already is no longer pending, nor is what somebody else has written.
    registry.file("partners/zz.yaml", PARTNER);
    assert!(pending().unwrap().texts.is_empty());
    registry.file("experts/exp-0002.yaml", "id: mine\n");
    assert_eq!(pending(), None);
    registry.run(["recover"]);
}

#[test]
fn an_error_after_the_change_says_that_it_is_made() {
    let registry = TestRegistry::programme();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let mut command = registry.command(["set", "both", "end=2019"]);
    let output = command.stdout(full).output().unwrap();
    assert_snapshot!(transcript(&output), @"
    [stderr]
    Changed registry/actions/both.yaml.
    error: the change is made, but what follows it failed: cannot write to the standard output: there is no space left on the disk
    [exit 2]
    ");
    assert!(
        fs::read_to_string(root(&registry).join("actions/both.yaml")).unwrap().contains("2019")
    );
}
