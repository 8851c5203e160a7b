//! Each rule on a registry that breaks it and on one that only looks so.
//!
//! `tests/rules/base` is a registry without records. `tests/rules/RULE/bad` and `.../good` hold files
//! that are laid over it. What a user sees of `bad` is in `bad/expected.txt`;
//! `UPDATE_EXPECTED=1 cargo test rules` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;

use mieux::check::{Options, Reach, Scope, check_registry, rule, validate as validate_files};
use mieux::files::Folder;
use mieux::finding::{Finding, Severity};
use mieux::registry::load_registry;

use crate::common::{TestRegistry, project};
use serde_json::Value;

fn rules() -> PathBuf {
    project("tests/rules")
}

/// The folders of the rules, sorted.
fn fixtures() -> Vec<PathBuf> {
    let entries = fs::read_dir(rules()).unwrap().map(|entry| entry.unwrap().path());
    let mut fixtures: Vec<PathBuf> = entries.filter(|path| !path.ends_with("base")).collect();
    fixtures.sort();
    assert!(!fixtures.is_empty());
    fixtures
}

fn name(fixture: &Path) -> &str {
    fixture.file_name().unwrap().to_str().unwrap()
}

/// The base with these files laid over it, in a folder of its own.
fn registry(overlay: &Path) -> TestRegistry {
    let registry = TestRegistry::empty();
    registry.copy_from(overlay);
    registry.close_private();
    #[cfg(unix)]
    if overlay.ends_with("private-open-to-others/bad") {
        open_to_others(&registry.below("private/experts/exp-0001.yaml"));
    }
    registry
}

/// Gives others the right to read a file in a temporary folder, which git cannot keep.
#[cfg(unix)]
fn open_to_others(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let temporary = std::env::temp_dir();
    let folders = file.ancestors().skip(1).take_while(|folder| **folder != temporary);
    for folder in folders {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(file, fs::Permissions::from_mode(0o644)).unwrap();
}

/// The day on which the fixtures are checked.
const TODAY: &str = "2026-11-21";

/// Rules of the strict tier, which are looked at alone: they find something in every small record.
const STRICT: [&str; 7] = [
    "claim-differs",
    "completed-without-end",
    "completed-without-result",
    "implementation-without-partner",
    "missing-translation",
    "ongoing-after-end",
    "status-without-approval",
];

/// Validates the fixture of a rule with the command.
fn validated(registry: &TestRegistry, rule: &str, format: &str) -> Output {
    let mut args = vec!["validate", "--today", TODAY, "--format", format];
    if STRICT.contains(&rule) {
        args.extend(["--select", rule]);
    }
    registry.command_in("registry", args).output().unwrap()
}

fn findings(registry: &TestRegistry, rule: &str) -> (Vec<Value>, Option<i32>) {
    let output = validated(registry, rule, "json");
    let mut json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let Value::Array(findings) = json["findings"].take() else { panic!("no list of findings") };
    (findings, output.status.code())
}

#[test]
fn every_fixture_is_of_a_rule() {
    for fixture in fixtures() {
        assert!(rule(name(&fixture)).is_some(), "{} is no rule", name(&fixture));
    }
}

/// Every fixture with what the command prints of its `bad`: run once for all tests.
static BAD: LazyLock<Vec<(PathBuf, Output)>> = LazyLock::new(|| {
    let shown = |fixture: PathBuf| {
        let output = validated(&registry(&fixture.join("bad")), name(&fixture), "human");
        (fixture, output)
    };
    fixtures().into_iter().map(shown).collect()
});

#[test]
fn bad_shows_what_a_user_is_told() {
    let mut changed = Vec::new();
    for (fixture, output) in BAD.iter() {
        let path = fixture.join("bad/expected.txt");
        let shown = String::from_utf8(output.stdout.clone()).unwrap();
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &shown).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != shown {
            changed.push(format!("--- {} is not what is shown now:\n{shown}", path.display()));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\n`UPDATE_EXPECTED=1 cargo test rules` writes it anew; read the difference",
        changed.join("\n")
    );
}

#[test]
fn bad_breaks_its_own_rule_and_no_other() {
    for (fixture, output) in BAD.iter() {
        let select = STRICT.contains(&name(fixture)).then(|| name(fixture).to_owned());
        let options = Options {
            select: select.into_iter().collect(),
            today: Some(TODAY.parse().unwrap()),
            ..Options::default()
        };
        let bad = registry(&fixture.join("bad"));
        let files = Folder::open(&bad.root()).unwrap().reading_private();
        let findings = validate_files(&files, &bad.root(), &Scope::All, &options).unwrap().findings;
        assert!(!findings.is_empty(), "{} finds nothing", name(fixture));
        for finding in &findings {
            assert_eq!(finding.rule, name(fixture), "{finding:#?}");
        }
        let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
        let status = output.status.code();
        assert_eq!(status, Some(i32::from(has_errors)), "{}", name(fixture));
    }
}

#[test]
fn good_breaks_no_rule() {
    let mut broken = Vec::new();
    for fixture in fixtures() {
        let (findings, status) = findings(&registry(&fixture.join("good")), name(&fixture));
        if !findings.is_empty() || status != Some(0) {
            broken.push(format!("{}, {status:?}: {findings:#?}", name(&fixture)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// What `bad` cannot show, because its files are only laid over others.
#[test]
fn a_missing_vocabulary_is_told_once() {
    let registry = registry(&rules().join("unknown-code/good"));
    fs::remove_file(registry.below("vocabularies/sectors.yaml")).unwrap();
    let expert = registry.text("experts/exp-0001.yaml");
    registry.file("experts/exp-0002.yaml", expert.replace("exp-0001", "exp-0002"));
    let activity = registry.text("activities/programme-a09.yaml");
    let both =
        activity.replace("  - expert: exp-0001", "  - expert: exp-0001\n  - expert: exp-0002");
    registry.file("activities/programme-a09.yaml", both);
    let (findings, _) = findings(&registry, "unknown-code");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0]["rule"], "unknown-code");
    assert_eq!(findings[0]["help"], "create `vocabularies/sectors.yaml`");
}

/// What is found where files are checked as they are read, and their texts dropped if nothing is wrong; in
/// all of them, or in one with what it refers to.
fn looked(root: &Path, options: &Options, file: Option<&Path>) -> Vec<Finding> {
    let files = Folder::open(root).unwrap();
    let scope = match file {
        Some(wanted) => Scope::Files(vec![wanted.to_owned()]),
        None => Scope::All,
    };
    validate_files(&files, root, &scope, options).unwrap().findings
}

/// What is found in a file when it and what it refers to are all that was read, and what of the whole
/// registry is found there, less the rules that were left out.
#[test]
fn one_file_is_judged_as_in_the_whole_registry() {
    let options =
        Options { strict: true, today: Some(TODAY.parse().unwrap()), ..Options::default() };
    let mut seen = 0;
    for overlay in fixtures().iter().flat_map(|rule| [rule.join("bad"), rule.join("good")]) {
        let folder = registry(&overlay);
        let root = folder.root();
        let whole = load_registry(&root).unwrap();
        let found = check_registry(&whole, &options).unwrap();
        assert_eq!(looked(&root, &options, None), found, "{}", overlay.display());
        for (id, file) in whole.files_with_ids() {
            let alone = looked(&root, &options, Some(&file.below));
            let of_file = |findings: Vec<Finding>| {
                let here = findings.into_iter().filter(|finding| finding.place.file == id);
                // Whether an exception is used is known once its rule has looked.
                let judged = here.filter(|finding| {
                    finding.rule != "unused-exception"
                        && rule(finding.rule).unwrap().reach == Reach::References
                });
                // Who names a misnamed record is known only from all files.
                let known = judged.map(|finding| match finding.rule {
                    "id-differs-from-file-name" => Finding { help: None, fix: None, ..finding },
                    _ => finding,
                });
                known.collect::<Vec<_>>()
            };
            let expected = of_file(found.clone());
            seen += expected.len();
            let shown = file.below.display();
            assert_eq!(of_file(alone), expected, "{shown}");
        }
    }
    assert!(seen > 300, "{seen}");
}
