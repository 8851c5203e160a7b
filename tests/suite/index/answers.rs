//! Answers after changes: one after the other, several at once, and on other days.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use mieux::check::{Options, Scope, Workspace, validate};
use mieux::files::{Files, Folder, Listed, Part, PrivateState, ReadError, Shelf, Sight, Texts};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::sample::Index as Position;

use super::{Indexed, strict};
use crate::common::costly;
use crate::workspace::{base, pool, step, texts};

/// What somebody asks for, of whom the next one may ask for something else.
fn options() -> impl Strategy<Value = Options> {
    let selected = any::<Position>().prop_map(|rule| {
        let select = vec![rule.get(mieux::check::RULES).id.to_owned()];
        Options { select, ..strict(21) }
    });
    let ignored = any::<Position>().prop_map(|rule| {
        let ignore = vec![rule.get(mieux::check::RULES).id.to_owned()];
        Options { ignore, strict: false, ..strict(21) }
    });
    prop_oneof![
        4 => Just(Options { strict: false, ..strict(21) }),
        2 => Just(strict(21)),
        2 => Just(strict(22)),
        2 => Just(Options { today: None, ..strict(21) }),
        1 => selected,
        1 => ignored,
    ]
}

proptest! {
    #![proptest_config(costly(16))]

    #[test]
    fn after_every_change_the_answer_is_that_of_a_run_that_reads_every_file(
        steps in proptest::collection::vec((step(), any::<bool>(), options()), 1..12),
    ) {
        let pool = pool();
        let registry = Indexed::new(base());
        let mut now: Texts = base().into_iter().map(|(path, text)| (path, Some(text))).collect();
        for (step, is_asked, options) in &steps {
            let change = texts(step, &now, &pool);
            registry.write(&change);
            now.extend(change);
            if *is_asked {
                registry.agrees(options, &format!("{step:?}"));
            }
        }
        registry.agrees(&strict(21), "all of them");
        registry.agrees(&strict(21), "nothing");
    }
}

/// Files that count what is read of them.
struct Counted {
    files: Folder,
    read: Mutex<BTreeSet<PathBuf>>,
}

impl Files for Counted {
    fn list(&self) -> Vec<Listed> {
        panic!("the look has a list")
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.read.lock().unwrap().insert(below.to_owned());
        self.files.read(below, limit)
    }

    fn shown(&self, below: &Path) -> PathBuf {
        self.files.shown(below)
    }

    fn private_state(&self) -> PrivateState {
        self.files.private_state()
    }

    fn shelf(&self) -> Option<&dyn Shelf> {
        self.files.shelf()
    }

    fn look(&self, earlier: &Sight) -> Option<Sight> {
        self.files.look(earlier)
    }
}

/// The records, claims and pages that are read to check a registry.
fn read(registry: &Indexed) -> Vec<PathBuf> {
    read_from(registry, registry.files(true))
}

fn read_from(registry: &Indexed, files: Folder) -> Vec<PathBuf> {
    let counted = Counted { files, read: Mutex::default() };
    validate(&counted, &registry.root(), &Scope::All, &strict(21)).unwrap();
    let read = counted.read.into_inner().unwrap().into_iter();
    let is_always_read = |path: &Path| {
        ["vocabularies", "schemas", "mieux.toml"].iter().any(|first| path.starts_with(first))
    };
    read.filter(|path| !is_always_read(path)).collect()
}

#[test]
fn what_did_not_change_is_not_read_again() {
    let registry = Indexed::new(super::example());
    registry.wait_a_tick();
    assert!(read(&registry).len() > 5);
    assert_eq!(read(&registry), [""; 0].map(PathBuf::from));
    let expert = PathBuf::from("experts/exp-0002.yaml");
    let text = std::fs::read_to_string(registry.root().join(&expert)).unwrap();
    std::fs::write(registry.root().join(&expert), format!("{text}# seen\n")).unwrap();
    registry.wait_a_tick();
    assert_eq!(read(&registry), [expert]);
    assert_eq!(read(&registry), [""; 0].map(PathBuf::from));
}

/// Errors that come from other files: no text is in memory on their account.
#[test]
fn several_errors_of_a_file_come_in_the_order_of_their_places() {
    let registry = Indexed::new(super::example());
    let experts = registry.root().join("experts");
    let text = std::fs::read_to_string(experts.join("exp-0002.yaml")).unwrap();
    let text = text.replace("exp-0002", "exp-0003") + "former_ids: [exp-0002, exp-0001]\n";
    std::fs::write(experts.join("exp-0003.yaml"), text).unwrap();
    registry.wait_a_tick();
    registry.agrees(&strict(21), "the first look");
    registry.agrees(&strict(21), "nothing");
}

/// An index whose disk has a clock that stands still, at a time before all files.
#[derive(Debug)]
struct Stopped(mieux::cache::Index);

impl Shelf for Stopped {
    fn moment(&self) -> Option<i64> {
        self.0.moment().map(|_| 0)
    }

    fn read(&self, part: Part) -> Option<Vec<u8>> {
        self.0.read(part)
    }

    fn write(&self, parts: [Vec<u8>; Part::ALL.len()]) {
        self.0.write(parts);
    }
}

/// A file that is no older than the look may be written again in the same tick, and have the same stamp.
#[test]
fn what_may_have_changed_in_the_tick_of_the_look_is_read_again() {
    let registry = Indexed::new(super::example());
    let files = || {
        let shelf = Box::new(Stopped(registry.index()));
        registry.files(false).with_shelf(Some(shelf))
    };
    let all = read_from(&registry, files());
    assert!(all.len() > 5);
    assert_eq!(read_from(&registry, files()), all);
}

/// Who changes a record reads its text, and no other.
#[test]
fn a_text_is_read_when_it_is_asked_for() {
    let registry = Indexed::new(super::example());
    registry.wait_a_tick();
    registry.agrees(&strict(21), "nothing");
    let counted = Arc::new(Counted { files: registry.files(true), read: Mutex::default() });
    let workspace = Workspace::open_late(counted.clone(), &registry.root(), &strict(21)).unwrap();
    counted.read.lock().unwrap().clear();
    let files = &workspace.registry().files;
    let expert = files.iter().find(|file| file.below.ends_with("exp-0002.yaml")).unwrap();
    let text = std::fs::read_to_string(registry.root().join(&expert.below)).unwrap();
    for _ in 0..2 {
        assert_eq!(expert.text(), text);
    }
    assert_eq!(*counted.read.lock().unwrap(), BTreeSet::from([expert.below.clone()]));
}

/// Everything that is not a record counts as well: settings, vocabularies, extensions, pages, strays, `private/`.
#[test]
fn what_every_record_depends_on_is_part_of_what_is_known() {
    let registry = Indexed::new(super::example());
    registry.agrees(&strict(21), "nothing");
    let settings = std::fs::read_to_string(registry.root().join("mieux.toml")).unwrap();
    let themes = std::fs::read_to_string(registry.root().join("vocabularies/themes.yaml")).unwrap();
    let fewer = themes.split("\n  - ").next().unwrap();
    for (path, text) in [
        ("mieux.toml", format!("{settings}\n[rules]\nmissing-translation = \"error\"\n")),
        ("vocabularies/themes.yaml", format!("{fewer}\n")),
        ("schemas/expert.schema.json", r#"{"properties": {"x-team": {"type": "string"}}}"#.into()),
        ("pages/about.en.md", "# About\n\n[nowhere](action:nowhere)\n".into()),
        ("action/stray.yaml", "id: stray\ntitle: {en: Stray}\n".into()),
        ("experts/list.csv", "id\n".into()),
        ("private/experts/exp-9999.yaml", "name: nobody\n".into()),
    ] {
        registry.write(&Texts::from([(path.into(), Some(text.into_bytes()))]));
        registry.agrees(&strict(21), path);
        registry.agrees(&strict(21), "nothing");
    }
    for path in ["action/stray.yaml", "private/experts/exp-9999.yaml", "pages/about.en.md"] {
        registry.write(&Texts::from([(path.into(), None)]));
        registry.agrees(&strict(21), path);
    }
}

/// A record and something that is no record change at once.
#[test]
fn a_changed_record_hides_no_other_change() {
    let registry = Indexed::new(super::example());
    registry.agrees(&strict(21), "nothing");
    let (path, text) =
        super::example().into_iter().find(|(path, _)| path.starts_with("experts")).unwrap();
    let changed = [text.as_slice(), b"# seen\n"].concat();
    let stray = ("actions/stray.txt".into(), Some(b"id: x\nstatus: y\n".to_vec()));
    registry.write(&Texts::from([(path, Some(changed)), stray]));
    registry.agrees(&strict(21), "both");
}

#[cfg(unix)]
#[test]
fn links_are_followed_each_time() {
    let registry = Indexed::new(super::example());
    let link = registry.root().join("experts/exp-0900.yaml");
    std::fs::write(registry.root().join("experts/target.txt"), "id: exp-0900\n").unwrap();
    std::os::unix::fs::symlink("target.txt", &link).unwrap();
    registry.agrees(&strict(21), "nothing");
    std::fs::write(registry.root().join("experts/target.txt"), "id: exp-0901\n").unwrap();
    registry.agrees(&strict(21), "another text behind the link");
    std::fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("../partners", &link).unwrap();
    registry.agrees(&strict(21), "a link to a folder");
}

#[test]
fn a_registry_without_settings_has_no_answer_either_way() {
    let registry = Indexed::new(super::example());
    registry.agrees(&strict(21), "nothing");
    std::fs::remove_file(registry.root().join("mieux.toml")).unwrap();
    registry.agrees(&strict(21), "the settings are gone");
}
