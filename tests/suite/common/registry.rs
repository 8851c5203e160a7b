//! A registry in a folder of its own, its files, and the command run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

#[cfg(unix)]
use super::command::shell;
use super::command::{mieux, transcript};
use super::programme::PROGRAMME;
use super::{copy, project};

/// A working folder with a registry in it as `registry/`, and a home for the user who runs the
/// command there. Both are removed with the value.
pub(crate) struct TestRegistry {
    temporary: TempDir,
    /// The working folder.
    folder: PathBuf,
}

impl TestRegistry {
    /// A working folder without a registry.
    pub(crate) fn none() -> Self {
        Self::none_in(tempfile::tempdir().unwrap())
    }

    /// Vocabularies and no records: the registry that the fixtures of rules are laid over.
    pub(crate) fn empty() -> Self {
        let registry = Self::none();
        registry.copy_from(&project("tests/rules/base"));
        registry
    }

    /// The same in memory, on a machine that has a folder for that: it is quick to write.
    pub(crate) fn in_memory() -> Self {
        let registry =
            tempfile::tempdir_in("/dev/shm").map_or_else(|_| Self::none(), Self::none_in);
        registry.copy_from(&project("tests/rules/base"));
        registry
    }

    fn none_in(temporary: TempDir) -> Self {
        let folder = temporary.path().join("work");
        fs::create_dir(&folder).unwrap();
        Self { temporary, folder }
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

    /// A registry without records, as `mieux init` makes it.
    pub(crate) fn initialised() -> Self {
        let registry = Self::none();
        registry.run(["init", "--name", "Facility"]);
        registry
    }

    /// The registry that the project ships with, in its own place: a test only reads it.
    pub(crate) fn shipped() -> Self {
        Self { temporary: tempfile::tempdir().unwrap(), folder: project(".") }
    }

    /// The working folder, which holds `registry/`.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// The folder of the registry.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.join("registry")
    }

    /// The path of a file of the registry.
    pub(crate) fn below(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root().join(path)
    }

    /// Copies a folder of files over the registry.
    pub(crate) fn copy_from(&self, files: &Path) -> &Self {
        copy(files, &self.root());
        self
    }

    /// Writes a file of the registry, and creates the folders that it needs. Others cannot read private ones.
    pub(crate) fn file(&self, path: impl AsRef<Path>, text: impl AsRef<[u8]>) -> &Self {
        let path = self.below(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self.close_private();
        self
    }

    /// Takes the right to enter `private/` from others.
    pub(crate) fn close_private(&self) {
        #[cfg(unix)]
        if self.below("private").is_dir() {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::Permissions::from_mode(0o700);
            fs::set_permissions(self.below("private"), mode).unwrap();
        }
    }

    /// The text of a file of the registry.
    pub(crate) fn text(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.below(path)).unwrap()
    }

    /// Replaces a text in a file; the file must contain it exactly once.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) -> &Self {
        let text = self.text(path);
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {path}");
        self.file(path, text.replace(old, new))
    }

    /// The command in the working folder, in an environment without anything of this machine.
    pub(crate) fn command<'a>(&self, args: impl AsRef<[&'a str]>) -> Command {
        self.command_in(".", args)
    }

    /// The same in another folder, which is relative to the working folder.
    pub(crate) fn command_in<'a>(
        &self,
        folder: impl AsRef<Path>,
        args: impl AsRef<[&'a str]>,
    ) -> Command {
        let mut command = mieux(&self.folder.join(folder), &self.temporary.path().join("home"));
        command.args(args.as_ref());
        command
    }

    /// A line of a shell in the working folder, which finds the command as `mieux`.
    #[cfg(unix)]
    pub(crate) fn shell(&self, line: &str) -> Command {
        shell(line, &self.folder, &self.temporary.path().join("home"))
    }

    /// Runs the command in the working folder: the transcript.
    pub(crate) fn run<'a>(&self, args: impl AsRef<[&'a str]>) -> String {
        transcript(&self.command(args).output().unwrap())
    }

    /// What the command writes to standard output, as JSON.
    pub(crate) fn json<'a>(&self, args: impl AsRef<[&'a str]>) -> serde_json::Value {
        serde_json::from_slice(&self.command(args).output().unwrap().stdout).unwrap()
    }
}
