//! What lets git merge and show records: attributes of their files, settings of the repository, and a hook.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::HistoryError;
use super::git::path_of;
use super::repository::Repository;
use crate::message;

/// Where the program is not installed, is older than this command, or ends in another way than with a merge or with
/// marks, git merges by lines: it would take ours without marks for a conflict. Git replaces what begins with `%`.
const DRIVER: &str = "mieux merge --marker-size %L --path=%P --labels %X %S %Y %O %A %B; \
    status=$?; [ $status -le 1 ] && exit $status; \
    git merge-file --marker-size=%L %A %O %B || exit 1";

/// The settings of git, by name.
const SETTINGS: [(&str, &str); 5] = [
    ("merge.mieux.name", "records of a registry, field by field"),
    ("merge.mieux.driver", DRIVER),
    ("diff.mieux.textconv", "mieux git textconv"),
    ("diff.mieux.cachetextconv", "true"),
    ("diff.mieux.xfuncname", "^([a-z_]+:.*|  - [a-z_]+:.*)$"),
];

/// What the files of records are to git, with the values that show that this is in force.
const ATTRIBUTES: &str = "text eol=lf merge=mieux diff=mieux";
const IN_FORCE: [(&str, &str); 3] = [("eol", "lf"), ("merge", "mieux"), ("diff", "mieux")];

/// A part of what lets git merge and show records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetupPart {
    /// A line of `.gitattributes`.
    Attributes {
        /// The file, from the top of the work tree.
        path: PathBuf,
        /// The line.
        line: String,
    },
    /// A setting of git.
    Setting {
        /// Its name.
        name: &'static str,
        /// Its value.
        value: &'static str,
    },
    /// The hook that checks what is committed.
    Hook {
        /// The file, from the top of the work tree if it is below that.
        path: PathBuf,
        /// Its command.
        line: String,
    },
}

impl SetupPart {
    /// The parts for the registry of a repository; the hook only if it is asked for.
    ///
    /// # Errors
    /// If git cannot tell where hooks are.
    pub fn of(repository: &Repository, with_hook: bool) -> Result<Vec<Self>, HistoryError> {
        let folder = repository.folder.to_string_lossy();
        let line = attributes_line(&folder);
        let mut parts = vec![Self::Attributes { path: ".gitattributes".into(), line }];
        parts.extend(SETTINGS.map(|(name, value)| Self::Setting { name, value }));
        if with_hook {
            let args = ["rev-parse", "--path-format=absolute", "--git-path", "hooks/pre-commit"];
            let path = repository.git.output(&args)?;
            let path = path_of(path.strip_suffix(b"\n").unwrap_or(&path));
            let path =
                path.strip_prefix(repository.top()).map_or_else(|_| path.clone(), Path::to_owned);
            parts.push(Self::Hook { path, line: command(folder.trim_end_matches('/')) });
        }
        Ok(parts)
    }

    /// Whether a repository has it, be it in words of its own.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn is_in(&self, repository: &Repository) -> Result<bool, HistoryError> {
        match self {
            Self::Attributes { .. } => {
                let example = repository.folder.join("actions/any.yaml");
                let example = example.to_string_lossy().into_owned();
                let args = ["check-attr", "-z", "eol", "merge", "diff", "--", &example];
                let answer = repository.git.output(&args)?;
                let fields: Vec<&[u8]> = answer.split(|byte| *byte == 0).collect();
                let has = |(name, value): (&str, &str)| {
                    let found = |own: &[&[u8]]| own[1..3] == [name.as_bytes(), value.as_bytes()];
                    fields.chunks_exact(3).any(found)
                };
                Ok(IN_FORCE.into_iter().all(has))
            }
            Self::Setting { name, value } => {
                let own = repository.git.answer(&["config", "--get", name])?;
                Ok(own.is_some_and(|own| own.strip_suffix(b"\n") == Some(value.as_bytes())))
            }
            Self::Hook { path, .. } => {
                let hook = repository.read(path)?;
                Ok(hook.is_some_and(|hook| hook.contains("mieux validate")))
            }
        }
    }

    /// Adds it to a repository. Returns false if that has a hook of its own, which is kept.
    ///
    /// # Errors
    /// If git, or the system, refuses.
    pub fn add_to(&self, repository: &Repository) -> Result<bool, HistoryError> {
        match self {
            Self::Attributes { path, line } => {
                let mut text = repository.read(path)?.unwrap_or_default();
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(&format!("{line}\n"));
                repository.write(path, &text)?;
            }
            Self::Setting { name, value } => {
                repository.git.output(&["config", name, value])?;
            }
            Self::Hook { path, line } => {
                if repository.read(path)?.is_some() {
                    return Ok(false);
                }
                repository.write(path, &script(line))?;
                make_executable(&repository.top().join(path))
                    .map_err(|why| cannot_write(path, &why))?;
            }
        }
        Ok(true)
    }

    /// Removes from a repository what `add_to` has added. Returns whether there was anything.
    ///
    /// # Errors
    /// If git, or the system, refuses.
    pub fn remove_from(&self, repository: &Repository) -> Result<bool, HistoryError> {
        match self {
            Self::Attributes { path, line } => {
                let text = repository.read(path)?.unwrap_or_default();
                let others = text.split_inclusive('\n').filter(|own| own.trim_end() != line);
                let others: String = others.collect();
                match others {
                    others if others == text => return Ok(false),
                    others if others.is_empty() => repository.remove(path)?,
                    others => repository.write(path, &others)?,
                }
                Ok(true)
            }
            Self::Setting { name, .. } => {
                // Settings of the user are not those of the repository.
                let removed = ["config", "--local", "--unset-all", name];
                Ok(repository.git.answer(&removed)?.is_some())
            }
            Self::Hook { path, line } => {
                let is_ours = repository.read(path)?.is_some_and(|hook| hook == script(line));
                if is_ours {
                    repository.remove(path)?;
                }
                Ok(is_ours)
            }
        }
    }
}

impl Repository {
    /// The text of a file from the top of the work tree; `None` if there is none.
    fn read(&self, path: &Path) -> Result<Option<String>, HistoryError> {
        match fs::read(self.top().join(path)) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let why = error.to_string();
                Err(HistoryError::new(message!("git.cannot-read", path = path.display(), why)))
            }
        }
    }

    fn write(&self, path: &Path, text: &str) -> Result<(), HistoryError> {
        let full = self.top().join(path);
        let made = full.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(full, text)).map_err(|error| cannot_write(path, &error))
    }

    fn remove(&self, path: &Path) -> Result<(), HistoryError> {
        fs::remove_file(self.top().join(path)).map_err(|error| cannot_write(path, &error))
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> HistoryError {
    let why = error.to_string();
    HistoryError::new(message!("git.cannot-write", path = path.display(), why))
}

#[cfg(unix)]
fn make_executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// Other systems start every hook.
#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The line of `.gitattributes` for the records of the registry in this folder below it. A git without the settings merges
/// and shows such files as any others.
#[must_use]
pub fn attributes_line(folder: &str) -> String {
    format!("{} {ATTRIBUTES}", pattern(folder))
}

/// The files of the registry as `.gitattributes` names them.
fn pattern(folder: &str) -> String {
    let mut escaped = String::new();
    for letter in folder.chars() {
        if matches!(letter, '*' | '?' | '[' | ']' | '\\' | '!' | '#') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    let pattern = match escaped.trim_end_matches('/') {
        "" => "*.yaml".to_owned(),
        folder => format!("{folder}/**/*.yaml"),
    };
    if !pattern.contains([' ', '"', '\t']) {
        return pattern;
    }
    format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t"))
}

/// The command that checks what is staged. `folder` is that of the registry, which is found by itself if it is the top
/// of the work tree or `registry` there.
fn command(folder: &str) -> String {
    let check = "mieux validate --staged --since HEAD --format short";
    match folder {
        "" | "registry" => check.to_owned(),
        folder => {
            let quoted = shlex::try_quote(folder).unwrap_or(folder.into());
            format!("{check} --registry {quoted}")
        }
    }
}

/// The text of the hook.
fn script(line: &str) -> String {
    format!(
        "#!/bin/sh\n# Checks the records of each commit. `mieux git install --uninstall` removes it.\nexec {line}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{command, pattern};

    #[test]
    fn a_folder_is_named_as_git_and_the_shell_read_it() {
        assert_eq!(pattern(""), "*.yaml");
        assert_eq!(pattern("data/registry/"), "data/registry/**/*.yaml");
        assert_eq!(pattern("a b/"), "\"a b/**/*.yaml\"");
        assert_eq!(pattern("a[1]/"), "a\\[1\\]/**/*.yaml");
        let check = "mieux validate --staged --since HEAD --format short";
        assert_eq!(command("registry"), check);
        assert_eq!(command("a b"), format!("{check} --registry 'a b'"));
    }
}
