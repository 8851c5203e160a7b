//! Where a site is written, and what it never replaces.

use std::fs;

use insta::assert_snapshot;

use crate::common::{TestRegistry, files_below};

#[test]
fn a_site_replaces_an_earlier_one_and_leaves_nothing_of_it() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["site"]), @"
    [stderr]
    Wrote 81 pages to `site`.
    [exit 0]
    ");
    let site = registry.path().join("site");
    assert!(site.join("en/actions/both.html").is_file());
    assert_snapshot!(registry.run(["site", "--country", "PE", "--lang", "es"]), @"
    [stderr]
    Se han escrito 26 páginas en `site`.
    [exit 0]
    ");
    assert!(!site.join("en").exists());
    let around: Vec<_> =
        fs::read_dir(registry.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert!(around.iter().all(|name| !name.to_string_lossy().ends_with(".draft")), "{around:?}");
}

#[test]
fn what_is_no_site_is_never_replaced() {
    let registry = TestRegistry::programme();
    let site = registry.path().join("site");
    fs::create_dir(&site).unwrap();
    fs::write(site.join("notes.txt"), "mine").unwrap();
    assert_snapshot!(registry.run(["site"]), @"
    [stderr]
    error: `site` was not written by `mieux site`, and is never replaced; choose another folder
    [exit 2]
    ");
    fs::remove_file(site.join("notes.txt")).unwrap();
    registry.run(["site"]);
    fs::write(site.join("notes.txt"), "mine").unwrap();
    let before = files_below(&site);
    assert_snapshot!(registry.run(["site"]), @"
    [stderr]
    error: `site` also contains `notes.txt`, which `mieux site` did not write; move it elsewhere, or choose another folder
    [exit 2]
    ");
    assert_eq!(files_below(&site), before);
    registry.run(["export", "--format", "jsonl", "-o", "out/"]);
    assert_snapshot!(registry.run(["site", "-o", "out"]), @"
    [stderr]
    error: `out` was not written by `mieux site`, and is never replaced; choose another folder
    [exit 2]
    ");
    assert_snapshot!(registry.run(["site", "-o", "registry/site"]), @"
    [stderr]
    error: `registry/site` is in the registry `registry`, where it would be taken for a part of it; choose another folder with -o
    [exit 2]
    ");
    assert_snapshot!(registry.run(["site", "--base-url", "example.org"]), @"
    [stderr]
    error: invalid value 'example.org' for '--base-url <URL>': write an address such as https://example.org/programme

    For more information, try '--help'.
    [exit 2]
    ");
}
