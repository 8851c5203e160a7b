//! A registry in a folder of its own, and the command run beside it in a scrubbed environment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::copy;
pub(crate) use crate::common::project;
use tempfile::TempDir;

/// A registry as `registry/` in a temporary working folder.
pub(crate) struct TestRegistry {
    folder: TempDir,
}

impl TestRegistry {
    /// Vocabularies and no records: the registry that the fixtures of rules are laid over.
    pub(crate) fn empty() -> Self {
        Self::empty_in(tempfile::tempdir().unwrap())
    }

    /// The same where it is quick to write, on a machine that has such a place.
    pub(crate) fn in_memory() -> Self {
        tempfile::tempdir_in("/dev/shm").map_or_else(|_| Self::empty(), Self::empty_in)
    }

    fn empty_in(folder: TempDir) -> Self {
        copy(&project("tests/rules/base"), &folder.path().join("registry"));
        Self { folder }
    }

    /// A small programme: an action of two regions, an ongoing one, and one of unknown status; each
    /// figure of it can be counted by hand.
    pub(crate) fn programme() -> Self {
        let registry = Self::empty();
        for (path, text) in PROGRAMME {
            registry.file(path, text);
        }
        registry
    }

    /// The working folder, which holds `registry/`.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file below the registry, with the folders that it needs.
    pub(crate) fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join("registry").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Changes a text of a file; it must stand there exactly once.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) -> &Self {
        let text = fs::read_to_string(self.path().join("registry").join(path)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {path}");
        self.file(path, text.replace(old, new))
    }

    /// Runs the command in the working folder at 80 columns; everything that it says, as one text.
    pub(crate) fn run<const N: usize>(&self, args: [&str; N]) -> String {
        told(&command(self.path(), &args).output().unwrap())
    }

    /// What the command writes to standard output, as JSON.
    pub(crate) fn json<const N: usize>(&self, args: [&str; N]) -> serde_json::Value {
        self.json_of(&args)
    }

    /// The same for arguments of a number that is not known beforehand.
    pub(crate) fn json_of(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_slice(&command(self.path(), args).output().unwrap().stdout).unwrap()
    }
}

const PROGRAMME: &[(&str, &str)] = &[
    (
        "actions/both.yaml",
        "id: both\ntitle: {en: Both regions, es: Ambas regiones}\nstatus: completed\ncountries: [PE, BY]\n\
         themes: [irregular-migration, legal-migration]\npartners: [{partner: pe-interior, role: requester}]\n\
         experts: [{expert: exp-0001}]\nstart: 2016\nend: 2018\nsources: [{source: page}]\n",
    ),
    (
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {es: Perú I}\nstatus: implementation\ncountries: [PE]\nthemes: [irregular-migration]\n\
         partners: [{partner: pe-interior}]\nstart: 2019-05\nfollows: [both]\nsources: [{source: page}]\n",
    ),
    (
        "actions/unclear.yaml",
        "id: unclear\ntitle: {en: Nobody knows}\ncountries: [CL]\nsources: [{source: page}]\n\
         allow: [{rule: status-missing, reason: No source says what came of it.}]\n",
    ),
    (
        "activities/both/both-a01.yaml",
        "id: both-a01\naction: both\ntitle: {en: First workshop}\nkind: workshop\nstatus: held\nstart: 2017-03\n\
         places: [{city: Lima, country: PE}]\nexperts: [{expert: exp-0001}, {expert: exp-0002}]\nsources: [{source: page}]\n",
    ),
    (
        "activities/both/both-a02.yaml",
        "id: both-a02\naction: both\ntitle: {en: Planned training}\nkind: training\nstatus: planned\nsources: [{source: page}]\n",
    ),
    (
        "activities/peru-i/peru-i-a01.yaml",
        "id: peru-i-a01\naction: peru-i\ntitle: {en: Remote training}\nkind: training\nonline: true\nsources: [{source: page}]\n",
    ),
    (
        "activities/programme/programme-a01.yaml",
        "id: programme-a01\ntitle: {en: Closing event}\nkind: workshop\nstart: 2024\nsources: [{source: page}]\n",
    ),
    (
        "experts/exp-0001.yaml",
        "id: exp-0001\norigin: CL\nsector: public\nsources: [{source: page}]\n",
    ),
    ("experts/exp-0002.yaml", "id: exp-0002\norigin: \"NO\"\nsources: [{source: page}]\n"),
    (
        "partners/pe/pe-interior.yaml",
        "id: pe-interior\nname: {en: Ministry of the Interior, es: Ministerio del Interior}\nacronym: MININTER\n\
         kind: national-institution\ncountry: PE\nsources: [{source: page}]\n",
    ),
    (
        "published/regions.yaml",
        "claims:\n  - scope: {region: latin-america-and-caribbean}\n    metric: projects\n    value: 35\n    source: page\n",
    ),
];

/// Where journals are kept while tests run: never in the folder of whoever runs them.
pub(crate) fn state() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("state")
}

/// The command in `folder`, with an environment that holds nothing of the machine's.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mieux"));
    command.current_dir(folder).args(args).env_clear().env("COLUMNS", "80");
    command.env("MIEUX_STATE_DIR", state());
    command
}

/// Standard output, standard error and the exit status as one text.
pub(crate) fn told(output: &Output) -> String {
    let mut text = String::from_utf8(output.stdout.clone()).unwrap();
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    if !errors.is_empty() {
        text.push_str("[stderr]\n");
        text.push_str(&errors);
    }
    text.push_str(&format!("[exit {}]\n", output.status.code().unwrap()));
    text
}
