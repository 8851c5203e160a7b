//! Whether git would take files of `private/` along.
//!
//! Only the ignore files that a commit holds count: those of the registry, and of the folders above it
//! in the same repository. Like git, this follows no link to an ignore file.

use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use walkdir::WalkDir;

use super::beneath::read_regular_file;
use super::source::PRIVATE;

/// The largest ignore file that is read, in bytes.
const MAX_IGNORE_FILE_SIZE: u64 = 1024 * 1024;

/// The first file in `private/` of the registry in `root`, by path, that no ignore file keeps out of
/// git; a path below the registry. `None` if there is no such file.
pub(super) fn first_exposed(root: &Path) -> Option<PathBuf> {
    let private = root.join(PRIVATE);
    if !private.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        return None;
    }
    let top = root.canonicalize().ok()?;
    let mut rules: Vec<Gitignore> = Vec::new();
    for folder in repository_folders(&top).into_iter().rev() {
        if is_ignored(&rules, folder, true) {
            return None;
        }
        rules.push(read(folder));
    }
    let mut walk = WalkDir::new(top.join(PRIVATE)).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let Ok(entry) = entry else { continue };
        let (path, is_folder) = (entry.path(), entry.file_type().is_dir());
        while rules.last().is_some_and(|own| !path.starts_with(own.path())) {
            rules.pop();
        }
        match (is_ignored(&rules, path, is_folder), is_folder) {
            (true, true) => walk.skip_current_dir(),
            (true, false) => {}
            (false, true) => rules.push(read(path)),
            // Those patterns are for everybody.
            (false, false) if entry.file_name() == ".gitignore" => {}
            (false, false) if entry.file_type().is_file() => {
                return path.strip_prefix(&top).ok().map(Path::to_owned);
            }
            (false, false) => {}
        }
    }
    None
}

/// Whether the ignore files keep a path below the registry in `root` out of git, which need not be there yet.
pub(super) fn ignores(root: &Path, below: &Path) -> bool {
    let Ok(top) = root.canonicalize() else { return false };
    let path = top.join(below);
    let mut rules: Vec<Gitignore> = Vec::new();
    for folder in repository_folders(&top).into_iter().rev() {
        rules.push(read(folder));
    }
    let mut folders: Vec<&Path> = path.ancestors().skip(1).take_while(|one| *one != top).collect();
    folders.reverse();
    for folder in folders {
        if is_ignored(&rules, folder, true) {
            return true;
        }
        rules.push(read(folder));
    }
    is_ignored(&rules, &path, false)
}

/// Whether git would take along what is written to a path: its folder is in a repository, and no ignore file names it.
pub(super) fn takes(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let Ok(folder) = folder.unwrap_or(Path::new(".")).canonicalize() else { return false };
    let mut above = folder.ancestors();
    let top = above.find(|above| above.join(".git").symlink_metadata().is_ok());
    let path = folder.join(path.file_name().unwrap_or_default());
    top.is_some_and(|top| !ignores(top, path.strip_prefix(top).unwrap_or(&path)))
}

/// The folder of the registry and those above it, up to the top of the repository; without a
/// repository up to the top of the disk.
fn repository_folders(root: &Path) -> Vec<&Path> {
    let mut folders = Vec::new();
    for folder in root.ancestors() {
        folders.push(folder);
        if folder.join(".git").symlink_metadata().is_ok() {
            break;
        }
    }
    folders
}

/// The rules of the ignore file in a folder.
fn read(folder: &Path) -> Gitignore {
    let bytes = read_regular_file(&folder.join(".gitignore"), MAX_IGNORE_FILE_SIZE);
    let text = String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned();
    let mut rules = GitignoreBuilder::new(folder);
    for line in text.lines() {
        // Git ignores a line that is no pattern.
        let _ = rules.add_line(None, line);
    }
    rules.build().unwrap_or_else(|_| Gitignore::empty())
}

/// Whether the nearest rule that fits says so. Rules come from the top of the repository down.
fn is_ignored(rules: &[Gitignore], path: &Path, is_folder: bool) -> bool {
    let mut fitting = rules.iter().rev().map(|rules| rules.matched(path, is_folder));
    matches!(fitting.find(|fits| !fits.is_none()), Some(Match::Ignore(_)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{first_exposed, ignores};

    fn exposed(files: &[(&str, &str)]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let root = folder.path().join("registry");
        let found = first_exposed(&root);
        // What is asked before a file is there has the same answer.
        if root.join("private/experts/a.yaml").exists() {
            let below = std::path::Path::new("private/experts/a.yaml");
            assert_eq!(ignores(&root, below), found.is_none());
        }
        found.map(|path| path.to_string_lossy().into_owned())
    }

    #[test]
    fn a_private_file_is_exposed_unless_an_ignore_file_names_it() {
        let file = ("registry/private/experts/a.yaml", "");
        let shown = Some("private/experts/a.yaml".to_owned());
        assert_eq!(exposed(&[("registry/x", "")]), None);
        assert_eq!(exposed(&[file]), shown);
        for (ignore, rules) in [
            ("registry/.gitignore", "private/\n"),
            ("registry/.gitignore", "/private\n"),
            (".gitignore", "private/\n"),
            (".gitignore", "registry/private\n"),
            (".gitignore", "*.yaml\n"),
            ("registry/private/.gitignore", "*\n"),
            ("registry/private/experts/.gitignore", "a.yaml\n"),
        ] {
            assert_eq!(exposed(&[file, (ignore, rules)]), None, "{ignore}: {rules}");
        }
        for (ignore, rules) in [
            ("registry/.gitignore", "# private/\n"),
            ("registry/.gitignore", "private/*\n!private/experts\n"),
            ("registry/private/.gitignore", "*\n!experts/\n!experts/a.yaml\n"),
        ] {
            let found = exposed(&[file, (ignore, rules)]);
            assert!(found.is_some(), "{ignore}: {rules}");
        }
        // What lies in an ignored folder stays ignored, whatever a rule further down says.
        let nested = ("registry/private/.gitignore", "!experts/a.yaml\n");
        assert_eq!(exposed(&[file, ("registry/.gitignore", "private/\n"), nested]), None);
    }
}
