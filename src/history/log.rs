//! Which commits have changed files, and what these were before and after each.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::blobs::{Blob, Blobs};
use super::error::HistoryError;
use super::repository::Repository;
use super::snapshot::is_read;
use crate::files::is_yaml;

/// Begins what is printed of a commit; no path of git can.
const MARK: &str = "\u{1}";

/// A commit that has changed files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The id of the commit in full.
    pub commit: String,
    /// The day on which it was committed (UTC).
    pub day: String,
    /// The name of its author.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
    /// The files, in the order of git.
    pub files: Vec<FileVersions>,
}

/// A file before and after a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileVersions {
    /// Its path below the registry.
    pub below: PathBuf,
    /// Its bytes before; `None` if it was not there, or is too large to be read.
    pub before: Option<Vec<u8>>,
    /// Its bytes after.
    pub after: Option<Vec<u8>>,
}

/// A commit with the objects of its files.
struct Printed {
    entry: LogEntry,
    /// The path of each file, and its objects before and after.
    objects: Vec<(PathBuf, String, String)>,
}

impl Repository {
    /// The commits on the first-parent line of `HEAD` that have changed files of these names without their endings,
    /// wherever they lie in the registry, the last one first. Contents that a partial clone lacks are fetched if
    /// `may_fetch`. There are none on a branch without a commit.
    ///
    /// # Errors
    /// If git cannot read them.
    pub fn log_of_files(
        &self,
        stems: &BTreeSet<String>,
        may_fetch: bool,
    ) -> Result<Vec<LogEntry>, HistoryError> {
        if self.commit_or_unborn("HEAD")?.is_none() {
            return Ok(Vec::new());
        }
        let format = format!("--format={MARK}%H%x00%cd%x00%an%x00%s");
        let args = ["log", "-z", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev"];
        let options = ["--no-ext-diff", "--no-textconv", "--date=format-local:%Y-%m-%d", &format];
        // Git takes longer to look for names in all folders than to name every file that has changed.
        let registry = ["HEAD", "--", &self.pathspec()];
        let printed = self.git.output(&[&args[..], &options, &registry].concat())?;
        let is_wanted = |below: &Path| {
            let stem = below.file_stem().and_then(OsStr::to_str);
            is_yaml(below) && stem.is_some_and(|stem| stems.contains(stem))
        };
        let mut commits = self.commits(&printed, is_wanted);
        let objects = commits.iter().flat_map(|commit| &commit.objects);
        let objects = objects.flat_map(|(_, before, after)| [before.as_str(), after.as_str()]);
        let objects: BTreeSet<&str> = objects.filter(|object| !is_none(object)).collect();
        let blobs = self.blobs(&objects, may_fetch)?;
        for commit in &mut commits {
            let versions = commit.objects.iter().map(|(below, before, after)| FileVersions {
                below: below.clone(),
                before: content(&blobs, before),
                after: content(&blobs, after),
            });
            commit.entry.files = versions.collect();
        }
        Ok(commits.into_iter().map(|commit| commit.entry).collect())
    }

    /// Reads `MARK ID <nul> DAY <nul> AUTHOR <nul> SUBJECT <nul>` for each commit, and behind it
    /// `:MODE MODE OBJECT OBJECT STATUS <nul> PATH <nul>` for each file.
    fn commits(&self, printed: &[u8], is_wanted: impl Fn(&Path) -> bool) -> Vec<Printed> {
        let mut commits: Vec<Printed> = Vec::new();
        let mut parts = printed.split(|byte| *byte == 0);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        while let Some(part) = parts.next() {
            let part = part.strip_prefix(b"\n").unwrap_or(part);
            if let Some(id) = part.strip_prefix(MARK.as_bytes()) {
                let mut next = || parts.next().map(text).unwrap_or_default();
                let (commit, day, author, subject) = (text(id), next(), next(), next());
                let entry = LogEntry { commit, day, author, subject, files: Vec::new() };
                commits.push(Printed { entry, objects: Vec::new() });
            } else if part.first() == Some(&b':') {
                let below = parts.next().and_then(|path| self.below(path));
                let Some(below) = below.filter(|below| is_wanted(below)) else { continue };
                let fields = text(part);
                let mut fields = fields.split(' ').skip(2).map(str::to_owned);
                if let (Some(commit), Some(before), Some(after)) =
                    (commits.last_mut(), fields.next(), fields.next())
                    && is_read(&below)
                {
                    commit.objects.push((below, before, after));
                }
            }
        }
        commits.retain(|commit| !commit.objects.is_empty());
        commits
    }

    /// Whether the history of the clone is cut off.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.is_shallow
    }
}

fn content(blobs: &Blobs, object: &str) -> Option<Vec<u8>> {
    match blobs.get(object)? {
        Blob::Bytes(bytes) => Some(bytes.clone()),
        Blob::TooLarge(_) => None,
    }
}

/// Whether git means that there is no object.
fn is_none(object: &str) -> bool {
    object.bytes().all(|byte| byte == b'0')
}
