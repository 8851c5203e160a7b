//! Data flows one way: no two rooms use each other, no two parts of a room, and no two files.
//!
//! Rooms are the modules below the root of the library and of the binary. A file uses what its code
//! names: an item that another module hands on with `pub use` counts for the file that defines it.

mod circles;
mod made_up;
mod portable;
mod program;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::common::{files, project};
use circles::{between_siblings, circles};
use program::Program;

/// What each room of the library may use. `docs/architecture.md` shows the same as a picture.
const MAY_USE: &[(&str, &[&str])] = &[
    ("message", &[]),
    ("cache", &["files", "store"]),
    ("yaml", &["message"]),
    ("model", &["message", "yaml"]),
    ("files", &["message"]),
    ("codelists", &[]),
    ("registry", &["message", "codelists", "files", "model", "schema", "suggest", "yaml"]),
    ("finding", &["message", "model", "personal", "registry", "yaml"]),
    ("compare", &["message", "model", "registry", "schema", "table", "yaml"]),
    (
        "documents",
        &[
            "message",
            "conditions",
            "export",
            "files",
            "model",
            "query",
            "registry",
            "render",
            "report",
            "schema",
            "suggest",
            "table",
            "view",
            "words",
        ],
    ),
    (
        "export",
        &[
            "message",
            "codelists",
            "edit",
            "model",
            "query",
            "registry",
            "report",
            "schema",
            "table",
            "words",
            "yaml",
        ],
    ),
    ("history", &["message", "files", "model", "suggest"]),
    ("search", &["model", "registry", "yaml"]),
    ("personal", &["model"]),
    ("sheet", &["message", "model", "yaml"]),
    ("suggest", &["model"]),
    ("edit", &["message", "finding", "model", "schema", "suggest", "words", "yaml"]),
    (
        "import",
        &[
            "message", "check", "edit", "files", "finding", "model", "naming", "registry",
            "schema", "sheet", "suggest", "yaml",
        ],
    ),
    (
        "change",
        &["message", "check", "edit", "files", "finding", "model", "naming", "registry", "store"],
    ),
    ("lifecycle", &["message", "yaml"]),
    ("merge", &["edit", "model", "schema", "yaml"]),
    ("naming", &["message", "model", "registry", "yaml"]),
    ("pages", &["message", "model", "query", "registry", "report", "suggest", "table", "yaml"]),
    ("starter", &["history", "model", "schema"]),
    ("store", &["message", "files", "model"]),
    ("schema", &["message", "model", "suggest", "yaml"]),
    ("query", &["message", "model", "naming", "registry", "suggest", "words"]),
    ("words", &["message", "model"]),
    ("view", &["model", "registry", "schema", "words", "yaml"]),
    (
        "fields",
        &["message", "model", "query", "registry", "schema", "suggest", "table", "view", "words"],
    ),
    (
        "server",
        &[
            "message", "cache", "change", "check", "edit", "files", "finding", "model", "naming",
            "personal", "registry", "render", "schema", "words", "yaml",
        ],
    ),
    (
        "site",
        &[
            "message", "export", "model", "pages", "query", "registry", "render", "report",
            "table", "view", "words", "yaml",
        ],
    ),
    ("agenda", &["model", "query", "table", "words"]),
    ("conditions", &["model", "table", "words", "yaml"]),
    ("roster", &["message", "model", "query", "registry", "table", "words"]),
    ("table", &["model", "words"]),
    ("report", &["message", "model", "registry", "query", "suggest", "table", "words"]),
    (
        "check",
        &[
            "message", "edit", "files", "finding", "model", "pages", "personal", "registry",
            "report", "schema", "query", "suggest", "words", "yaml",
        ],
    ),
    (
        "render",
        &[
            "message", "agenda", "change", "compare", "edit", "finding", "import", "model",
            "pages", "personal", "registry", "report", "schema", "query", "table", "view", "words",
            "yaml",
        ],
    ),
];

/// What each room of the binary may use of the others.
const BINARY_MAY_USE: &[(&str, &[&str])] = &[
    ("cli", &["at", "commands", "failure", "globals", "pager"]),
    ("at", &[]),
    ("clock", &[]),
    ("color", &[]),
    ("commands", &["at", "clock", "failure", "globals"]),
    ("failure", &[]),
    ("globals", &["at", "color", "speaker"]),
    ("pager", &[]),
    ("speaker", &[]),
];

/// A program of the project, its unit tests aside.
fn program(root: &str) -> Program {
    let read = |path: &Path| fs::read_to_string(project("").join(path)).ok();
    Program::read(Path::new(root), &["cfg(test)"], &read)
}

static LIBRARY_AND_BINARY: LazyLock<[Program; 2]> =
    LazyLock::new(|| ["src/lib.rs", "src/main.rs"].map(program));

#[test]
fn every_file_and_every_path_in_it_is_known() {
    let programs = &*LIBRARY_AND_BINARY;
    for program in programs {
        assert_eq!(program.missing, Vec::<Vec<String>>::new());
        assert_eq!(program.unknown(), Vec::<String>::new());
    }
    let read: BTreeSet<PathBuf> = programs
        .iter()
        .flat_map(Program::sources)
        .map(|(_, path, _)| project("").join(path))
        .collect();
    let all: BTreeSet<PathBuf> = files(&project("src"), "rs").into_iter().collect();
    assert_eq!(read, all);
}

#[test]
fn modules_use_only_what_is_below_them() {
    for (program, may_use) in LIBRARY_AND_BINARY.iter().zip([MAY_USE, BINARY_MAY_USE]) {
        let allowed: BTreeMap<&str, &[&str]> = may_use.iter().copied().collect();
        let uses = between_siblings(&program.uses());
        let rooms = uses.iter().filter(|one| one.from.len() == 1);
        for one in rooms {
            let [from, to] = [&one.from, &one.to].map(|room| room[0].as_str());
            let may = allowed.get(from).unwrap_or_else(|| panic!("{from} is not in the table"));
            assert!(may.contains(&to), "{from} may not use {to}: {one}");
        }
    }
}

#[test]
fn no_two_files_and_no_two_rooms_use_each_other() {
    let mut circles_found = String::new();
    for program in &*LIBRARY_AND_BINARY {
        let uses = program.uses();
        assert!(uses.len() > 20, "the uses are looked for in another way than they are written");
        for circle in circles(&uses).into_iter().chain(circles(&between_siblings(&uses))) {
            let lines: Vec<String> = circle.iter().map(ToString::to_string).collect();
            circles_found.push_str(&format!("a circle:\n  {}\n", lines.join("\n  ")));
        }
    }
    assert!(circles_found.is_empty(), "{circles_found}");
}

/// Findings and figures are computed without a look at the disk, the screen or the clock.
#[test]
fn check_and_report_read_no_files_and_print_nothing() {
    let source = project("src");
    for module in ["check", "report", "query", "model", "registry", "schema", "yaml"] {
        for file in files(&source.join(module), "rs") {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in ["std::fs", "std::io", "std::env", "println!", "SystemTime"] {
                assert!(!code.contains(word), "{} has {word}", file.display());
            }
        }
    }
}

/// What a command says depends on the day only where it takes `--today`.
#[test]
fn one_module_reads_the_clock() {
    for file in files(&project("src"), "rs") {
        let text = fs::read_to_string(&file).unwrap();
        let reads =
            ["SystemTime::now", "UNIX_EPOCH.elapsed", "Utc::now", "Local::now", "clock_gettime"];
        let reads = reads.iter().any(|word| text.contains(word));
        assert_eq!(reads, file.ends_with("src/clock.rs"), "{}", file.display());
    }
}

/// Nothing but the room of git starts a process, and of the command what opens an editor, a pager or a browser.
#[test]
fn one_room_of_the_library_starts_processes() {
    let (source, mut starting) = (project("src"), BTreeSet::new());
    for file in files(&source, "rs") {
        if fs::read_to_string(&file).unwrap().contains("Command::new(") {
            let below = file.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
            starting.insert(below);
        }
    }
    assert_eq!(
        Vec::from_iter(starting),
        ["commands/edit.rs", "commands/site/browser.rs", "history/git.rs", "pager.rs"]
    );
}

/// The crate of the calendar can be replaced in one file.
#[test]
fn only_the_dates_of_the_model_name_chrono() {
    let source = project("src");
    let naming: Vec<_> = files(&source, "rs")
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().contains("chrono"))
        .map(|file| file.strip_prefix(&source).unwrap().to_owned())
        .collect();
    assert_eq!(naming, [Path::new("model/date.rs")]);
}

/// The rules need the figures, not the pages on which they are shown.
#[test]
fn the_check_uses_only_what_the_report_counts() {
    for file in files(&project("src/check"), "rs") {
        let text = fs::read_to_string(&file).unwrap();
        for rest in text.split("crate::report").skip(1) {
            assert!(rest.starts_with("::count::"), "{} uses a page", file.display());
        }
    }
}
