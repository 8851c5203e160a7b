//! A repository of git around a registry, with names and dates that are always the same.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{TestRegistry, transcript};

/// Git in a folder, which knows neither the user nor the machine.
fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).env_clear();
    if let Some(path) = std::env::var_os("PATH") {
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

    /// Runs a line of a shell in the working folder, as an officer who has git and the program: those of the folders in
    /// `path`, and the program unless `has_mieux` is false. What it prints, and how it ends.
    pub(crate) fn officer(&self, line: &str, path: &str, has_mieux: bool) -> String {
        let mut command = self.shell(line);
        if has_mieux {
            let binary = Path::new(env!("CARGO_BIN_EXE_mieux")).parent().unwrap();
            command.env("PATH", format!("{}:{path}", binary.display()));
        } else {
            command.env("PATH", path);
        }
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Officer");
            command.env(format!("GIT_{who}_EMAIL"), "officer@example.org");
            command.env(format!("GIT_{who}_DATE"), "2024-02-01T12:00:00Z");
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        transcript(&command.output().unwrap())
    }

    /// Makes the working folder a repository, and commits everything in it on a day.
    pub(crate) fn repository(&self, day: &str) -> &Self {
        self.git(["init", "-q", "-b", "main"]);
        self.commit(day)
    }

    /// Commits everything on a day.
    pub(crate) fn commit(&self, day: &str) -> &Self {
        self.git(["add", "-A"]);
        let mut command = git(self.path());
        let date = format!("{day}T12:00:00Z");
        command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date);
        command.args(["commit", "-q", "--allow-empty", "-m", day]);
        run(command);
        self
    }

    /// Removes a file of the registry.
    pub(crate) fn remove_file(&self, path: &str) -> &Self {
        fs::remove_file(self.below(path)).unwrap();
        self
    }
}
