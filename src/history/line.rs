//! The commits of the current branch one after the other, as they followed each other on it.

use std::path::Path;

use super::error::HistoryError;
use super::repository::Repository;
use super::revision::Commit;
use crate::message;
use crate::model::Day;

/// The first-parent line of `HEAD`: commits of merged branches are in the merge that brought them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The commits, the first one first. None has a name but its id.
    pub commits: Vec<Commit>,
    /// The day (UTC) on which each was committed. Clocks differ: a day can be before that of an earlier commit.
    pub days: Vec<Day>,
    /// Whether there are earlier commits, which a shallow clone lacks.
    pub is_cut_off: bool,
}

impl Repository {
    /// The line of the current branch; empty if the branch has no commit yet.
    ///
    /// # Errors
    /// If git cannot read it.
    pub fn line(&self) -> Result<Line, HistoryError> {
        let mut line = Line { commits: Vec::new(), days: Vec::new(), is_cut_off: false };
        if self.commit_or_unborn("HEAD")?.is_none() {
            return Ok(line);
        }
        let args = ["log", "--first-parent", "--reverse", "--no-patch", "--no-notes"];
        let options = ["--format=%H %cd", "--date=format-local:%Y-%m-%d", "HEAD", "--"];
        let printed = self.git.output(&[&args[..], &options].concat())?;
        for entry in String::from_utf8_lossy(&printed).lines() {
            let Some((id, day)) = entry.split_once(' ') else { continue };
            let read: Day = day.parse().map_err(|_| HistoryError::new(message!("git.not-read")))?;
            let short = id.get(..8).unwrap_or(id).to_owned();
            line.commits.push(Commit { id: id.to_owned(), name: short, day: day.to_owned() });
            line.days.push(read);
        }
        if let Some(first) = line.commits.first().filter(|_| self.is_shallow) {
            line.is_cut_off = self.shallow_ends()?.contains(&first.id);
        }
        Ok(line)
    }

    /// The positions of the commits that may have another registry than the one before. A commit in which it is
    /// elsewhere in the repository is always among them.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn changing(&self, commits: &[Commit]) -> Result<Vec<usize>, HistoryError> {
        let folder = self.folder.to_string_lossy();
        if folder.contains('\n') || self.folder.as_path() != Path::new(&*folder) {
            return Ok((0..commits.len()).collect());
        }
        let folder = folder.trim_end_matches('/');
        let asked: String =
            commits.iter().map(|commit| format!("{}:{folder}\n", commit.id)).collect();
        let answers =
            self.git.filtered(&["cat-file", "--batch-check=%(objectname)", "--buffer"], asked)?;
        let answers = String::from_utf8_lossy(&answers).into_owned();
        let answers: Vec<&str> = answers.lines().collect();
        let is_other = |at: &usize| *at == 0 || answers.get(at - 1) != answers.get(*at);
        Ok((0..commits.len()).filter(is_other).collect())
    }
}
