//! Data flows one way: which module may use which, held by the lines that say `use crate::…`.

use std::collections::BTreeMap;
use std::fs;

use crate::common::{files, project};

/// What each module of the library may use. `docs/architecture.md` shows the same as a picture.
const MAY_USE: &[(&str, &[&str])] = &[
    ("yaml", &[]),
    ("model", &["yaml"]),
    ("finding", &["model", "yaml"]),
    ("sheet", &["yaml"]),
    ("suggest", &["model"]),
    ("edit", &["finding", "model", "schema", "suggest", "yaml"]),
    (
        "import",
        &[
            "check", "edit", "finding", "load", "model", "naming", "schema", "sheet", "suggest",
            "yaml",
        ],
    ),
    ("lifecycle", &["yaml"]),
    ("naming", &["model", "yaml"]),
    ("starter", &["model", "schema"]),
    ("write", &[]),
    ("schema", &["model", "yaml"]),
    ("load", &["model", "schema", "yaml"]),
    ("query", &["model", "suggest"]),
    ("words", &["model"]),
    ("view", &["model", "schema", "words", "yaml"]),
    ("report", &["model", "query", "words"]),
    ("check", &["finding", "model", "query", "report", "schema", "suggest", "words", "yaml"]),
    ("render", &["edit", "finding", "import", "model", "report", "view", "words", "yaml"]),
];

/// The modules that a file names after `crate::`, tests aside.
fn used(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let after = code.split("crate::").skip(1);
    after
        .map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_'))
        .map(Iterator::collect)
        .collect()
}

#[test]
fn modules_use_only_what_is_below_them() {
    let source = project("src");
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut seen = 0;
    for file in files(&source, "rs") {
        let relative = file.strip_prefix(&source).unwrap();
        let module =
            relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let module = module.trim_end_matches(".rs");
        if ["main", "cli", "commands", "globals", "lib"].contains(&module) {
            continue;
        }
        let may = allowed.get(module).unwrap_or_else(|| panic!("{module} is not in MAY_USE"));
        for name in used(&fs::read_to_string(&file).unwrap()) {
            assert!(
                name == module || may.contains(&name.as_str()),
                "{} uses {name}",
                relative.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 100, "the lines are looked for in another way than they are written");
}

/// Findings and figures are computed without a look at the disk, the screen or the clock.
#[test]
fn check_and_report_read_no_files_and_print_nothing() {
    let source = project("src");
    for module in ["check", "report", "query", "view", "model", "schema", "yaml"] {
        for file in files(&source.join(module), "rs") {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in ["std::fs", "std::io", "std::env", "println!", "SystemTime"] {
                assert!(!code.contains(word), "{} has {word}", file.display());
            }
        }
    }
}
