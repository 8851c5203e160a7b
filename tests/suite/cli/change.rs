//! What all commands that change records have in common: what they refuse, and how long they keep others
//! waiting.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use mieux::store::{Plan, RegistryFolder, Wait, Writer};

use crate::common::{Terminal, TestRegistry, transcript};

/// An IBAN that is an example of the standard and would do as an id.
const IBAN: &str = "de89370400440532013000";

const PERU: &str = "actions/peru-i.yaml";

/// The programme, with an action that has an error already.
fn faulty() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.replace(PERU, "start:", &format!("objective: {{en: {IBAN}}}\nstart:"));
    let row = format!("id,notes.en\nperu-i,{IBAN}\n");
    fs::write(registry.path().join("rows.csv"), row).unwrap();
    registry
}

#[test]
fn every_command_refuses_the_same_new_error_and_no_known_one() {
    let note = format!("notes.en={IBAN}");
    let new = ["new", "action", "title.en=X", "countries=PE", "sources+={source: page}"];
    for (args, field) in [
        (vec!["set", "peru-i", &note], "notes.en"),
        (vec!["set", "--all", "action", &note], "notes.en"),
        ([&new[..], &[&note]].concat(), "notes.en"),
        ([&new[..], &["--id", IBAN]].concat(), "id"),
        (vec!["advance", "peru-i", "on-hold", &note], "notes.en"),
        (vec!["import", "actions", "rows.csv"], "notes.en"),
        (vec!["rename", "peru-i", IBAN], "id"),
    ] {
        let registry = faulty();
        let before = registry.text(PERU);
        let said = registry.run(&args);
        let error = format!("error[personal-data-in-record]: `{field}` contains an IBAN");
        assert!(said.contains(&error), "{args:?}: {said}");
        assert!(
            said.contains("remove it: personal data belongs in `private/`"),
            "{args:?}: {said}"
        );
        assert!(said.contains("Nothing was written"), "{args:?}: {said}");
        assert!(said.ends_with("[exit 1]\n"), "{args:?}: {said}");
        assert!(!said.contains("`objective.en`"), "{args:?}: {said}");
        assert_eq!(registry.text(PERU), before, "{args:?}");
        assert_eq!(
            registry.json(["list", "actions", "--format", "json"])["rows"]
                .as_array()
                .unwrap()
                .len(),
            3
        );
    }
}

#[test]
fn an_error_that_is_known_is_no_reason_to_refuse_a_rename_that_it_mentions() {
    let registry = faulty();
    // Says the id of the action, in a file that goes to another folder.
    registry.replace("activities/peru-i/peru-i-a01.yaml", "online: true", "start: 2001\nend: 2002");
    let errors =
        || registry.run(["validate", "--select", "activity-outside-action", "--format", "short"]);
    assert_snapshot!(errors(), @"
    registry/activities/peru-i/peru-i-a01.yaml:6:6: error[activity-outside-action] `end` (2002) is before the start of the action `peru-i` (2019-05)
    [exit 1]
    ");
    assert_snapshot!(registry.run(["rename", "peru-i", "lima", "--with-activities"]), @"
    Renamed `peru-i` to `lima`.
    Renamed `peru-i-a01` to `lima-a01`.
    Changed 2 files:
      registry/actions/peru-i.yaml -> registry/actions/lima.yaml
      registry/activities/peru-i/peru-i-a01.yaml -> registry/activities/lima/lima-a01.yaml
    [exit 0]
    ");
    assert_snapshot!(errors(), @"
    registry/activities/lima/lima-a01.yaml:7:6: error[activity-outside-action] `end` (2002) is before the start of the action `lima` (2019-05)
    [exit 1]
    ");
}

#[test]
fn a_removal_that_makes_a_record_wrong_is_refused_unless_forced() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/pe/pe-ngo.yaml",
        "id: pe-ngo\nname: {en: An association}\nkind: civil-society\ncountry: PE\nsources: [{source: page}]\n",
    );
    registry.replace(
        "actions/both.yaml",
        "role: requester}]",
        "role: requester}, {partner: pe-ngo, role: co-requester}]",
    );
    assert!(registry.run(["validate"]).ends_with("[exit 0]\n"));
    let remove = ["remove", "pe-interior", "--cascade", "--yes"];
    assert_snapshot!(registry.run(remove), @"
    Records to remove:
      registry/partners/pe/pe-interior.yaml
    References to remove:
      registry/actions/both.yaml:6: partners[0]
      registry/actions/peru-i.yaml:6: partners[0]

    error[civil-society-alone]: only civil society requested the action: `pe-ngo`
     --> registry/actions/both.yaml:6:22
      |
    6 | partners: [{partner: pe-ngo, role: co-requester}]
      |                      ^^^^^^
      |
      = help: add the government body that requested it as well: `- partner: …`
              with `role: co-requester`; or correct the role here, or `kind` in
              the record of the partner

    Checked 2 actions, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    ");
    assert!(registry.below("partners/pe/pe-interior.yaml").exists());
    let forced = registry.run(["remove", "pe-interior", "--cascade", "--yes", "--force"]);
    assert!(forced.ends_with("[exit 0]\n"), "{forced}");
    assert!(!registry.below("partners/pe/pe-interior.yaml").exists());
}

/// A command that waits for the lock which `meanwhile` is called with, and what it says then.
fn overtaken(
    registry: &TestRegistry,
    args: &[&str],
    meanwhile: impl FnOnce(&Writer<'_>),
) -> String {
    let folder = RegistryFolder::open(&registry.root()).unwrap();
    let writer = Writer::open(&folder, Wait::No, &mut |_| {}).unwrap();
    let mut command = registry.command(args);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut waiting = String::new();
    stderr.read_line(&mut waiting).unwrap();
    assert!(waiting.contains("waiting until it has finished"), "{waiting}");
    meanwhile(&writer);
    drop(writer);
    let mut errors = Vec::new();
    stderr.read_to_end(&mut errors).unwrap();
    let mut output = child.wait_with_output().unwrap();
    output.stderr = errors;
    transcript(&output)
}

/// Writes an action that refers to a partner and to another action.
fn write_action(writer: &Writer<'_>) {
    let mut plan = Plan::default();
    let text = "id: late\ntitle: {en: Late}\npartners: [{partner: pe-interior}]\nfollows: [unclear]\n\
                sources: [{source: page}]\n";
    plan.create("actions/late.yaml", text);
    writer.commit(&plan, &mut |_| {}).unwrap();
}

#[test]
fn a_rename_and_a_removal_see_what_was_written_while_they_waited() {
    let registry = TestRegistry::programme();
    let said = overtaken(&registry, &["rename", "pe-interior", "pe-mininter"], write_action);
    assert_snapshot!(said, @"
    Renamed `pe-interior` to `pe-mininter`.
    Changed 4 files:
      registry/actions/both.yaml
      registry/actions/late.yaml
      registry/actions/peru-i.yaml
      registry/partners/pe/pe-interior.yaml -> registry/partners/pe/pe-mininter.yaml
    [exit 0]
    ");
    assert!(registry.text("actions/late.yaml").contains("partner: pe-mininter"));
    let registry = TestRegistry::programme();
    let said = overtaken(&registry, &["remove", "unclear"], write_action);
    assert_snapshot!(said, @"
    [stderr]
    error: other records refer to `unclear`:
      registry/actions/late.yaml:4: follows[0]
    `mieux remove unclear --cascade` shows what would be removed with it
    [exit 2]
    ");
    assert!(registry.below("actions/unclear.yaml").exists());
}

#[test]
fn who_is_asked_keeps_nobody_waiting_and_an_answer_to_something_else_changes_nothing() {
    let registry = TestRegistry::programme();
    let mut asked = Terminal::start(registry.command(["remove", "both", "--cascade"]));
    asked.wait_for("Remove all of this? [y/N]");
    let second = registry.run(["set", "unclear", "start=2020", "--no-wait"]);
    assert!(second.ends_with("[exit 0]\n"), "{second}");
    let third = registry.run(["set", "unclear", "follows+=both", "--no-wait"]);
    assert!(third.ends_with("[exit 0]\n"), "{third}");
    asked.keys("y\r");
    asked.wait_for("changed the registry in the meantime; nothing was written");
    assert_eq!(asked.end(), Some(2));
    assert!(registry.below("actions/both.yaml").exists());

    let mut asked = Terminal::start(registry.command(["remove", "both", "--cascade"]));
    asked.wait_for("Remove all of this? [y/N]");
    registry.run(["set", "peru-i-a01", "notes.en=Elsewhere", "--no-wait"]);
    asked.keys("y\r");
    assert_eq!(asked.end(), Some(0));
    assert!(!registry.below("actions/both.yaml").exists());
}

#[test]
fn what_a_stage_demands_is_asked_without_the_lock_and_asked_again_if_others_gave_it() {
    let registry = TestRegistry::programme();
    registry.replace(PERU, "status: implementation", "status: preparation");
    let mut asked = Terminal::start(registry.command(["advance", "peru-i", "implementation"]));
    asked.wait_for("Who decided");
    let second = registry.run(["set", "peru-i", "approval.date=2018-03", "--no-wait"]);
    assert!(second.ends_with("[exit 0]\n"), "{second}");
    asked.keys("The committee\r");
    asked.answer("When it was decided", "2019-01");
    asked.wait_for("changed the registry in the meantime");
    assert_eq!(asked.end(), Some(2));
    assert!(registry.text(PERU).contains("date: 2018-03"));

    let mut asked = Terminal::start(registry.command(["advance", "peru-i", "implementation"]));
    asked.answer("Who decided", "The committee");
    asked.answer("Write `terms-of-reference`", "");
    asked.answer("Write `agenda`", "");
    assert_eq!(asked.end(), Some(0));
    let after = registry.text(PERU);
    assert!(
        after.contains("en: The committee") && after.contains("status: implementation"),
        "{after}"
    );
}

#[test]
fn an_editor_keeps_nobody_waiting() {
    let registry = TestRegistry::programme();
    let path = registry.path().join("editor");
    let mieux = env!("CARGO_BIN_EXE_mieux");
    let script = format!("#!/bin/sh\nexec {mieux} set unclear start=2020 --no-wait\n");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let mut new: Command =
        registry.command(["new", "expert", "origin=PE", "sources+={source: page}", "--edit"]);
    let said = transcript(&new.env("EDITOR", &path).output().unwrap());
    assert!(said.ends_with("[exit 0]\n"), "{said}");
    assert!(registry.text("actions/unclear.yaml").contains("start: 2020"), "{said}");
}
