//! The merge driver in git itself.

mod commands;
mod conflicts;
mod failures;
mod registries;

use std::ffi::OsString;

use crate::common::{TestRegistry, gits, with_program};

const ACTION: &str = "\
id: peru-ii
title:
  en: Peru II
status: implementation
countries: [PE]
themes: [irregular-migration]
partners:
  - partner: pe-interior
start: 2019-05
sources:
  - source: page
";

/// The file of the action.
const PERU_II: &str = "actions/peru-ii.yaml";

const STATUS: [&str; 2] = ["status: implementation\n", "status: completed\n"];
const OTHER_STATUS: [&str; 2] = ["status: implementation\n", "status: on-hold\n"];
const COUNTRIES: [&str; 2] = ["countries: [PE]\n", "countries: [CL, PE]\n"];

/// Both changes, in neighbouring lines: git itself finds a conflict in them.
const BOTH: &str = "status: completed\ncountries: [CL, PE]\n";

/// A registry whose git merges by fields, with an action on `main`.
fn installed() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(PERU_II, ACTION).repository("2024-01-10");
    registry.run(["git", "install"]);
    registry.commit("2024-01-11");
    registry
}

/// Replaces one text of the action and commits it.
fn change(registry: &TestRegistry, [old, new]: [&str; 2]) {
    registry.replace(PERU_II, old, new).commit("2024-01-12");
}

/// Two branches that both change the registry: `main`, which is checked out, and `topic`.
fn parted_by(ours: impl Fn(&TestRegistry), theirs: impl Fn(&TestRegistry)) -> TestRegistry {
    let registry = installed();
    registry.branch("topic", "2024-01-12", theirs);
    ours(&registry);
    registry.commit("2024-01-12");
    registry
}

/// Two branches that both change the action.
fn parted(ours: [&'static str; 2], theirs: [&'static str; 2]) -> TestRegistry {
    let replace = |[old, new]: [&'static str; 2]| {
        move |registry: &TestRegistry| {
            registry.replace(PERU_II, old, new);
        }
    };
    parted_by(replace(ours), replace(theirs))
}

/// What an officer has: for each git of this machine the folders of programs, with `mieux`.
fn equipment() -> Vec<OsString> {
    gits().iter().map(|path| with_program(path)).collect()
}
