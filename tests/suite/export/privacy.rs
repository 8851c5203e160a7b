//! What an export never tells: what is private, what is internal unless asked for, and, for the public, who the
//! experts are.

use std::fs;

use insta::assert_snapshot;

#[cfg(feature = "parquet")]
use crate::common::files_below;
use crate::common::{TestRegistry, everything, marked};

/// The formats, with the names of files to which they are written.
const FORMATS: &[&str] = &[
    "jsonl",
    "xlsx",
    "iati",
    "csv",
    "sqlite",
    "sql",
    #[cfg(feature = "parquet")]
    "parquet",
];

fn exported(registry: &TestRegistry, format: &str, more: &[&str]) -> String {
    let folder = registry.path().join("out");
    let _ = fs::remove_dir_all(&folder);
    let mut command = registry.command(["export", "--format", format, "-o", "out/"]);
    let output = command.args(more).output().unwrap();
    assert!(folder.is_dir(), "{format} {more:?}: {}", String::from_utf8_lossy(&output.stderr));
    everything(&folder) + &compressed(&folder)
}

/// The rows of the files of Parquet in a folder, whose bytes are compressed.
#[cfg(feature = "parquet")]
fn compressed(folder: &std::path::Path) -> String {
    let files = files_below(folder).into_iter().filter(|(path, _)| path.ends_with(".parquet"));
    files.flat_map(|(_, bytes)| super::parquet::rows(&bytes)).map(|row| row.to_string()).collect()
}

#[cfg(not(feature = "parquet"))]
fn compressed(_: &std::path::Path) -> String {
    String::new()
}

#[test]
fn nothing_private_and_nothing_internal_leaves_the_registry() {
    let registry = marked();
    for format in FORMATS {
        for more in [&[][..], &["--public"], &["--lang", "es"], &["--region", "latam"]] {
            let all = exported(&registry, format, more);
            for marker in ["marker-of-a-name", "2031", "contract", "delete_after"] {
                assert!(!all.contains(marker), "{format} {more:?} contains {marker}");
            }
        }
    }
}

#[test]
fn an_export_for_the_public_names_no_expert() {
    let registry = marked();
    for format in FORMATS {
        let all = exported(&registry, format, &["--public"]);
        assert!(!all.contains("exp-0"), "{format}");
    }
}

#[test]
fn internal_fields_go_along_where_they_are_asked_for() {
    let registry = marked();
    assert_snapshot!(registry.run(["export", "experts", "--internal"]), @r#"
    {"id":"exp-0001","origin":"CL","roster":"active","availability":[{"from":"2031-01","available":true}],"consent":{"basis":"contract","given":"2031-01"},"retention":{"review_by":"2031-01","delete_after":"2031-01"},"sources":[{"source":"page"}]}
    {"id":"exp-0002","origin":"NO","sources":[{"source":"page"}]}
    [stderr]
    Exported 2 experts.
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["export", "experts"]), @r#"
    {"id":"exp-0001","origin":"CL","sources":[{"source":"page"}]}
    {"id":"exp-0002","origin":"NO","sources":[{"source":"page"}]}
    [stderr]
    Exported 2 experts.
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["export", "experts", "--internal", "--public"]), @"
    [stderr]
    error: the argument '--internal' cannot be used with '--public'

    Usage: mieux export --internal <KIND>...

    For more information, try '--help'.
    [exit 2]
    ");
}

#[test]
fn items_of_a_list_can_be_internal() {
    let registry = marked();
    registry.file(
        "schemas/expert.extension.schema.json",
        r#"{"properties": {"kept": {"title": "Kept", "type": "array", "items": {"title": "Kept", "type": "string", "x-internal": true}}}}"#,
    );
    registry.replace(
        "experts/exp-0001.yaml",
        "origin: CL",
        "origin: CL\nkept: [marker-of-an-item]",
    );
    for format in FORMATS {
        assert!(!exported(&registry, format, &[]).contains("marker-of-an-item"), "{format}");
    }
    assert!(
        registry
            .run(["export", "experts", "--internal"])
            .contains("\"kept\":[\"marker-of-an-item\"]")
    );
}

#[test]
fn personal_data_in_a_record_stops_everything_whatever_the_settings_say() {
    let registry = TestRegistry::programme();
    registry.replace(
        "actions/peru-i.yaml",
        "start: 2019-05",
        "start: 2019-05\nnotes: {en: Write to ana@example.org}",
    );
    registry.replace(
        "mieux.toml",
        "name = ",
        "rules = { personal-data-in-record = \"off\" }\nname = ",
    );
    assert_snapshot!(registry.run(["export", "actions"]), @"
    [stderr]
    error: nothing was written, because 1 record holds personal data that must not leave the registry: registry/actions/peru-i.yaml: `notes.en` contains an e-mail address
    [exit 2]
    ");
}

/// An extension that cannot be used does not say which fields are internal.
#[test]
fn an_extension_with_an_error_stops_everything() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "start: 2019-05", "start: 2019-05\nsecret: marker");
    registry.file(
        "schemas/action.extension.schema.json",
        r#"{"properties": {"secret": {"title": "Secret", "type": "string", "x-internal": "true"}}}"#,
    );
    assert_snapshot!(registry.run(["export", "actions", "--public"]), @r#"
    [stderr]
    error: registry/schemas/action.extension.schema.json cannot be used, so that nobody knows which fields are internal; nothing was written: `x-internal` cannot be `"true"`
    [exit 2]
    "#);
}

#[test]
fn nobody_is_found_out_by_a_choice_of_experts() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "actions", "--public", "--origin", "CL"]), @"
    [stderr]
    error: with --public, records are not chosen by their experts, because this could tell who somebody is; leave these options out, or leave out --public
    [exit 2]
    ");
    assert!(registry.run(["export", "actions", "--origin", "CL"]).contains("both"));
}
