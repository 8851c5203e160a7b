//! An index that is damaged, forged or of others is as good as none.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use mieux::cache::Status;

use super::{Indexed, strict};

/// The index of a small registry in which something is found.
fn made() -> (Indexed, PathBuf, Vec<u8>) {
    let record = b"id: exp-0001\norigin: XX\nsources: [{source: nobody}]\n".to_vec();
    let settings = ("mieux.toml".into(), b"name = \"Anywhere\"\n".to_vec());
    let registry = Indexed::new([settings, ("experts/exp-0001.yaml".into(), record)]);
    registry.wait_a_tick();
    registry.agrees(&strict(21), "nothing");
    let path = registry.index().path();
    let bytes = fs::read(&path).unwrap();
    (registry, path, bytes)
}

#[test]
fn an_index_that_was_cut_off_or_changed_at_any_byte_changes_no_answer() {
    let (registry, path, bytes) = made();
    let expected = registry.answer(false, &strict(21));
    let step = (bytes.len() / 60).max(1);
    for at in (0..bytes.len()).filter(|at| *at < 100 || at % step == 0) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x41;
        for damaged in [&changed[..], &bytes[..at]] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(registry.answer(true, &strict(21)), expected, "at byte {at}");
        }
    }
}

#[test]
fn only_what_this_user_alone_can_have_written_is_read() {
    let (registry, path, _) = made();
    assert!(matches!(registry.index().status(), Status::Usable { .. }));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    assert!(matches!(registry.index().status(), Status::Unused { .. }));
    registry.agrees(&strict(21), "others may write to it");
    assert!(matches!(registry.index().status(), Status::Usable { .. }), "it is written anew");
    let folder = path.parent().unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).unwrap();
    assert_eq!(registry.index().status(), Status::Distrusted);
    registry.agrees(&strict(21), "others may write to its folder");
}

#[test]
fn a_link_in_its_place_is_not_followed() {
    let (registry, path, bytes) = made();
    let elsewhere = registry.temporary.path().join("elsewhere");
    fs::write(&elsewhere, &bytes).unwrap();
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    assert!(matches!(registry.index().status(), Status::Unused { .. }));
    registry.agrees(&strict(21), "a link");
    assert_eq!(fs::read(&elsewhere).unwrap(), bytes);
}

#[test]
fn the_index_of_another_registry_is_not_used() {
    let (registry, _, bytes) = made();
    let other = Indexed::new(super::example());
    other.agrees(&strict(21), "nothing");
    fs::write(other.index().path(), &bytes).unwrap();
    assert!(matches!(other.index().status(), Status::Unused { .. }));
    other.agrees(&strict(21), "that of another");
    drop(registry);
}

#[test]
fn without_a_folder_for_it_everything_is_read() {
    let (registry, path, _) = made();
    fs::remove_dir_all(path.ancestors().nth(2).unwrap()).unwrap();
    fs::write(registry.cache(), "a file").unwrap();
    registry.agrees(&strict(21), "no folder");
    assert_eq!(registry.index().status(), Status::None);
}

#[test]
fn what_a_killed_run_has_left_is_removed() {
    let (registry, path, _) = made();
    let left =
        path.with_file_name(format!("{}.1.draft", path.file_name().unwrap().to_string_lossy()));
    fs::write(&left, "half").unwrap();
    fs::write(registry.root().join("experts/exp-0002.yaml"), "id: exp-0002\n").unwrap();
    registry.agrees(&strict(21), "another record");
    assert!(!left.exists());
}
