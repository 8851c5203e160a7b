//! What several tests need: a registry with the command that runs on it, and files of the project.

mod command;
#[cfg(unix)]
mod git;
mod help;
mod leaks;
mod programme;
mod registry;
#[cfg(unix)]
mod terminal;

use std::collections::BTreeMap;
use std::fs;
#[cfg(unix)]
pub(crate) use std::os::unix::fs::symlink;
#[cfg(windows)]
pub(crate) use std::os::windows::fs::symlink_file as symlink;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mieux::check::{Options, Workspace};
use mieux::files::Memory;
use mieux::registry::Registry;
use proptest::prelude::ProptestConfig;

pub(crate) use command::{state, transcript};
#[cfg(unix)]
pub(crate) use git::{gits, with_program};
pub(crate) use help::{commands, help};
pub(crate) use leaks::{everything, marked};
pub(crate) use registry::TestRegistry;
#[cfg(unix)]
pub(crate) use terminal::Terminal;

/// A path of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A registry that is in memory with all its texts, checked.
pub(crate) fn checked(registry: &Registry) -> Workspace<'static> {
    static NOTHING: LazyLock<Memory> = LazyLock::new(Memory::default);
    Workspace::of_registry(&*NOTHING, registry.clone(), &Options::default()).unwrap()
}

/// Properties that take long are tried with `cases` where others are with 256, and with more in
/// proportion where `PROPTEST_CASES` asks for more.
pub(crate) fn costly(cases: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.saturating_mul(cases).div_ceil(256), ..config }
}

/// Copies a folder with everything in it, links as links; replaces files that exist already.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_symlink() {
            symlink(fs::read_link(&path).unwrap(), &target).unwrap();
        } else if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The bytes of every file below a folder, by path with `/` between its parts.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = files.map(|entry| {
        let below = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        (below, fs::read(entry.path()).unwrap())
    });
    read.collect()
}

/// Every file below a folder with this extension, in no particular order.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}
