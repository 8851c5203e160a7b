//! `mieux index`, `--no-index` and `MIEUX_INDEX`.

use std::path::PathBuf;

use crate::common::{TestRegistry, transcript};

/// Runs a command, with the place and size of the index taken out.
fn run(registry: &TestRegistry, args: &[&str]) -> String {
    let cache = registry.path().join("cache");
    let output = registry.command(args).env("MIEUX_CACHE_DIR", &cache).output().unwrap();
    let text = transcript(&output).replace(&cache.display().to_string(), "CACHE");
    let is_name =
        |word: &str| word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut words: Vec<String> =
        text.split_inclusive([' ', '/', '\n', '.']).map(str::to_owned).collect();
    for word in &mut words {
        let bare = word.trim_end_matches([' ', '/', '\n', '.']);
        if is_name(bare) {
            *word = word.replace(bare, "NAME");
        }
    }
    words.concat()
}

fn indexes(registry: &TestRegistry) -> Vec<PathBuf> {
    let folder = registry.path().join("cache/index");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn the_index_is_shown_and_removed() {
    let registry = TestRegistry::programme();
    insta::assert_snapshot!(run(&registry, &["index"]), @"
    There is no index yet. The next command that reads the registry makes it, in CACHE/index/NAME
    [exit 0]
    ");
    run(&registry, &["validate"]);
    insta::assert_snapshot!(run(&registry, &["index", "--status"]), @"
    The index is in use: 0.1 MB, in CACHE/index/NAME
    [exit 0]
    ");
    let [path] = &indexes(&registry)[..] else { panic!("one index") };
    std::fs::write(path, "damaged").unwrap();
    insta::assert_snapshot!(run(&registry, &["index", "--status", "--no-index"]), @"
    The index in CACHE/index/NAME (0.1 MB) is not used: it is damaged, another version of `mieux` wrote it, or others can write to it. The next command that reads the registry replaces it.
    It is switched off here, by `--no-index` or `MIEUX_INDEX=off`.
    [exit 0]
    ");
    insta::assert_snapshot!(run(&registry, &["index", "--clear"]), @"
    Removed CACHE/index/NAME. The next command that reads the registry makes a new one.
    [exit 0]
    ");
    assert!(indexes(&registry).is_empty());
    insta::assert_snapshot!(run(&registry, &["index", "--clear"]), @"
    There is no index yet. The next command that reads the registry makes it, in CACHE/index/NAME
    [exit 0]
    ");
}

#[test]
#[cfg(unix)]
fn a_folder_in_which_others_can_write_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let registry = TestRegistry::programme();
    run(&registry, &["validate"]);
    let folder = registry.path().join("cache/index");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o777)).unwrap();
    insta::assert_snapshot!(run(&registry, &["index"]), @"
    No index is kept: CACHE/index is not yours alone, and whoever can write in it could change answers. Type: chmod go-w CACHE/index
    [exit 0]
    ");
    run(&registry, &["validate"]);
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    insta::assert_snapshot!(run(&registry, &["index"]), @"
    The index is in use: 0.1 MB, in CACHE/index/NAME
    [exit 0]
    ");
}

#[test]
fn nothing_is_kept_where_it_is_switched_off() {
    let registry = TestRegistry::programme();
    run(&registry, &["validate", "--no-index"]);
    assert!(indexes(&registry).is_empty());
    let cache = registry.path().join("cache");
    let command = |name: &str| {
        let mut command = registry.command(["report"]);
        command.env("MIEUX_CACHE_DIR", &cache).env(name, "off").output().unwrap()
    };
    command("MIEUX_INDEX");
    assert!(indexes(&registry).is_empty());
    command("ANYTHING");
    assert_eq!(indexes(&registry).len(), 1);
}

#[test]
fn no_index_is_made_within_the_registry() {
    let registry = TestRegistry::programme();
    let cache = registry.below("cache");
    let output = registry.command(["validate"]).env("MIEUX_CACHE_DIR", &cache).output().unwrap();
    assert!(output.status.code().unwrap() < 2);
    assert!(!cache.exists());
}

/// A command that only reads writes nothing in the registry, with an index or without.
#[test]
fn an_index_changes_nothing_in_the_registry() {
    let registry = TestRegistry::programme();
    let before = crate::common::files_below(&registry.root());
    for args in [&["validate"][..], &["validate"], &["report"], &["list", "actions"]] {
        run(&registry, args);
    }
    assert_eq!(crate::common::files_below(&registry.root()), before);
}
