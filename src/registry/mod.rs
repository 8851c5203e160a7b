//! A registry in memory: its files as trees, its records as types.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::PathBuf;

use serde::Deserialize;
use smol_str::SmolStr;

use crate::model::{Action, Activity, ClaimFile, Expert, FileKind, Kind, Partner, Vocabularies};
use crate::yaml::{Fault, Node};

/// Which file of a registry: its position in [`Registry::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub usize);

/// One file of the registry as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFile {
    /// Its path, below the folder that the command was given.
    pub path: PathBuf,
    /// Its path below the registry.
    pub below: PathBuf,
    /// What it holds.
    pub kind: FileKind,
    /// How much of it is in memory.
    pub held: Held,
    /// The id that its record states.
    pub(crate) id: Option<SmolStr>,
    /// Its text.
    pub text: String,
    /// Its tree; `None` where the text could not be read.
    pub root: Option<Node>,
    /// What the reader could not accept.
    pub faults: Vec<Fault>,
}

impl SourceFile {
    /// The file name without its ending, which is the id that its record must have.
    #[must_use]
    pub fn stem(&self) -> Cow<'_, str> {
        self.path.file_stem().map(OsStr::to_string_lossy).unwrap_or_default()
    }

    /// The id that the record states.
    #[must_use]
    pub fn stated_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Whether it belongs to the registry and could be read.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.held == Held::Record || self.root.is_some()
    }

    /// Lets the text and the tree go; what was typed from them stays in the registry.
    pub(crate) fn let_go(&mut self) {
        self.held = Held::Record;
        self.text = String::new();
        self.root = None;
    }
}

/// How much of a file is in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Its name only: it was not read. Who asks about some files reads no more than these refer to.
    Name,
    /// Its text and its tree.
    Content,
    /// Only what was typed from it: it is in order, and nobody has to see its text.
    Record,
}

/// A record or another typed content, and the file that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<T> {
    /// The file.
    pub file: FileId,
    /// The content.
    pub body: T,
}

/// `mieux.toml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The name of the programme.
    pub name: String,
    /// The languages in which the registry means to say everything.
    #[serde(default)]
    pub languages: Vec<String>,
    /// The level of rules, where it is another than their own.
    #[serde(default)]
    pub rules: BTreeMap<String, Level>,
    /// Reports by name, each with the options that it stands for.
    #[serde(default)]
    pub reports: BTreeMap<String, SavedReport>,
    /// The largest file that is read, in bytes.
    #[serde(default = "default_max_file_size")]
    pub max_file_size: u64,
}

/// A record is a few kilobytes; a thousand times as much is no record.
fn default_max_file_size() -> u64 {
    4 * 1024 * 1024
}

/// A report that goes by a name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct SavedReport {
    /// What it is for, in a line.
    #[serde(default)]
    pub description: String,
    /// Options of `mieux report` without their dashes.
    #[serde(flatten)]
    pub options: BTreeMap<String, Setting>,
}

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Setting {
    /// Given or not.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// Several texts: the option is given once for each.
    List(Vec<String>),
}

/// What a rule's findings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The record is wrong.
    Error,
    /// The record is poor.
    Warning,
    /// The rule is not looked at.
    Off,
}

/// A registry in memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registry {
    /// Its folder, as the command was given it.
    pub root: PathBuf,
    /// Its settings.
    pub config: Config,
    /// Every file, sorted by path.
    pub files: Vec<SourceFile>,
    /// Actions, sorted by file.
    pub actions: Vec<Record<Action>>,
    /// Activities, sorted by file.
    pub activities: Vec<Record<Activity>>,
    /// Experts, sorted by file.
    pub experts: Vec<Record<Expert>>,
    /// Partners, sorted by file.
    pub partners: Vec<Record<Partner>>,
    /// Published figures.
    pub claims: Vec<Record<ClaimFile>>,
    /// Controlled lists.
    pub vocabularies: Vocabularies,
    /// Files whose content has another shape than their kind, so that nothing typed came of them.
    pub unreadable: Vec<FileId>,
}

impl Registry {
    /// The file of this id.
    ///
    /// # Panics
    /// Where the id comes from another registry.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0]
    }

    /// Every file with its id.
    pub fn files_with_ids(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(position, file)| (FileId(position), file))
    }

    /// Every id that a record had before, with the record's kind and the id that it has now.
    pub fn former_ids(&self) -> impl Iterator<Item = (Kind, &str, &str)> {
        fn of<'r>(
            kind: Kind,
            id: &'r str,
            former: &'r [SmolStr],
        ) -> impl Iterator<Item = (Kind, &'r str, &'r str)> {
            former.iter().map(move |former| (kind, former.as_str(), id))
        }
        let actions = self.actions.iter().map(|one| &one.body);
        let activities = self.activities.iter().map(|one| &one.body);
        let experts = self.experts.iter().map(|one| &one.body);
        let partners = self.partners.iter().map(|one| &one.body);
        let actions = actions.flat_map(|one| of(Kind::Action, &one.id, &one.former_ids));
        let activities = activities.flat_map(|one| of(Kind::Activity, &one.id, &one.former_ids));
        let experts = experts.flat_map(|one| of(Kind::Expert, &one.id, &one.former_ids));
        let partners = partners.flat_map(|one| of(Kind::Partner, &one.id, &one.former_ids));
        actions.chain(activities).chain(experts).chain(partners)
    }

    /// Whether every file was read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.files.iter().all(|file| file.held != Held::Name)
    }

    /// How many files of records of this kind there are, readable or not.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.files.iter().filter(|file| file.kind == FileKind::Record(kind)).count()
    }
}
