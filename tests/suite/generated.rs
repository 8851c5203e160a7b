//! Registries that `benches/generate` writes: a large good one is clean, and in a bad one exactly the
//! faults are found that were put in.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

#[path = "../../benches/generate/mod.rs"]
pub(crate) mod generate;

use crate::common::{TestRegistry, files, project};
use generate::prose::{different, sentences};
use generate::random::Random;
use generate::{Fault, Order, generate};

/// A registry in a folder of its own, with its faults.
pub(crate) fn registry(order: Order) -> (TestRegistry, Vec<Fault>) {
    let registry = TestRegistry::none();
    let faults = generate(order, &project("registry/vocabularies"), &registry.root()).unwrap();
    (registry, faults)
}

/// What is found: file, line and rule, in the order of the output.
fn found(registry: &TestRegistry, args: &[&str]) -> Vec<(String, u64, String)> {
    let args = [&["validate", "--format", "json"], args].concat();
    let output = registry.command_in("registry", args).output().unwrap();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|one| (text(&one["file"]), one["line"].as_u64().unwrap(), text(&one["rule"])))
        .collect()
}

#[test]
fn exactly_the_faults_that_were_made_are_found() {
    let (registry, faults) = registry(Order { records: 1000, seed: 1, faults: 200 });
    let made: Vec<(String, u64, String)> =
        faults.into_iter().map(|one| (one.file, one.line as u64, one.rule.to_owned())).collect();
    let mut found = found(&registry, &[]);
    found.sort();
    assert_eq!(made.len(), 200);
    let missed: Vec<_> = made.iter().filter(|one| !found.contains(one)).collect();
    let invented: Vec<_> = found.iter().filter(|one| !made.contains(one)).collect();
    assert!(made == found, "missed: {missed:#?}\ninvented: {invented:#?}");
}

#[test]
fn a_generated_registry_without_faults_breaks_no_rule() {
    for (records, seed) in [(1000, 2), (10, 1), (59, 3), (300, 4), (2000, 1)] {
        clean(Order { records, seed, faults: 0 });
    }
}

/// Takes long in a debug build: `cargo test --release -- --ignored a_large`.
#[test]
#[ignore = "takes long in a debug build"]
fn a_large_generated_registry_breaks_no_rule() {
    for (records, seed) in [(10_000, 1), (10_000, 2), (100_000, 1)] {
        clean(Order { records, seed, faults: 0 });
    }
}

/// Nothing is found, not even by the strict rules.
fn clean(order: Order) {
    let (registry, faults) = registry(order);
    assert!(faults.is_empty());
    assert_eq!(found(&registry, &["--strict", "--today", "2026-11-21"]), [], "{order:?}");
}

#[test]
fn the_same_order_gives_the_same_bytes_and_another_seed_another_registry() {
    let bytes = |seed| {
        let (registry, faults) = registry(Order { records: 100, seed, faults: 10 });
        let root = registry.root();
        let texts: BTreeMap<PathBuf, Vec<u8>> = files(&root, "yaml")
            .into_iter()
            .map(|path| (path.strip_prefix(&root).unwrap().to_owned(), fs::read(path).unwrap()))
            .collect();
        (texts, faults)
    };
    assert!(bytes(3) == bytes(3), "seed 3 gave two registries");
    assert!(bytes(3) != bytes(4), "seeds 3 and 4 gave the same registry");
}

#[test]
fn sentences_of_a_list_differ_under_every_seed() {
    let mut equal = 0;
    for seed in 0..30_000 {
        let list = different(&mut Random::new(seed, 0), 2);
        assert_ne!(list[0], list[1], "seed {seed}");
        let mut random = Random::new(seed, 0);
        equal += usize::from(sentences(&mut random, 1) == sentences(&mut random, 1));
    }
    assert!(equal > 0, "no seed would give the same sentence twice");
}
