//! An import of a list of experts that is killed: records and private files are the old ones or the new ones.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use mieux::change::{Changes, Session};
use mieux::import::{
    Input, Mapping, Options, Outcome, PrivateChange, PrivateFile, RowEffect, plan,
};
use mieux::model::Kind;
use mieux::registry::{Registry, load_registry};
use mieux::sheet::Source;
use mieux::store::Event;
use nix::sys::signal::{Signal, raise};

use super::{Files, LONG, REGISTRY, STEP, files, folder, is_killed_at, journal, root, variable};
use crate::common::{TestRegistry, checked, state};

/// The process that is killed.
const PROCESS: &str = "write::killed_roster::one_that_is_killed";

const MAPPING: &str = "\
kind = \"expert\"
[private]
key = \"No\"
[private.columns]
Name = \"name\"
[columns]
Country = \"origin\"
[constants]
roster = \"active\"
\"consent.basis\" = \"consent\"
\"sources[].source\" = \"Roster\"
";

/// Two people change and two are new; one keeps the record, and another the private file.
const ROSTER: &str = "No,Name,Country\n1,Secret One,PE\n2,Secret Changed,CL\n3,Secret Three,NO\n4,Secret Four,BY\n5,Secret Five,\n";

/// A registry with three experts of the roster, as they were before.
fn registry() -> TestRegistry {
    let registry = TestRegistry::in_memory();
    registry.file(".gitignore", "private/\n");
    for (number, origin) in [(1, "CL"), (2, "CL"), (3, "PE")] {
        let id = format!("exp-000{number}");
        registry.file(
            format!("experts/{id}.yaml"),
            format!(
                "id: {id}\norigin: {origin}\nroster: active\nconsent: {{basis: consent}}\nsources: [{{source: Roster}}]\n"
            ),
        );
        let path = registry.below(format!("private/experts/{id}.yaml"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("key: \"{number}\"\nname: Secret {number}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    registry
}

/// The private files below a registry.
fn private(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join("private/experts")).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// What the import would do.
fn outcome(registry: &Registry, root: &Path) -> Outcome {
    let input = Input {
        kind: Kind::Expert,
        name: "roster.csv".to_owned(),
        source: Source::Bytes { name: "roster.csv", bytes: ROSTER.into() },
        mapping: Mapping::read(MAPPING).unwrap(),
        layout: mieux::sheet::Options::default(),
        links: Vec::new(),
    };
    let private = private(root).into_iter().map(|path| PrivateFile {
        id: path.file_stem().unwrap().to_string_lossy().into_owned(),
        below: path.strip_prefix(root).unwrap().to_owned(),
        text: fs::read_to_string(&path).unwrap(),
    });
    let options = Options { private: private.collect(), ..Options::default() };
    plan(&checked(registry), &[input], &options, &mut |_| {}).unwrap()
}

/// Imports, with `at_step` called before each step.
fn import(root: &Path, mut at_step: impl FnMut()) {
    let folder = folder(root);
    let session = Session::open(&folder, LONG, &mut |_| {}).unwrap();
    let registry = load_registry(root).unwrap();
    let mut changes = Changes::default();
    let outcome = outcome(&registry, root);
    assert!(!outcome.has_errors());
    for row in outcome.rows {
        match row.effect {
            RowEffect::Created { text, .. } => changes.create(&registry, row.below, text),
            RowEffect::Changed { file, text, .. } => changes.replace(registry.file(file), text),
            RowEffect::Unchanged => {}
        }
        match row.private {
            Some(PrivateChange { below, old: Some(old), new, .. }) => {
                changes.rewrite(&registry, below, old, new);
            }
            Some(PrivateChange { below, new, .. }) => changes.create(&registry, below, new),
            None => {}
        }
    }
    let mut tell = |event: Event<'_>| {
        if let Event::Touching(_) = event {
            at_step();
        }
    };
    session.commit(changes, &AtomicBool::new(false), &mut tell).unwrap();
}

/// Imports and is killed before the step of this number.
#[test]
#[ignore = "a process that other tests start"]
fn one_that_is_killed() {
    let (Some(step), Some(registry)) = (variable(STEP), variable(REGISTRY)) else { return };
    let mut steps_left: usize = step.parse().unwrap();
    import(Path::new(&registry), || {
        if steps_left == 0 {
            raise(Signal::SIGKILL).unwrap();
        }
        steps_left -= 1;
    });
}

/// Whether a journal or anything else in the state folder has this text.
fn is_in_state(text: &str) -> bool {
    let entries = walkdir::WalkDir::new(state()).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .filter_map(|entry| fs::read(entry.path()).ok())
        .any(|bytes| String::from_utf8_lossy(&bytes).contains(text))
}

#[test]
fn a_list_of_experts_that_is_killed_at_any_step_is_imported_whole_or_not_at_all() {
    let new: Files = {
        let registry = registry();
        import(&root(&registry), || {});
        files(&root(&registry))
    };
    assert_eq!(new.keys().filter(|path| path.starts_with("private")).count(), 5);
    let (mut steps, mut was_new) = (0, false);
    loop {
        let registry = registry();
        let root = root(&registry);
        let old = files(&root);
        let is_killed = is_killed_at(PROCESS, steps, &root);
        assert!(!is_in_state("Secret"), "a name is in the journal after {steps} steps");
        let said = registry.run(["recover"]);
        let found = files(&root);
        let is_new = found == new;
        assert!(is_new || found == old, "a mix after {steps} steps: {said} {:?}", found.keys());
        assert!(is_new || !was_new, "old again after {steps} steps");
        assert_eq!(journal(&root), None, "{steps}");
        for path in private(&root) {
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{} after {steps} steps", path.display());
        }
        was_new = is_new;
        if !is_killed {
            break;
        }
        steps += 1;
    }
    assert!(was_new && steps >= 20, "killed at {steps} points");
}
