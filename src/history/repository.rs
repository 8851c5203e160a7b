//! The repository that a registry lies in.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::HistoryError;
use super::git::{Git, path_of};
use crate::message;

/// The repository of a registry.
#[derive(Debug)]
pub struct Repository {
    pub(super) git: Git,
    /// The folder of the registry as the user named it.
    pub(super) root: PathBuf,
    /// Where the registry lies below the top of the work tree.
    pub(super) folder: PathBuf,
    /// Whether its history is cut off.
    pub(super) is_shallow: bool,
}

impl Repository {
    /// The repository that the registry in `root` lies in. If there is no such folder, as in a bare repository, `root` is
    /// where the registry lies in the commits of the repository that the working folder belongs to.
    ///
    /// # Errors
    /// If there is no `git`, no repository, or one that git does not trust.
    pub fn of(root: &Path) -> Result<Self, HistoryError> {
        let (start, rest) = if root.is_dir() { (root, "".as_ref()) } else { (".".as_ref(), root) };
        let git = Git::in_folder(start);
        let args = ["rev-parse", "--is-shallow-repository"];
        let work_tree = ["--show-toplevel", "--show-prefix"];
        let (git, is_shallow, prefix) = match git.answer(&[&args[..], &work_tree].concat())? {
            Some(answer) => {
                let mut lines = answer.split(|byte| *byte == b'\n');
                let is_shallow = lines.next() == Some(b"true");
                let top = path_of(lines.next().unwrap_or_default());
                (Git::in_folder(&top), is_shallow, path_of(lines.next().unwrap_or_default()))
            }
            None => {
                let answer = git.answer(&[&args[..], &["--is-bare-repository"]].concat())?;
                let lines = answer.as_deref().and_then(|answer| answer.strip_suffix(b"\ntrue\n"));
                let Some(is_shallow) = lines else {
                    let root = root.display();
                    return Err(HistoryError::new(message!("git.no-repository", root = root)));
                };
                (git, is_shallow == b"true", PathBuf::new())
            }
        };
        let folder = prefix.join(rest.strip_prefix(".").unwrap_or(rest));
        Ok(Self { git, root: root.to_owned(), folder, is_shallow })
    }

    /// The top of the work tree.
    pub(super) fn top(&self) -> &Path {
        self.git.folder()
    }

    /// The commits at which the history of a shallow clone ends.
    pub(super) fn shallow_ends(&self) -> Result<Vec<String>, HistoryError> {
        let path =
            self.git.output(&["rev-parse", "--path-format=absolute", "--git-path", "shallow"])?;
        let path = path_of(path.strip_suffix(b"\n").unwrap_or(&path));
        let ends = fs::read_to_string(path).unwrap_or_default();
        Ok(ends.lines().map(str::to_owned).collect())
    }

    /// How many files of the registry are other in the work tree than in `HEAD`, or unknown to git.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn uncommitted_files(&self) -> Result<usize, HistoryError> {
        let args = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"];
        let listed = self.git.output(&[&args[..], &["--", &self.pathspec()]].concat())?;
        Ok(listed.iter().filter(|byte| **byte == 0).count())
    }

    /// The folder of the registry as git wants it in a path.
    pub(super) fn pathspec(&self) -> String {
        match self.folder.as_os_str().is_empty() {
            true => ":(top)".to_owned(),
            false => format!(":(top,literal){}", self.folder.to_string_lossy()),
        }
    }
}
