//! The pages that are written from the code, and the examples of the others, are what the code says now.
//!
//! `UPDATE_EXPECTED=1 cargo test docs` writes them anew.

#[cfg(unix)]
mod console;

use std::fs;
use std::process::Command;
use std::sync::Mutex;

use mieux::check::RULES;
use mieux::model::Language;
use mieux::words::Words;

use crate::common::{TestRegistry, commands, help, project};

/// Two tests write parts of `docs/figures.md`, one after the other.
static PAGE_IN_USE: Mutex<()> = Mutex::new(());

/// What `mieux` prints at `columns`, run in the project's folder.
fn mieux(args: &[&str], columns: &str) -> String {
    both_outputs(TestRegistry::shipped().command(args).env("COLUMNS", columns))
}

/// The standard output of a command, and after it the standard error.
fn both_outputs(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    text
}

/// Compares a file with what it should be, or writes it where the user asks for that.
pub(crate) fn expect(path: &str, text: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(project(path), text).unwrap();
    }
    let found = fs::read_to_string(project(path)).unwrap_or_default();
    assert!(
        found == text,
        "{path} is not what the code says; `UPDATE_EXPECTED=1 cargo test docs` writes it anew"
    );
}

/// Trailing blanks, which editors remove, are none of the matter.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn the_pages_of_rules_gather_the_pages_of_all_rules() {
    let english = "The rules\n\nGenerated from the code. `mieux explain RULE` prints one of them.";
    let spanish = "Las reglas\n\nGenerado a partir del código. `mieux explain --lang es REGLA` muestra una de ellas.";
    let french =
        "Les règles\n\nGénéré à partir du code. `mieux explain --lang fr RÈGLE` en affiche une.";
    expect("docs/rules.md", &rules(Language::En, english));
    expect("docs/rules.es.md", &rules(Language::Es, spanish));
    expect("docs/rules.fr.md", &rules(Language::Fr, french));
}

/// A page with a table of the rules, and below it the page of each, in a language.
fn rules(language: Language, introduction: &str) -> String {
    let words = Words::of(language);
    let headings = ["rule", "severity", "tier", "finds"].map(|key| words.get(key)).join(" | ");
    let mut page = format!("# {introduction}\n\n| {headings} |\n| --- | --- | --- | --- |\n");
    let mut bodies = String::new();
    for rule in RULES {
        let id = rule.id;
        let severity = words.get(&format!("severity.{}", rule.severity));
        let (checked, finds) = (rule.tier.label(language), rule.summary(language));
        page.push_str(&format!("| [{id}](#{id}) | {severity} | {checked} | {finds} |\n"));
        let body = mieux(&["explain", id, "--lang", language.code()], "100");
        bodies.push_str(&format!("\n{}", body.replace("\n## ", "\n### ").replacen("# ", "## ", 1)));
    }
    page + &bodies
}

#[test]
fn the_page_of_commands_is_the_help_of_all_commands() {
    let mut page =
        "# The commands\n\nWritten from the code: what `mieux COMMAND --help` prints.\n".to_owned();
    let registry = TestRegistry::none();
    for path in commands() {
        let level = "#".repeat(path.len().max(1) + 1);
        let name = [&["mieux".to_owned()], path.as_slice()].concat().join(" ");
        let help = trimmed(&help(&registry, &path, "--help"));
        page.push_str(&format!("\n{level} {name}\n\n```text\n{help}\n```\n"));
    }
    expect("docs/cli.md", &page);
}

/// Replaces what stands between two marks, which must both be there.
fn between(text: &str, begin: &str, end: &str, new: &str) -> String {
    let start = text.find(begin).unwrap_or_else(|| panic!("no {begin}")) + begin.len();
    let stop = start + text[start..].find(end).unwrap_or_else(|| panic!("no {end}"));
    format!("{}{new}{}", &text[..start], &text[stop..])
}

#[test]
fn the_page_of_figures_has_the_definitions_that_the_command_prints() {
    let _turn = PAGE_IN_USE.lock().unwrap();
    let page = fs::read_to_string(project("docs/figures.md")).unwrap();
    let definitions = mieux(&["report", "--explain"], "100");
    let marks = ("<!-- definitions -->\n\n", "\n<!-- end of definitions -->");
    expect("docs/figures.md", &between(&page, marks.0, marks.1, &definitions));
}
