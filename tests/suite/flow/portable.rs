//! The program and its tests compile on systems other than Unix: whatever only one system has is
//! under a `cfg`.

use std::fs;
use std::path::Path;

use super::program::Program;
use crate::common::project;

/// Items with these attributes are compiled for one system.
const FOR_ONE_SYSTEM: [&str; 3] = ["cfg(unix)", "cfg(windows)", "cfg(target_os=\"linux\")"];

/// Crates that are compiled for Unix only, or have less elsewhere.
const CRATES: [&str; 2] = ["nix", "rustix"];

#[test]
fn what_one_system_has_is_used_under_its_cfg() {
    let read = |path: &Path| fs::read_to_string(project("").join(path)).ok();
    for root in ["src/lib.rs", "src/main.rs", "tests/suite/main.rs"] {
        let program = Program::read(Path::new(root), &FOR_ONE_SYSTEM, &read);
        for (_, file, source) in program.sources() {
            let imports = source.imports.iter().map(|import| &import.mention);
            for mention in imports.chain(&source.paths) {
                let path: Vec<&str> = mention.path.iter().map(String::as_str).collect();
                let is_for_one = path.starts_with(&["std", "os"]) || CRATES.contains(&path[0]);
                let path = path.join("::");
                assert!(!is_for_one, "{}:{} uses `{path}`", file.display(), mention.line);
            }
        }
    }
}
