//! Where an export goes, and what it never replaces.

use std::fs;

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn what_cannot_be_written_is_said_before_any_work() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export"]), @"
    [stderr]
    error: a file of `jsonl` holds one kind; name it, as in `mieux export actions`, or write a folder with --format jsonl -o out/
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "-o", "out/"]), @"
    [stderr]
    error: the name `out/` does not give a format; end it in `.jsonl`, `.ndjson`, `.xlsx`, `.xml`, `.jsonld`, `.zip`, `.db`, `.sqlite`, `.sqlite3`, `.sql` or `.parquet`, or add --format
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "-o", "registry.foo"]), @"
    [stderr]
    error: the name `registry.foo` does not give a format; end it in `.jsonl`, `.ndjson`, `.xlsx`, `.xml`, `.jsonld`, `.zip`, `.db`, `.sqlite`, `.sqlite3`, `.sql` or `.parquet`, or add --format
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "acts", "-o", "out.jsonl"]), @"
    [stderr]
    error: there is nothing called `acts` to export; write `vocabularies`, `partners`, `experts`, `actions`, `activities` or `claims`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "actions", "experts", "-o", "out.jsonl"]), @"
    [stderr]
    error: a file of `jsonl` holds one kind; name it, as in `mieux export actions`, or write a folder with --format jsonl -o out/
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "--as-of", "2018", "actions"]), @"
    [stderr]
    error: records are exported as they are now; leave out --as-of, or export an earlier state with --at
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "--format", "jsonl", "-o", "no/folder/"]), @"
    [stderr]
    error: there is no folder `no`; create it with `mkdir -p 'no'`, or choose another one
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "actions", "--date", "yesterday"]), @"
    [stderr]
    error: invalid value 'yesterday' for '--date <DATE>': write a day such as 2026-11-26, or a moment in UTC such as 2026-11-26T06:53:16Z

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn a_folder_is_replaced_only_if_an_export_wrote_all_that_is_in_it() {
    let registry = TestRegistry::programme();
    let export = ["export", "--format", "jsonl", "-o", "out", "--overwrite"];
    let lines = || fs::read_to_string(registry.path().join("out/actions.jsonl")).unwrap();
    registry.run(export);
    let before = lines();
    registry.replace("actions/peru-i.yaml", "Perú I", "Perú uno");
    assert_snapshot!(registry.run(&export[..5]), @"
    [stderr]
    error: `out` exists already; replace it with --overwrite, or choose another name
    [exit 2]
    ");
    assert_eq!(lines(), before);
    assert_snapshot!(registry.run(export), @"
    [stderr]
    Exported 3 actions, 4 activities, 2 experts, 1 partner.
    [exit 0]
    ");
    assert!(lines().contains("Perú uno"));
    fs::write(registry.path().join("out/notes.txt"), "mine").unwrap();
    assert_snapshot!(registry.run(export), @"
    [stderr]
    error: `out` also contains `notes.txt`, which `mieux export` did not write; move it elsewhere, or choose another folder
    [exit 2]
    ");
    assert_eq!(fs::read_to_string(registry.path().join("out/notes.txt")).unwrap(), "mine");
    fs::remove_file(registry.path().join("out/about.json")).unwrap();
    assert_snapshot!(registry.run(export), @"
    [stderr]
    error: `out` was not written by `mieux export`, and is never replaced; choose another folder
    [exit 2]
    ");
    let left: Vec<_> =
        fs::read_dir(registry.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".draft")), "{left:?}");
}

#[test]
fn a_file_is_replaced_only_with_overwrite() {
    let registry = TestRegistry::programme();
    let export = ["export", "actions", "-o", "actions.jsonl", "--overwrite"];
    registry.run(export);
    assert_snapshot!(registry.run(&export[..4]), @"
    [stderr]
    error: `actions.jsonl` exists already; replace it with --overwrite, or choose another name
    [exit 2]
    ");
    assert_snapshot!(registry.run(export), @"
    [stderr]
    Exported 3 actions.
    [exit 0]
    ");
}

#[test]
fn what_is_there_stays_if_nothing_was_chosen() {
    let registry = TestRegistry::programme();
    for (format, path) in [("jsonl", "out"), ("sql", "out.sql"), ("xlsx", "out.xlsx")] {
        registry.run(["export", "--format", format, "-o", path]);
        let nothing =
            ["export", "--format", format, "-o", path, "--overwrite", "--status", "cancelled"];
        let said = registry.run(nothing);
        assert_eq!(
            said,
            format!(
                "[stderr]\nerror: nothing was chosen, so `{path}` stays as it is; change the options, or delete it \
                 first\n[exit 1]\n"
            )
        );
        registry.run(["export", "--format", format, "-o", path, "--overwrite"]);
    }
    assert_snapshot!(registry.run(["export", "-o", "new.sql", "--status", "cancelled"]), @"
    [stderr]
    Nothing was chosen: the export has no records.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["export", "vocabularies", "-o", "a.jsonl"]), @"[exit 0]");
    assert_snapshot!(registry.run(["export", "vocabularies", "-o", "a.jsonl", "--overwrite"]), @"[exit 0]");
}

#[test]
fn a_place_within_the_registry_is_named() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "--format", "csv", "-o", "registry/tables"]), @"
    [stderr]
    `registry/tables` is in the folder of the registry; exports belong elsewhere, since git takes them for a part of it
    Exported 3 actions, 4 activities, 2 experts, 1 partner.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["export", "actions", "-o", "registry/actions.jsonl"]), @"
    [stderr]
    `registry/actions.jsonl` is in the folder of the registry; exports belong elsewhere, since git takes them for a part of it
    Exported 3 actions.
    [exit 0]
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_written_and_a_folder_of_the_system_takes_no_file() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "actions", "--format", "jsonl", "-o", "/dev/null"]), @"
    [stderr]
    Exported 3 actions.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["export", "--format", "sql", "-o", "/dev/full"]), @"
    [stderr]
    error: cannot write `/dev/full`: there is no space left on the disk
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "-o", "/proc/x.sql"]), @"
    [stderr]
    error: no file can be created in `/proc`; choose another folder
    [exit 2]
    ");
}

/// Neither the time zone, the language, the number of threads nor the folder is in the bytes.
#[test]
fn the_same_registry_gives_the_same_bytes() {
    let registry = TestRegistry::programme();
    let bytes = |format: &str, zone: &str, language: &str, threads: &str| {
        let _ = fs::remove_dir_all(registry.path().join("out"));
        let mut command = registry.command(["export", "--format", format, "-o", "out/"]);
        command.env("TZ", zone).env("LANG", language).env("RAYON_NUM_THREADS", threads);
        assert!(command.output().unwrap().status.success());
        let mut files: Vec<_> = walkdir::WalkDir::new(registry.path().join("out"))
            .into_iter()
            .map(Result::unwrap)
            .filter(|one| one.file_type().is_file())
            .map(walkdir::DirEntry::into_path)
            .collect();
        files.sort();
        files.into_iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>()
    };
    let formats = ["jsonl", "csv", "sqlite", "sql"].into_iter();
    for format in formats.chain(cfg!(feature = "parquet").then_some("parquet")) {
        let first = bytes(format, "UTC", "C.UTF-8", "1");
        assert!(bytes(format, "Asia/Tokyo", "es_PE.UTF-8", "2") == first, "{format}");
        assert!(bytes(format, "America/Lima", "fr_FR.UTF-8", "2") == first, "{format}");
    }
    registry.run(["export", "-o", "one.zip"]);
    registry.run(["export", "-o", "two.zip"]);
    let archive = |name| fs::read(registry.path().join(name)).unwrap();
    assert!(archive("one.zip") == archive("two.zip"));
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_what_to_do() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "actions", "-o", "actions.parquet"]), @"
    [stderr]
    error: this `mieux` was built without Parquet; build one with `cargo build --release --features parquet`, or write `--format jsonl -o out/`, which DuckDB and Spark read as well
    [exit 2]
    ");
}

#[test]
fn git_says_which_state_it_is() {
    let registry = TestRegistry::programme();
    registry.repository("2026-11-26");
    let about = || {
        registry.run(["export", "--format", "jsonl", "-o", "out", "--overwrite"]);
        let text = fs::read_to_string(registry.path().join("out/about.json")).unwrap();
        let about: serde_json::Value = serde_json::from_str(&text).unwrap();
        (
            about["revision"].as_str().unwrap().to_owned(),
            about["revised"].as_str().unwrap().to_owned(),
        )
    };
    let (revision, date) = about();
    assert_eq!(revision.len(), 12);
    assert_eq!(date.get(..10), Some("2026-11-26"));
    registry.replace("actions/peru-i.yaml", "Perú I", "Perú uno");
    assert_eq!(about(), (format!("{revision}+"), date));
}
