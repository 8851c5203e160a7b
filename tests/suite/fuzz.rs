//! The corpora of the fuzz targets, and what fuzzing has found, on every run of the tests.
//!
//! `fuzz/README.md` says how to look for more.

use std::fs;

use crate::any_bytes;
use crate::common::project;

/// Holds `target` against every file of its corpus.
fn run(name: &str, target: fn(&[u8])) {
    let mut files: Vec<_> = fs::read_dir(project("fuzz/corpus").join(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 20);
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let result = std::panic::catch_unwind(|| target(&bytes));
        assert!(result.is_ok(), "{}", file.display());
    }
}

#[test]
fn the_reader_holds_on_its_corpus() {
    run("reader", any_bytes::reader);
}

#[test]
fn the_readers_agree_on_their_corpus() {
    run("readers", any_bytes::readers);
}

#[test]
fn dates_hold_on_their_corpus() {
    run("dates", any_bytes::dates);
}

#[test]
fn a_file_in_a_registry_holds_on_its_corpus() {
    run("validate_file", any_bytes::validate_file);
}

#[test]
fn an_extension_holds_on_its_corpus() {
    run("extension", any_bytes::extension);
}

#[test]
fn a_mapping_with_its_sheet_holds_on_its_corpus() {
    run("mapping", any_bytes::mapping);
}

#[test]
fn a_foreign_table_holds_on_its_corpus() {
    run("sheet", any_bytes::sheet);
}

#[test]
fn a_file_of_iati_holds_on_its_corpus() {
    run("iati", any_bytes::iati);
}

#[test]
fn three_versions_of_a_record_hold_on_their_corpus() {
    run("merge", any_bytes::merge);
}

#[test]
fn a_page_holds_on_its_corpus() {
    run("page", any_bytes::page);
}

#[test]
fn a_server_holds_on_its_corpus() {
    run("server", any_bytes::server);
}

#[test]
fn a_template_holds_on_its_corpus() {
    run("template", any_bytes::template);
}

#[test]
fn a_reference_holds_on_its_corpus() {
    run("reference", any_bytes::reference);
}

#[test]
fn rates_hold_on_their_corpus() {
    run("rates", any_bytes::rates);
}

/// The fuzz targets are built by nobody else, with the file of the properties as it stands.
#[test]
fn the_fuzz_targets_have_what_the_properties_use() {
    let text = |path: &str| fs::read_to_string(project(path)).unwrap();
    let (properties, manifest) = (text("tests/suite/any_bytes.rs"), text("fuzz/Cargo.toml"));
    let used = properties.lines().filter_map(|line| line.strip_prefix("use ")?.split("::").next());
    for name in used.filter(|name| *name != "std") {
        let is_declared = |line: &str| line.replace('-', "_").starts_with(&format!("{name} = "));
        assert!(manifest.lines().any(is_declared), "fuzz/Cargo.toml lacks {name}");
    }
}
