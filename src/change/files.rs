//! What becomes of the files of a registry.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::registry::{Registry, SourceFile};
use crate::store::Plan;

/// Files that change; all others stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// By the path below the registry that each has now, or gets if it is new.
    files: BTreeMap<PathBuf, ChangedFile>,
}

/// A file that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile {
    /// Its path as messages show it.
    pub path: PathBuf,
    /// What becomes of it.
    pub change: FileChange,
}

/// What becomes of a file. `old` is the text that it has, `new` the one that it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChange {
    /// It is created.
    Create {
        /// Its text.
        new: String,
    },
    /// It gets another text.
    Replace {
        /// The text before.
        old: String,
        /// The text after.
        new: String,
    },
    /// It goes to another path, with the same text or another.
    Move {
        /// The text before.
        old: String,
        /// The text after.
        new: String,
        /// The path below the registry that it gets.
        to: PathBuf,
        /// The same path as messages show it.
        to_path: PathBuf,
    },
    /// It is removed.
    Remove {
        /// The text before.
        old: String,
    },
}

impl Changes {
    /// Creates a file at this path below the registry.
    pub fn create(&mut self, registry: &Registry, below: PathBuf, new: String) {
        let path = shown_path(registry, &below);
        self.files.insert(below, ChangedFile { path, change: FileChange::Create { new } });
    }

    /// Gives a file that is no record, at this path below the registry, another text.
    pub fn rewrite(&mut self, registry: &Registry, below: PathBuf, old: String, new: String) {
        let path = shown_path(registry, &below);
        self.files.insert(below, ChangedFile { path, change: FileChange::Replace { old, new } });
    }

    /// Gives a file another text; nothing changes if it is the one that it has.
    pub fn replace(&mut self, file: &SourceFile, new: String) {
        if new != file.text() {
            self.add(file, FileChange::Replace { old: file.text().to_owned(), new });
        }
    }

    /// Moves a file to this path below the registry and gives it a text.
    pub fn move_to(&mut self, registry: &Registry, file: &SourceFile, to: PathBuf, new: String) {
        let to_path = shown_path(registry, &to);
        self.add(file, FileChange::Move { old: file.text().to_owned(), new, to, to_path });
    }

    /// Removes a file.
    pub fn remove(&mut self, file: &SourceFile) {
        self.add(file, FileChange::Remove { old: file.text().to_owned() });
    }

    fn add(&mut self, file: &SourceFile, change: FileChange) {
        let path = file.path.clone();
        self.files.insert(file.below.clone(), ChangedFile { path, change });
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// How many files change.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The files that change, each with its path below the registry, sorted by it.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &ChangedFile)> {
        self.files.iter().map(|(below, file)| (below.as_path(), file))
    }

    /// The texts that files get, by the path below the registry that each has afterwards.
    pub(super) fn new_texts(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.files().filter_map(|(below, file)| match &file.change {
            FileChange::Create { new } | FileChange::Replace { new, .. } => {
                Some((below, new.as_str()))
            }
            FileChange::Move { new, to, .. } => Some((to.as_path(), new.as_str())),
            FileChange::Remove { .. } => None,
        })
    }

    /// The paths below the registry at which no file is afterwards.
    pub(super) fn vacated(&self) -> impl Iterator<Item = &Path> {
        let files = self.files().filter(|(_, file)| {
            matches!(file.change, FileChange::Move { .. } | FileChange::Remove { .. })
        });
        files.map(|(below, _)| below)
    }

    /// From where to where files move, below the registry.
    pub(super) fn moves(&self) -> Vec<(&Path, &Path)> {
        let moved = self.files().filter_map(|(from, file)| match &file.change {
            FileChange::Move { to, .. } => Some((from, to.as_path())),
            _ => None,
        });
        moved.collect()
    }

    /// The same for writing.
    pub(super) fn into_plan(self) -> Plan {
        let mut plan = Plan::default();
        for (below, file) in self.files {
            match file.change {
                FileChange::Create { new } => plan.create(below, new),
                FileChange::Replace { old, new } => plan.replace(below, old, new),
                FileChange::Move { old, new, to, .. } => plan.move_to(below, to, old, new),
                FileChange::Remove { old } => plan.remove(below, old),
            }
        }
        plan
    }
}

/// A path below the registry as a person would type it.
fn shown_path(registry: &Registry, below: &Path) -> PathBuf {
    let path = registry.root.join(below);
    path.strip_prefix("./").map_or_else(|_| path.clone(), Path::to_owned)
}
