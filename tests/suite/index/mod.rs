//! The index: with it, after whatever happened, every answer is that of a run which reads every file.

mod answers;
mod command;
mod damage;
mod races;

use std::fs;
use std::path::{Path, PathBuf};

use mieux::cache::Index;
use mieux::check::{Checked, Options, Scope, load_with_errors, validate};
use mieux::files::{Folder, Shelf, Texts};
use mieux::model::Day;

/// A registry on the disk, with a cache folder beside it.
struct Indexed {
    temporary: tempfile::TempDir,
}

impl Indexed {
    fn new(files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Self {
        let registry = Self { temporary: tempfile::tempdir().unwrap() };
        fs::create_dir(registry.root()).unwrap();
        let files = files.into_iter().map(|(below, text)| (below, Some(text)));
        registry.write(&files.collect());
        registry
    }

    fn root(&self) -> PathBuf {
        self.temporary.path().join("registry")
    }

    fn cache(&self) -> PathBuf {
        self.temporary.path().join("cache")
    }

    fn index(&self) -> Index {
        Index::in_folder(&self.root(), &self.cache()).unwrap()
    }

    /// Writes texts to files, and removes those that have none.
    fn write(&self, texts: &Texts) {
        for (below, text) in texts {
            let path = self.root().join(below);
            match text {
                Some(text) => {
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(path, text).unwrap();
                }
                None => fs::remove_file(path).unwrap(),
            }
        }
    }

    /// Waits until the disk has another time, so that what was written is known to be older.
    fn wait_a_tick(&self) {
        let (before, mut now) = (self.index().moment(), self.index().moment());
        while before == now {
            now = self.index().moment();
        }
    }

    fn files(&self, with_index: bool) -> Folder {
        let shelf = with_index.then(|| Box::new(self.index()) as Box<dyn Shelf>);
        Folder::open(&self.root()).unwrap().reading_private().with_shelf(shelf)
    }

    /// What is found, and the records with their errors, as one text.
    fn answer(&self, with_index: bool, options: &Options) -> String {
        let files = self.files(with_index);
        let found = match validate(&files, &self.root(), &Scope::All, options) {
            Ok(Checked { registry, findings, skipped, judged }) => {
                let lines = findings.iter().map(|one| format!("{one:#?}"));
                let lines = lines.collect::<Vec<String>>().join("\n");
                let files = registry.files.iter().map(|file| (&file.path, file.kind));
                format!("{lines}\n{skipped:?}\n{judged:?}\n{:#?}", files.collect::<Vec<_>>())
            }
            Err(error) => error.to_string(),
        };
        let files = self.files(with_index);
        let counted = load_with_errors(&files, &self.root());
        let counted = counted.map(|registry| {
            let incomplete = &registry.incomplete;
            format!("{incomplete:#?}\n{}", records(&registry))
        });
        format!("{found}\n{}", counted.unwrap_or_else(|error| error.to_string()))
    }

    /// Whether the same is said with the index and without.
    fn agrees(&self, options: &Options, after: &str) {
        let (with, without) = (self.answer(true, options), self.answer(false, options));
        if with != without {
            let different = similar::TextDiff::from_lines(&without, &with);
            panic!("after {after}:\n{}", different.unified_diff().context_radius(8));
        }
    }
}

/// What a registry holds beside texts.
fn records(registry: &mieux::registry::Registry) -> String {
    let files = registry.files.iter().map(|file| {
        format!(
            "{} {:?} {:?} {:?}\n",
            file.path.display(),
            file.kind,
            file.reading,
            file.stated_id()
        )
    });
    let lists = (&registry.actions, &registry.activities, &registry.experts, &registry.partners);
    format!("{}{lists:#?}{:#?}{:#?}", files.collect::<String>(), registry.claims, registry.pages)
}

/// All rules, on a day.
fn strict(day: u32) -> Options {
    Options { strict: true, today: Day::new(2026, 11, day), ..Options::default() }
}

/// The small example, with its vocabularies.
fn example() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = crate::common::project("examples/small");
    let entries = walkdir::WalkDir::new(&folder).into_iter().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file());
    let below = |path: &Path| path.strip_prefix(&folder).unwrap().to_owned();
    files.map(|file| (below(file.path()), fs::read(file.path()).unwrap())).collect()
}
