//! A repository of git around a registry, with names and dates that are always the same.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::{TestRegistry, transcript};

/// Git in a folder, which knows neither the user nor the machine.
fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).env_clear();
    if let Some(path) = env::var_os("PATH") {
        command.env("PATH", path);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Officer");
        command.env(format!("GIT_{who}_EMAIL"), "officer@example.org");
    }
    command
}

fn run(mut command: Command) -> String {
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}\n{told}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The folders of programs of this machine, without those that have a `mieux`: for each git in them a list in which that
/// one is found first.
pub(crate) fn gits() -> Vec<OsString> {
    let path = env::var_os("PATH").unwrap();
    let folders = env::split_paths(&path).filter(|folder| !folder.join("mieux").exists());
    let folders: Vec<PathBuf> = folders.collect();
    let mut seen = BTreeSet::new();
    let first = folders.iter().filter(|folder| {
        folder.join("git").canonicalize().is_ok_and(|program| seen.insert(program))
    });
    let found = first.map(|first| env::join_paths([first].into_iter().chain(&folders)).unwrap());
    found.collect()
}

/// Folders of programs, and that of the program before them.
pub(crate) fn with_program(path: &OsStr) -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_mieux")).parent().unwrap().to_owned();
    env::join_paths([program].into_iter().chain(env::split_paths(path))).unwrap()
}

impl TestRegistry {
    /// Runs git in the working folder, which must succeed; what it prints.
    pub(crate) fn git<'a>(&self, args: impl AsRef<[&'a str]>) -> String {
        self.git_in(".", args)
    }

    /// The same in a folder of the working folder.
    pub(crate) fn git_in<'a>(&self, folder: &str, args: impl AsRef<[&'a str]>) -> String {
        let mut command = git(&self.path().join(folder));
        command.args(args.as_ref());
        run(command)
    }

    /// Runs a line of a shell in the working folder, as an officer who has the program, and the git that comes first.
    pub(crate) fn officer(&self, line: &str) -> String {
        self.officer_with(line, &with_program(&gits()[0]))
    }

    /// The same for an officer who has the programs in these folders. What the line prints, and how it ends.
    pub(crate) fn officer_with(&self, line: &str, path: &OsStr) -> String {
        let mut command = self.shell(line);
        command.env("PATH", path);
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Officer");
            command.env(format!("GIT_{who}_EMAIL"), "officer@example.org");
            command.env(format!("GIT_{who}_DATE"), "2024-02-01T12:00:00Z");
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        transcript(&command.output().unwrap())
    }

    /// Folders of programs, and before them one with a script of this name.
    pub(crate) fn with_script(&self, name: &str, script: &str, path: &OsStr) -> OsString {
        let folder = self.path().with_file_name("programs");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        env::join_paths([folder].into_iter().chain(env::split_paths(path))).unwrap()
    }

    /// The small programme in a repository.
    pub(crate) fn committed() -> Self {
        let registry = Self::programme();
        registry.repository("2024-01-10");
        registry
    }

    /// Makes the working folder a repository, and commits everything in it on a day.
    pub(crate) fn repository(&self, day: &str) -> &Self {
        self.git(["init", "-q", "-b", "main"]);
        self.commit(day)
    }

    /// Commits everything on a day.
    pub(crate) fn commit(&self, day: &str) -> &Self {
        self.commit_at(&format!("{day}T12:00:00Z"))
    }

    /// Commits everything at a moment, such as `2024-02-01T12:00:00Z`.
    pub(crate) fn commit_at(&self, moment: &str) -> &Self {
        self.git(["add", "-A"]);
        let mut command = git(self.path());
        command.env("GIT_AUTHOR_DATE", moment).env("GIT_COMMITTER_DATE", moment);
        let day = moment.split('T').next().unwrap_or(moment);
        command.args(["commit", "-q", "--allow-empty", "-m", day]);
        run(command);
        self
    }

    /// Commits a change on a new branch, and returns to `main`.
    pub(crate) fn branch(&self, name: &str, day: &str, change: impl FnOnce(&Self)) -> &Self {
        self.git(["checkout", "-q", "-b", name]);
        change(self);
        self.commit(day).git(["checkout", "-q", "main"]);
        self
    }

    /// The address by which git clones the repository as from a server.
    pub(crate) fn url(&self) -> String {
        format!("file://{}", self.path().display())
    }

    /// Removes a file of the registry.
    pub(crate) fn remove_file(&self, path: &str) -> &Self {
        fs::remove_file(self.below(path)).unwrap();
        self
    }
}
