//! Changes that a clock does not show, and several runs at once.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use super::{Indexed, strict};

#[test]
fn a_change_of_the_same_size_right_after_a_look_is_seen() {
    let registry = Indexed::new(super::example());
    let path = registry.root().join("experts/exp-0900.yaml");
    for round in 0..60 {
        fs::write(&path, format!("id: exp-0900\norigin: {}\n", ["PE", "XX"][round % 2])).unwrap();
        registry.agrees(&strict(21), &format!("round {round}"));
    }
}

#[test]
fn a_file_that_was_given_its_old_time_again_is_read() {
    let registry = Indexed::new(super::example());
    let path = registry.root().join("experts/exp-0900.yaml");
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    for text in ["id: exp-0900\norigin: PE\n", "id: exp-0900\norigin: XX\n"] {
        fs::write(&path, text).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
        registry.agrees(&strict(21), text);
    }
}

#[test]
fn another_file_in_its_place_is_read() {
    let registry = Indexed::new(super::example());
    let path = registry.root().join("experts/exp-0900.yaml");
    fs::write(&path, "id: exp-0900\norigin: PE\n").unwrap();
    registry.agrees(&strict(21), "nothing");
    let draft = registry.temporary.path().join("draft");
    fs::write(&draft, "id: exp-0900\norigin: XX\n").unwrap();
    fs::rename(&draft, &path).unwrap();
    registry.agrees(&strict(21), "a rename");
    fs::rename(registry.root().join("experts"), registry.temporary.path().join("old")).unwrap();
    fs::create_dir(registry.root().join("experts")).unwrap();
    registry.agrees(&strict(21), "an empty folder");
}

#[test]
fn several_runs_at_once_do_not_disturb_each_other() {
    let registry = Indexed::new(super::example());
    let path = registry.root().join("experts/exp-0900.yaml");
    std::thread::scope(|threads| {
        for _ in 0..4 {
            threads.spawn(|| (0..6).for_each(|_| drop(registry.answer(true, &strict(21)))));
        }
        for round in 0..12 {
            fs::write(&path, format!("id: exp-0900\norigin: {}\n", ["PE", "XX"][round % 2]))
                .unwrap();
        }
    });
    registry.agrees(&strict(21), "all of them");
}
