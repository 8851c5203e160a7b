//! Completions of a shell, and manual pages.

use std::fs;
use std::process::Command;

use crate::common::TestRegistry;

/// What a shell is offered for the last of these words.
fn offered(registry: &TestRegistry, words: &[&str]) -> Vec<String> {
    let args = [&["--", "mieux"], words].concat();
    let mut command: Command = registry.command(args);
    command.env("COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    command.env("_CLAP_COMPLETE_COMP_TYPE", "9").env("_CLAP_IFS", "\n");
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split(['\n', '\u{b}']).map(|word| word.trim().to_owned()).collect()
}

#[test]
fn ids_codes_and_rules_are_completed() {
    let registry = TestRegistry::programme();
    assert_eq!(offered(&registry, &["show", "per"]), ["peru-i", "peru-i-a01"]);
    assert_eq!(offered(&registry, &["list", "actions", "--country", "PE,B"]), ["PE,BY"]);
    assert_eq!(offered(&registry, &["list", "them"]), ["themes"]);
    assert_eq!(offered(&registry, &["explain", "end-b"]), ["end-before-start"]);
    assert_eq!(offered(&registry, &["validate", "--select", "end-b"]), ["end-before-start"]);
    assert_eq!(offered(&registry, &["report", "--by", "them"]), ["theme"]);
    // Without a registry there is nothing to offer, and nothing fails.
    assert_eq!(offered(&TestRegistry::none(), &["show", "per"]), [""]);
}

#[test]
fn every_shell_has_a_script_that_asks_the_program() {
    let registry = TestRegistry::none();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = registry.run(["completions", shell]);
        assert!(script.contains("COMPLETE") && script.contains("mieux"), "{script}");
        assert!(script.ends_with("[exit 0]\n"), "{script}");
    }
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    let registry = TestRegistry::none();
    let page = registry.run(["man"]);
    assert!(page.contains(".TH mieux 1") && page.contains(".SH SYNOPSIS"), "{page}");
    fs::create_dir(registry.path().join("man1")).unwrap();
    assert_eq!(registry.run(["man", "man1"]), "[exit 0]\n");
    for name in ["mieux.1", "mieux-list.1", "mieux-expert-review.1"] {
        let text = fs::read_to_string(registry.path().join("man1").join(name)).unwrap();
        assert!(text.contains("Examples:") && !text.contains('\u{1b}'), "{text}");
    }
    let again = registry.run(["man", "man1"]);
    assert!(again.contains("--overwrite"), "{again}");
    assert_eq!(registry.run(["man", "man1", "--overwrite"]), "[exit 0]\n");
}
