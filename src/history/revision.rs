//! Commits, as people name them: a revision of git, or a day.

use super::error::HistoryError;
use super::repository::Repository;
use crate::message;
use crate::message::Message;
use crate::model::{Day, EdtfDate};
use crate::suggest::nearest_name;

/// What a person names: a revision, or the last commit of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    /// A revision as git understands it, such as `HEAD~3`, a branch or a tag.
    Revision(String),
    /// The last commit on or before this day (UTC).
    Day(Day),
}

impl Moment {
    /// What this text names: a year, a month or a day, else a revision.
    #[must_use]
    pub fn of(text: &str) -> Self {
        match text.parse::<EdtfDate>() {
            Ok(date) if is_plain_date(text) => Self::Day(date.latest()),
            _ => Self::Revision(text.to_owned()),
        }
    }
}

/// Whether a text is a year, a month or a day, and nothing else that EDTF knows.
fn is_plain_date(text: &str) -> bool {
    let is_date = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    is_date && matches!(lengths[..], [4] | [4, 2] | [4, 2, 2])
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id in full.
    pub id: String,
    /// What the user called it.
    pub name: String,
    /// The day on which it was committed (UTC).
    pub day: String,
}

impl Commit {
    /// Its id as git shortens it.
    #[must_use]
    pub fn short_id(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }
}

impl Repository {
    /// The commit that is meant.
    ///
    /// # Errors
    /// If there is none, or the clone does not reach back to it.
    pub fn commit(&self, moment: &Moment) -> Result<Commit, HistoryError> {
        match moment {
            Moment::Revision(name) => self.named(name),
            Moment::Day(day) => self.of_day(*day),
        }
    }

    /// The commit of a revision; `None` if the branch has no commit yet and `HEAD` is asked for.
    ///
    /// # Errors
    /// As [`Repository::commit`].
    pub fn commit_or_unborn(&self, name: &str) -> Result<Option<Commit>, HistoryError> {
        if name == "HEAD" && self.commit_id("HEAD")?.is_none() && !self.is_shallow {
            return Ok(None);
        }
        self.named(name).map(Some)
    }

    /// The commit in which two lines of history have parted: that of a revision, and that of `head`.
    ///
    /// # Errors
    /// As [`Repository::commit`]; and if there is none, or the clone may be too short to show it.
    pub fn parted_from(&self, name: &str, head: &str) -> Result<Commit, HistoryError> {
        let (other, head) = (self.named(name)?, self.named(head)?);
        let found = self.git.answer(&["merge-base", &other.id, &head.id])?;
        let id = found.map(|id| line(&id)).filter(|id| !id.is_empty());
        match id {
            // Where a shallow clone ends, git takes the end for the base, silently.
            Some(id) if self.is_shallow && self.shallow_ends()?.contains(&id) && id != other.id => {
                Err(self.too_short(name))
            }
            Some(id) => self.described(&id, name),
            None if self.is_shallow => Err(self.too_short(name)),
            None => Err(HistoryError::new(message!("git.no-common-commit", name))),
        }
    }

    /// Whether a text names a commit.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn has_revision(&self, name: &str) -> Result<bool, HistoryError> {
        Ok(self.commit_id(name)?.is_some())
    }

    fn named(&self, name: &str) -> Result<Commit, HistoryError> {
        match self.commit_id(name)? {
            Some(id) => self.described(&id, name),
            None if self.is_shallow => Err(self.too_short(name)),
            None => Err(self.unknown(name)?),
        }
    }

    /// The id of a revision's commit.
    fn commit_id(&self, name: &str) -> Result<Option<String>, HistoryError> {
        if name.starts_with('-') || name.is_empty() {
            return Ok(None);
        }
        let revision = format!("{name}^{{commit}}");
        let found = self.git.answer(&[
            "rev-parse",
            "--quiet",
            "--verify",
            "--end-of-options",
            &revision,
        ])?;
        Ok(found.map(|id| line(&id)).filter(|id| !id.is_empty()))
    }

    fn of_day(&self, day: Day) -> Result<Commit, HistoryError> {
        let before = format!("--before={day}T23:59:59Z");
        let found = self.git.answer(&["rev-list", "-1", "--first-parent", &before, "HEAD"])?;
        let id = found.map(|id| line(&id)).filter(|id| !id.is_empty());
        match id {
            Some(id) => self.described(&id, &day.to_string()),
            None if self.is_shallow => Err(self.too_short(&day.to_string())),
            None => {
                Err(HistoryError::new(message!("git.no-commit-by-then", day = day.to_string())))
            }
        }
    }

    fn described(&self, id: &str, name: &str) -> Result<Commit, HistoryError> {
        let args = [
            "show",
            "--no-patch",
            "--no-notes",
            "--format=%cd",
            "--date=format-local:%Y-%m-%d",
            id,
        ];
        let day = line(&self.git.output(&args)?);
        Ok(Commit { id: id.to_owned(), name: name.to_owned(), day })
    }

    fn too_short(&self, name: &str) -> HistoryError {
        HistoryError::new(message!("git.shallow", name))
    }

    fn unknown(&self, name: &str) -> Result<HistoryError, HistoryError> {
        if name == "HEAD" {
            return Ok(HistoryError::new(message!("git.no-commit-yet")));
        }
        let refs = self.git.output(&["for-each-ref", "--format=%(refname:short)"])?;
        let refs = String::from_utf8_lossy(&refs).into_owned();
        let meant: Option<Message> = nearest_name(name, refs.lines())
            .map(|meant| message!("git.unknown-revision-near", name, meant = meant));
        Ok(HistoryError::new(meant.unwrap_or_else(|| message!("git.unknown-revision", name))))
    }
}

/// The first line that git printed.
pub(super) fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().to_owned()
}
