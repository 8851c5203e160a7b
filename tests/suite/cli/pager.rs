//! Long output on a terminal goes through a pager; nothing in the working folder chooses it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::common::{Terminal, TestRegistry, project, transcript};

/// A pager that shows the last line of a list in capitals.
const CAPITALS: &str = "sed s/Zimbabwe/ZIMBABWE/";

/// A list of more than a screen, for a user with these variables.
fn long_list(registry: &TestRegistry, args: &[&str], variables: &[(&str, &str)]) -> Command {
    registry.copy_from(&project("registry"));
    let mut command = registry.command([&["list", "countries"], args].concat());
    command.env_remove("COLUMNS").env("PATH", "/usr/bin:/bin").envs(variables.iter().copied());
    command
}

/// Waits for a text on a terminal on which a list is shown; the list is there whole, and the command ends well.
fn shows(text: &str, command: Command) {
    let mut terminal = Terminal::start(command);
    let before = terminal.wait_for(text);
    assert!(before.contains("Peru"), "{before}");
    assert_eq!(terminal.end(), Some(0));
}

#[test]
fn a_long_list_goes_through_the_pager_of_the_user() {
    let registry = TestRegistry::none();
    let mine = ("MIEUX_PAGER", CAPITALS);
    shows("ZIMBABWE", long_list(&registry, &[], &[mine]));
    shows("ZIMBABWE", long_list(&registry, &[], &[("PAGER", CAPITALS)]));
    // The more special variable decides.
    shows("ZIMBABWE", long_list(&registry, &[], &[mine, ("PAGER", "false")]));
    shows("Zimbabwe", long_list(&registry, &["--no-pager"], &[mine]));
    shows("Zimbabwe", long_list(&registry, &[], &[("MIEUX_PAGER", "cat"), ("PAGER", CAPITALS)]));
}

#[test]
fn a_broken_pager_does_not_break_the_command() {
    let registry = TestRegistry::none();
    for pager in ["no-such-program", "false", "sed --no-such-option", "'", ""] {
        shows("Zimbabwe", long_list(&registry, &[], &[("MIEUX_PAGER", pager)]));
    }
}

#[test]
fn there_is_no_pager_for_a_pipe_or_a_short_output() {
    let registry = TestRegistry::none();
    let output = long_list(&registry, &[], &[("MIEUX_PAGER", CAPITALS)]).output().unwrap();
    assert!(transcript(&output).contains("Zimbabwe"));
    let mut command = registry.command(["list", "statuses"]);
    command.env("PATH", "/usr/bin:/bin").env("MIEUX_PAGER", "sed s/./X/g");
    let mut terminal = Terminal::start(command);
    terminal.wait_for("Code");
    assert_eq!(terminal.end(), Some(0));
}

#[test]
fn nothing_in_the_working_folder_is_run_as_the_pager() {
    let registry = TestRegistry::none();
    for name in ["less", "mine"] {
        let path = registry.path().join(name);
        fs::write(&path, "#!/bin/sh\ntouch was-run\ncat\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    shows("Zimbabwe", long_list(&registry, &[], &[("PATH", ".")]));
    shows("Zimbabwe", long_list(&registry, &[], &[("PATH", ":/nowhere")]));
    shows("Zimbabwe", long_list(&registry, &[], &[("PAGER", "./mine"), ("PATH", ".")]));
    assert!(!registry.path().join("was-run").exists());
}
