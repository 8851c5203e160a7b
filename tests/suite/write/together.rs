//! Several processes at once: no update is lost, and nobody reads half a change.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use mieux::store::{Event, Plan, Wait, WriteError, Writer, commit, read};

use super::{LONG, REGISTRY, folder, process, quietly, root, variable};
use crate::common::TestRegistry;

const NAME: &str = "MIEUX_TEST_NAME";

const LISTED: &str = "actions/listed.yaml";

/// How many items each of the writers adds to the list.
const ITEMS: usize = 6;

fn started(test: &str, root: &Path, name: &str) -> Child {
    let variables: [(&str, &dyn AsRef<OsStr>); 2] = [(REGISTRY, &root), (NAME, &name)];
    process(test, &variables).stdout(Stdio::null()).spawn().unwrap()
}

/// Adds items to the list, and begins anew whenever somebody else was quicker.
#[test]
#[ignore = "a process that other tests start"]
fn one_that_adds() {
    let (Some(registry), Some(name)) = (variable(REGISTRY), variable(NAME)) else { return };
    let root = Path::new(&registry);
    for number in 0..ITEMS {
        loop {
            let old = fs::read_to_string(root.join(LISTED)).unwrap();
            let mut plan = Plan::default();
            plan.replace(LISTED, old.as_str(), format!("{old}  - {name}-{number}\n"));
            match quietly(root, &plan) {
                Ok(()) => break,
                Err(WriteError::Changed(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[test]
fn eight_writers_of_one_list_lose_no_update() {
    let registry = TestRegistry::empty();
    registry.file(LISTED, "follows:\n");
    let root = root(&registry);
    let names: Vec<String> = (0..8).map(|writer| format!("writer-{writer}")).collect();
    let writers = names.iter().map(|name| started("write::together::one_that_adds", &root, name));
    for mut writer in writers.collect::<Vec<_>>() {
        assert!(writer.wait().unwrap().success());
    }
    let text = fs::read_to_string(root.join(LISTED)).unwrap();
    let mut found: Vec<&str> = text.lines().skip(1).map(|line| &line[4..]).collect();
    found.sort_unstable();
    let mut expected: Vec<String> = Vec::new();
    for name in &names {
        expected.extend((0..ITEMS).map(|number| format!("{name}-{number}")));
    }
    assert_eq!(found, expected);
}

/// How often the partner changes its name.
const RENAMES: usize = 60;

fn partner(id: usize) -> (String, String) {
    let text = format!("id: p-{id}\nname: {{en: One}}\nkind: ministry\ncountry: PE\n");
    (format!("partners/p-{id}.yaml"), text + "sources: [{source: page}]\n")
}

fn action(number: usize, partner: usize) -> (String, String) {
    let text = format!(
        "id: a-{number}\ntitle: {{en: No. {number}}}\npartners: [{{partner: p-{partner}}}]\n"
    );
    (format!("actions/a-{number}.yaml"), text + "sources: [{source: page}]\n")
}

/// Gives a partner another name, again and again, and all that refer to it the new name with it.
#[test]
#[ignore = "a process that other tests start"]
fn one_that_renames() {
    let Some(registry) = variable(REGISTRY) else { return };
    for name in 0..RENAMES {
        let mut plan = Plan::default();
        let ((from, old), (to, new)) = (partner(name), partner(name + 1));
        plan.move_to(from, to, old, new);
        for number in 0..20 {
            let ((path, old), (_, new)) = (action(number, name), action(number, name + 1));
            plan.replace(path, old, new);
        }
        quietly(Path::new(&registry), &plan).unwrap();
    }
}

#[test]
fn a_reader_never_sees_half_a_change() {
    let registry = TestRegistry::empty();
    for (path, text) in [partner(0)].into_iter().chain((0..20).map(|number| action(number, 0))) {
        registry.file(&path, text);
    }
    let root = root(&registry);
    let mut writer = started("write::together::one_that_renames", &root, "");
    let mut reads = 0;
    while writer.try_wait().unwrap().is_none() {
        let report =
            registry.run(["validate", "--select", "unknown-reference", "--format", "short"]);
        assert!(report.ends_with("[exit 0]\n"), "{report}");
        let seen = read(&folder(&root), LONG, &mut |_| {}, |_| {
            let partner = fs::read_dir(root.join("partners")).unwrap().next().unwrap().unwrap();
            let name = partner.file_name().to_string_lossy().replace(".yaml", "");
            let text = |number| fs::read_to_string(root.join(action(number, 0).0)).unwrap();
            (0..20).all(|number| text(number).contains(&format!("partner: {name}}}")))
        });
        assert!(seen.unwrap());
        reads += 1;
    }
    assert!(writer.wait().unwrap().success());
    assert!(reads > 0);
}

#[test]
fn who_may_not_wait_is_told_at_once() {
    let registry = TestRegistry::programme();
    let root = root(&registry);
    let folder = folder(&root);
    let writer = Writer::open(&folder, Wait::No, &mut |_| {}).unwrap();
    assert_snapshot!(registry.run(["list", "actions", "--no-wait"]), @"
    [stderr]
    error: another `mieux` is using this registry; nothing was written. Try again when it has finished, or run the command without `--no-wait`
    [exit 2]
    ");
    assert_eq!(
        registry.run(["validate", "--no-wait"]),
        registry.run(["list", "actions", "--no-wait"])
    );
    let second = Writer::open(&folder, Wait::No, &mut |_| {});
    assert!(matches!(second, Err(WriteError::Busy)));
    drop(writer);
    assert!(registry.run(["list", "actions", "--no-wait"]).contains("peru-i"));
}

#[test]
fn who_waits_says_so_and_then_does_its_work() {
    let registry = TestRegistry::programme();
    let folder = folder(&root(&registry));
    let writer = Writer::open(&folder, Wait::No, &mut |_| {}).unwrap();
    let mut waiting = registry.command(["list", "partners", "--format", "csv"]);
    let mut waiting = waiting.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let mut stderr = BufReader::new(waiting.stderr.take().unwrap());
    stderr.read_line(&mut said).unwrap();
    assert_snapshot!(said, @"Another `mieux` is using this registry; waiting until it has finished.");
    assert!(waiting.try_wait().unwrap().is_none());
    drop(writer);
    let output = waiting.wait_with_output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("pe-interior"));
}

/// Nobody has written to this registry before, and no file stands for its lock.
#[test]
fn the_first_writer_waits_for_a_reader_as_well() {
    let registry = TestRegistry::empty();
    registry.file("actions/a.yaml", "old");
    let root = root(&registry);
    let mut plan = Plan::default();
    plan.replace("actions/a.yaml", "old", "new");
    let seen = read(&folder(&root), LONG, &mut |_| {}, |_| {
        let written = commit(&folder(&root), &plan, Wait::No, &mut |_| {});
        assert!(matches!(written, Err(WriteError::Busy)), "{written:?}");
        fs::read_to_string(root.join("actions/a.yaml")).unwrap()
    });
    assert_eq!(seen.unwrap(), "old");
    quietly(&root, &plan).unwrap();
    assert_eq!(fs::read_to_string(root.join("actions/a.yaml")).unwrap(), "new");
}

#[test]
fn nobody_waits_for_ever() {
    let registry = TestRegistry::programme();
    let folder = folder(&root(&registry));
    let _writer = Writer::open(&folder, Wait::No, &mut |_| {}).unwrap();
    let short = Wait::UpTo(Duration::from_millis(100));
    let mut events = 0;
    let mut tell = |_: Event<'_>| events += 1;
    let reader = read(&folder, short, &mut tell, |_| ());
    let writer = Writer::open(&folder, short, &mut tell).map(drop);
    for waited in [reader, writer] {
        assert!(matches!(waited, Err(WriteError::StillBusy(_))), "{waited:?}");
    }
    assert_eq!(events, 2);
}

/// Reads again and again, without a pause.
#[test]
#[ignore = "a process that other tests start"]
fn one_that_reads_for_ever() {
    let Some(registry) = variable(REGISTRY) else { return };
    let folder = folder(Path::new(&registry));
    loop {
        read(&folder, LONG, &mut |_| {}, |_| sleep(Duration::from_millis(50))).unwrap();
    }
}

#[test]
fn a_writer_gets_its_turn_beside_readers_without_end() {
    let registry = TestRegistry::empty();
    registry.file("actions/a.yaml", "0");
    let root = root(&registry);
    let test = "write::together::one_that_reads_for_ever";
    let mut readers: Vec<Child> = (0..4).map(|_| started(test, &root, "")).collect();
    let clock = Instant::now();
    for number in 0..5 {
        let mut plan = Plan::default();
        plan.replace("actions/a.yaml", number.to_string(), (number + 1).to_string());
        quietly(&root, &plan).unwrap();
    }
    // Each has to wait for the readers that were there before it, which takes 50 ms.
    let time = clock.elapsed();
    for reader in &mut readers {
        reader.kill().unwrap();
        reader.wait().unwrap();
    }
    assert!(time < Duration::from_secs(10), "{time:?}");
}
