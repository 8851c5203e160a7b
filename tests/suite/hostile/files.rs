//! What a path can be beside a file that can be read.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use mieux::check::{Options, Scope, validate};
use mieux::files::{Files, Folder, Listed, Nature, PrivateState, ReadError};
use mieux::finding::Severity;
use mieux::message;

use super::{Beside, GOOD, at, seen};

#[test]
fn a_folder_with_the_name_of_a_file_is_no_record() {
    let beside = Beside::new();
    beside.file("actions/x.yaml/inside.yaml", GOOD.replace("good", "inside"));
    assert_eq!(beside.seen(), [at("stray-file", 1, 1)]);
    assert_eq!(beside.findings()[0]["file"], "registry/actions/x.yaml");
}

#[test]
fn a_link_that_leads_nowhere_cannot_be_read() {
    let beside = Beside::new();
    symlink("gone.yaml", beside.path("actions/hostile.yaml")).unwrap();
    assert_eq!(beside.seen(), [at("unreadable-file", 1, 1)]);
}

#[test]
fn a_file_that_may_not_be_read_cannot_be() {
    let beside = Beside::new();
    let path = beside.path("actions/hostile.yaml");
    fs::write(&path, GOOD.replace("good", "hostile")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Root reads it all the same.
    let expected = if fs::read(&path).is_ok() { vec![] } else { vec![at("unreadable-file", 1, 1)] };
    assert_eq!(beside.seen(), expected);
}

#[test]
fn links_that_go_round_are_not_followed() {
    let beside = Beside::new();
    symlink(".", beside.path("actions/round")).unwrap();
    symlink("../..", beside.path("partners/up")).unwrap();
    symlink("b.yaml", beside.path("actions/a.yaml")).unwrap();
    symlink("a.yaml", beside.path("actions/b.yaml")).unwrap();
    let found: Vec<String> = beside
        .findings()
        .iter()
        .map(|one| format!("{} {}", one["rule"].as_str().unwrap(), one["file"].as_str().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            "unreadable-file registry/actions/a.yaml",
            "unreadable-file registry/actions/b.yaml",
            "stray-file registry/actions/round",
            "stray-file registry/partners/up",
        ]
    );
}

#[test]
fn a_link_to_a_file_is_read_as_that_file() {
    let beside = Beside::new();
    beside.file("notes/elsewhere", "id: hostile\ntitle: T\n");
    symlink("../notes/elsewhere", beside.path("actions/hostile.yaml")).unwrap();
    assert_eq!(beside.seen(), [at("missing-source", 1, 1), at("wrong-type", 2, 8)]);
}

/// A checkout must not read what lies outside of it, such as the environment of a runner.
#[test]
fn a_link_that_leads_out_of_the_records_is_not_followed() {
    let beside = Beside::new();
    fs::write(beside.registry.path().join("elsewhere"), "secret: 1\n").unwrap();
    beside.file("private/experts/exp-0001.yaml", "notes: secret\n");
    beside.file(".gitignore", "private/\n");
    for (name, target) in [
        ("out", "../../elsewhere"),
        ("environ", "/proc/self/environ"),
        ("private", "../private/experts/exp-0001.yaml"),
        ("settings", "../mieux.toml"),
    ] {
        symlink(target, beside.path("actions").join(format!("{name}.yaml"))).unwrap();
        symlink(target, beside.path("vocabularies").join(format!("{name}.yaml"))).unwrap();
    }
    assert_eq!(beside.seen(), vec![at("unreadable-file", 1, 1); 8]);
}

#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let beside = Beside::new();
    let pipe = beside.path("actions/pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("pipe.yaml", beside.path("actions/link.yaml")).unwrap();
    symlink("/dev/zero", beside.path("actions/zero.yaml")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(beside.path("actions/socket.yaml"));
    assert_eq!(beside.seen(), vec![at("stray-file", 1, 1); 4]);
}

#[test]
fn a_name_can_be_any_bytes() {
    let beside = Beside::new();
    let names: [&[u8]; 6] = [
        b"new\nline.yaml",
        b"quote\"'`.yaml",
        b"no\xff\xfeutf8.yaml",
        b"\x1b[2Jescape.yaml",
        "turn\u{202e}lmay.yaml".as_bytes(),
        b"::error file=a,line=1::x.yaml",
    ];
    for name in names {
        beside.file(beside.path("actions").join(OsStr::from_bytes(name)), "id: other\n");
    }
    let findings = beside.findings();
    let of_rule = |rule: &str| findings.iter().filter(|one| one["rule"] == rule).count();
    assert_eq!(of_rule("id-differs-from-file-name"), names.len(), "{findings:#?}");
    assert_eq!(of_rule("duplicate-id"), names.len() - 1);
    assert_eq!(of_rule("missing-field"), names.len());
    assert_eq!(of_rule("missing-source"), names.len());
    assert_eq!(findings.len(), 4 * names.len() - 1);
    let differing = findings.iter().find(|one| one["rule"] == "id-differs-from-file-name").unwrap();
    assert_eq!(seen(differing), at("id-differs-from-file-name", 1, 5));
}

/// A path of the length that the system allows.
#[test]
fn a_name_can_be_as_long_as_there_are() {
    let beside = Beside::new();
    let name = format!("{}.yaml", "n".repeat(250));
    let folders = vec!["d".repeat(255); 12].join("/");
    beside.file(
        format!("actions/{folders}/{name}"),
        "id: x\ntitle: {en: T}\nsources: [{source: p}]\n",
    );
    assert_eq!(beside.seen(), [at("id-differs-from-file-name", 1, 5)]);
}

/// A registry in which the folder `partners/pe` may not be listed.
struct Closed(Folder);

impl Files for Closed {
    fn list(&self) -> Vec<Listed> {
        let mut listed = self.0.list();
        listed.retain(|one| !one.below.starts_with("partners/pe"));
        let nature = Nature::UnreadableFolder(message!("system.permission-denied"));
        let at = listed.partition_point(|one| one.below.as_path() < Path::new("partners/pe"));
        listed.insert(at, Listed { below: "partners/pe".into(), nature });
        listed
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.0.read(below, limit)
    }

    fn shown(&self, below: &Path) -> PathBuf {
        self.0.shown(below)
    }

    fn private_state(&self) -> PrivateState {
        self.0.private_state()
    }
}

/// The records in it may be the ones that others refer to; everything else is checked.
#[test]
fn a_folder_that_cannot_be_listed_makes_no_other_record_look_bad() {
    let beside = Beside::new();
    beside.file(
        "partners/pe/pe-one.yaml",
        "id: pe-one\nname: {en: One}\nsources: [{source: page}]\n",
    );
    beside.file(
        "actions/hostile.yaml",
        "id: hostile\ntitle: {en: Hostile}\nfollows: [none]\npartners:\n  - partner: pe-one\n  \
         - partner: pe-gone\nsources: [{source: page}]\n",
    );
    let root = beside.registry.root();
    let files = Closed(Folder::open(&root).unwrap());
    let checked = validate(&files, &root, &Scope::All, &Options::default()).unwrap();
    let found = checked.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let found: Vec<(&str, String)> =
        found.map(|one| (one.rule, one.message.in_english())).collect();
    let found: Vec<(&str, &str)> =
        found.iter().map(|(rule, message)| (*rule, message.as_str())).collect();
    assert_eq!(
        found,
        [
            ("unknown-field", "the record has no field `colour`"),
            ("unknown-reference", "there is no action `none`"),
            ("unreadable-file", "the folder cannot be listed: permission denied"),
        ]
    );
}
