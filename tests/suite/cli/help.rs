//! The help of every command: short and grouped with `-h`, whole and with examples with `--help`.

use crate::common::{TestRegistry, commands, help, project};

/// The headings that a help has, and no others.
const HEADINGS: [&str; 12] = [
    "Usage:",
    "Commands:",
    "Arguments:",
    "Options:",
    "Input:",
    "Filters:",
    "Grouping:",
    "Getting started:",
    "Output:",
    "Global options:",
    "Possible values:",
    "Examples:",
];

#[test]
fn every_help_fits_80_columns_and_has_the_same_headings() {
    let registry = TestRegistry::none();
    for path in commands() {
        for option in ["-h", "--help"] {
            let help = help(&registry, &path, option);
            for line in help.lines() {
                assert!(line.chars().count() <= 80, "{path:?} {option}: {line}");
                let is_heading = line.ends_with(':') && !line.starts_with(' ');
                assert!(!is_heading || HEADINGS.contains(&line), "{path:?} {option}: {line}");
            }
        }
    }
}

#[test]
fn the_first_line_of_a_help_is_a_short_order_without_a_full_stop() {
    let registry = TestRegistry::none();
    for path in commands() {
        let help = help(&registry, &path, "-h");
        let first = help.lines().next().unwrap();
        let words = first.split_whitespace().count();
        assert!(words <= 10 && !first.ends_with('.'), "{path:?}: {first}");
        assert!(first.starts_with(char::is_uppercase), "{path:?}: {first}");
    }
}

#[test]
fn a_short_help_is_short() {
    let registry = TestRegistry::none();
    for path in commands() {
        let [short, long] = ["-h", "--help"].map(|option| help(&registry, &path, option));
        let (short, long) = (short.lines().count(), long.lines().count());
        assert!(short <= 75, "{path:?}: {short} lines");
        assert!(short < long, "{path:?}: {short} and {long} lines");
    }
}

/// Each example is run in a copy of the registry with the sheets of `examples/import` and three versions of a record
/// beside it. `mieux COMMAND
/// --help` shows at least one.
#[cfg(unix)]
/// What an editor says that has nothing to ask.
fn editor() -> String {
    let said = [
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#,
        r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
        r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#,
        r#"{"jsonrpc":"2.0","method":"exit"}"#,
    ];
    said.map(|said| format!("Content-Length: {}\r\n\r\n{said}", said.len())).concat()
}

#[test]
fn every_example_of_every_help_works() {
    let without = TestRegistry::none();
    for path in commands() {
        let help = help(&without, &path, "--help");
        if help.contains("\nCommands:\n") && !path.is_empty() {
            continue;
        }
        let examples = help.split("\nExamples:\n").nth(1).unwrap_or_default();
        let examples = examples.replace("\\\n", "");
        let lines = examples.lines().map(str::trim).filter(|line| line.starts_with("mieux "));
        let lines: Vec<&str> = lines.collect();
        assert!(!lines.is_empty(), "mieux {path:?} has no example");
        for line in lines {
            let registry = TestRegistry::none();
            registry.copy_from(&project("registry"));
            registry.file(".gitignore", "private/\n");
            for sheet in ["partners.csv", "partners.toml"] {
                let from = project("examples/import").join(sheet);
                std::fs::copy(from, registry.path().join(sheet)).unwrap();
            }
            for version in ["base", "ours", "theirs"] {
                let file = registry.path().join(version).with_extension("yaml");
                std::fs::copy(registry.below("actions/peru-iv.yaml"), file).unwrap();
            }
            registry.repository("2025-01-01");
            // A server ends well if an editor greets it and says goodbye.
            let line = match line.starts_with("mieux lsp") {
                true => format!("cat editor | {line}"),
                false => line.to_owned(),
            };
            std::fs::write(registry.path().join("editor"), editor()).unwrap();
            let output = registry.shell(&line).env("EDITOR", "true").output().unwrap();
            // What is left to fill in is found, and that is no mistake of the example.
            let has_found = line.ends_with(" --check") && output.status.code() == Some(1);
            assert!(output.status.success() || has_found, "{line}\n{output:?}");
        }
    }
}
