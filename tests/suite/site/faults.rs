//! What becomes of a site when it cannot be written, when its writer is killed, and when somebody means it ill.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use insta::{allow_duplicates, assert_snapshot};
use nix::unistd::Uid;

use super::built;
use crate::common::{TestRegistry, files_below, transcript};

/// Somebody who owns nothing.
const SOMEBODY: u32 = 65_534;

/// How many times a command is killed, each time later.
const KILLS: u32 = 25;

/// The names beside the registry, without its own.
fn around(registry: &TestRegistry) -> Vec<String> {
    let entries = fs::read_dir(registry.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "registry");
    names.sort();
    names
}

/// A registry with its site in English, and the files of that.
fn with_site() -> (TestRegistry, BTreeMap<String, Vec<u8>>) {
    let registry = TestRegistry::programme();
    registry.run(["site", "--lang", "en"]);
    let files = files_below(&registry.path().join("site"));
    (registry, files)
}

#[test]
fn on_a_full_disk_the_old_site_stays() {
    let (registry, before) = with_site();
    // No file may become larger than 4 KB, as on a disk that is full by then.
    let mut full = registry.shell("trap '' XFSZ; ulimit -f 8; exec mieux site --lang en,es");
    assert_snapshot!(transcript(&full.output().unwrap()), @"
    [stderr]
    error: cannot write `site`: the file is too large
    [exit 2]
    ");
    assert_eq!(files_below(&registry.path().join("site")), before);
    assert_eq!(around(&registry), ["site"]);
}

#[test]
fn in_a_folder_that_only_others_may_write_to_the_old_site_stays() {
    let (registry, before) = with_site();
    let folder = registry.path();
    for open in [folder.parent().unwrap(), &registry.root()] {
        fs::set_permissions(open, Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(folder, Permissions::from_mode(0o555)).unwrap();
    let mut command = registry.command(["site", "--lang", "en,es"]);
    if Uid::current().is_root() {
        command.uid(SOMEBODY);
    }
    let said = transcript(&command.output().unwrap());
    fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    assert_snapshot!(said, @"
    [stderr]
    error: cannot write `site`: permission denied
    [exit 2]
    ");
    assert_eq!(files_below(&folder.join("site")), before);
}

#[test]
fn after_a_kill_at_any_moment_the_site_is_the_old_one_or_the_new_one() {
    let (registry, old) = with_site();
    let new = built(&registry, &["--lang", "es"]);
    let site = registry.path().join("site");
    let quiet =
        |mut command: Command| command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    assert!(quiet(registry.command(["site", "--lang", "en"])).wait().unwrap().success());
    let whole = start.elapsed();
    for kill in 0..KILLS {
        let mut child = quiet(registry.command(["site", "--lang", "es"]));
        sleep(whole * kill / KILLS + Duration::from_micros(u64::from(kill)));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = files_below(&site);
        assert!(found == old || found == new, "{kill}: {:?}", found.keys());
        registry.run(["site", "--lang", "en"]);
        assert_eq!(files_below(&site), old, "{kill}");
        assert_eq!(around(&registry), ["site"], "{kill}");
    }
}

#[test]
fn what_a_killed_command_left_is_removed_and_nothing_else() {
    let (registry, _) = with_site();
    let busy = registry.path().join(".site.3.draft");
    for name in
        [".site.1.draft", ".site.2.old", ".site.3.draft", ".site.mine.draft", ".other.1.draft"]
    {
        fs::create_dir(registry.path().join(name)).unwrap();
        fs::write(registry.path().join(name).join("index.html"), "").unwrap();
    }
    symlink(registry.root(), registry.path().join(".site.4.draft")).unwrap();
    let lock = fs::File::open(&busy).unwrap();
    lock.lock().unwrap();
    registry.run(["site"]);
    let left = [".other.1.draft", ".site.3.draft", ".site.mine.draft", "site"];
    assert_eq!(around(&registry), left);
    assert!(registry.below("mieux.toml").is_file());
    drop(lock);
    registry.run(["site"]);
    assert!(!busy.exists());
}

#[test]
fn of_two_that_write_at_once_each_leaves_a_whole_site() {
    let (registry, english) = with_site();
    let spanish = built(&registry, &["--lang", "es"]);
    for _ in 0..5 {
        let children = ["en", "es"].map(|language| {
            let mut command = registry.command(["site", "--lang", language]);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        });
        for mut child in children {
            assert!(child.wait().unwrap().success());
        }
        let found = files_below(&registry.path().join("site"));
        assert!(found == english || found == spanish, "{:?}", found.keys());
        assert_eq!(around(&registry), ["site"]);
    }
}

#[test]
fn an_address_of_the_site_is_one_of_the_web() {
    let registry = TestRegistry::programme();
    for address in [
        "https://",
        "https:///x",
        "https://:80",
        "javascript:alert(1)",
        "ftp://example.org",
        "//example.org",
        "https://example.org/?q",
        "https://example.org/#a",
        "https://example.org/\"><script>",
        "https://a b",
        "https://a\u{1b}b",
        "https://a\u{202e}b",
        "https://name:word@example.org",
        "https://example.org\\x",
    ] {
        let said = registry.run(["site", "--base-url", address]);
        assert!(said.contains("write an address such as https://example.org/programme"), "{said}");
        assert!(said.ends_with("[exit 2]\n"), "{said}");
    }
    assert!(!registry.path().join("site").exists());
}

#[test]
fn no_link_leads_a_site_into_the_registry() {
    let registry = TestRegistry::programme();
    fs::create_dir(registry.below("actions/empty")).unwrap();
    symlink(registry.below("actions/empty"), registry.path().join("link")).unwrap();
    symlink(registry.root(), registry.path().join("again")).unwrap();
    for place in ["link", "again/site", "registry/actions/../site", "registry/actions/empty"] {
        let said = registry.run(["site", "-o", place]);
        let said = said.replace(place, "PLACE");
        allow_duplicates! { assert_snapshot!(said, @"
        [stderr]
        error: `PLACE` is in the registry `registry`, where it would be taken for a part of it; choose another folder with -o
        [exit 2]
        "); }
    }
    assert_eq!(fs::read_dir(registry.below("actions/empty")).unwrap().count(), 0);
    // A link to another place stays a link, and what it leads to becomes the site.
    let elsewhere = registry.path().join("else where é");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, registry.path().join("site")).unwrap();
    assert!(registry.run(["site"]).ends_with("[exit 0]\n"));
    assert!(registry.path().join("site").is_symlink());
    assert!(elsewhere.join("en/index.html").is_file());
}

#[test]
fn no_text_comes_from_outside_the_registry() {
    let registry = TestRegistry::programme();
    let outside = registry.path().join("outside.md");
    fs::write(&outside, "# Outside\n\nnot for the site\n").unwrap();
    fs::create_dir_all(registry.below("pages")).unwrap();
    symlink(&outside, registry.below("pages/outside.en.md")).unwrap();
    assert_snapshot!(registry.run(["site"]), @"
    [stderr]
    Wrote 81 pages to `site`.
    [exit 0]
    ");
    let files = files_below(&registry.path().join("site"));
    assert!(
        !files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("not for the site"))
    );
}

#[test]
fn a_page_that_is_too_large_is_named_and_a_word_may_be_long() {
    let registry = TestRegistry::programme();
    registry.file("pages/long.en.md", format!("# Long\n\n{}\n", "word ".repeat(2 << 20)));
    let word = "x".repeat(5_000);
    registry.replace("actions/both.yaml", "Both regions", &word);
    assert_snapshot!(registry.run(["site", "--lang", "en"]), @"
    [stderr]
    `registry/pages/long.en.md` cannot be read, and is left out; `mieux validate` names the reason
    Wrote 27 pages to `site`.
    [exit 1]
    ");
    let files = files_below(&registry.path().join("site"));
    assert!(super::text(&files, "en/actions/both.html").contains(&word));
}
