//! Which state of the registry an export is of: as git knows it, or as the options say.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;

use mieux::export::Stamp;
use mieux::history::{HistoryError, Repository};
use mieux::message;
use mieux::model::Day;

use crate::at::AtArgs;

/// How many digits of a commit are enough to name it.
const DIGITS: usize = 12;

/// The variable in which builds that can be repeated are told the time: seconds since the beginning of 1970.
const SOURCE_DATE_EPOCH: &str = "SOURCE_DATE_EPOCH";

/// What the options say of the state.
#[derive(Debug, clap::Args)]
pub(super) struct StampArgs {
    /// The revision that the files name [default: the last commit of the registry]
    #[arg(long, value_name = "REV", help_heading = "Output", hide_short_help = true)]
    revision: Option<String>,
    /// The date that the files name [default: of that commit, else SOURCE_DATE_EPOCH]
    ///
    /// A day such as 2026-11-26, or a moment in UTC such as 2026-11-26T06:53:16Z.
    #[arg(long, value_name = "DATE", value_parser = moment, help_heading = "Output", hide_short_help = true)]
    date: Option<String>,
}

impl StampArgs {
    /// The state of the registry in `root`. Where git does not know it, and neither the options nor the environment
    /// say it, nothing is known.
    /// When each file was last committed is only read if it is written, because git goes through all commits for it.
    pub(super) fn stamp(
        &self,
        root: &Path,
        at: &AtArgs,
        dates_files: bool,
    ) -> anyhow::Result<Stamp> {
        let of_git = match of_git(root, at, dates_files && self.date.is_none()) {
            Ok(stamp) => stamp,
            // Whoever asks for a state of git has been told already where there is none.
            Err(_) => Stamp { date: of_environment(), ..Stamp::default() },
        };
        Ok(Stamp {
            revision: self.revision.clone().or(of_git.revision),
            date: self.date.clone().or(of_git.date),
            files: of_git.files,
        })
    }
}

fn of_git(root: &Path, at: &AtArgs, dates_files: bool) -> Result<Stamp, HistoryError> {
    let repository = Repository::of(root)?;
    let revision = at.commit(&repository)?.map_or_else(|| "HEAD".to_owned(), |commit| commit.id);
    let Some(commit) = repository.last_commit(&revision)? else { return Ok(Stamp::default()) };
    let differs = !at.is_given() && repository.uncommitted_files()? > 0;
    let short = commit.id.get(..DIGITS).unwrap_or(&commit.id);
    let revision_shown = if differs { format!("{short}+") } else { short.to_owned() };
    let files = match dates_files {
        true => repository.dates_of_files(&revision)?,
        false => BTreeMap::new(),
    };
    Ok(Stamp { revision: Some(revision_shown), date: Some(commit.date), files })
}

/// The moment that the environment names.
fn of_environment() -> Option<String> {
    let seconds: u64 = env::var(SOURCE_DATE_EPOCH).ok()?.parse().ok()?;
    let day = Day::new(1970, 1, 1)?.plus_days(seconds / 86_400)?;
    let (hours, minutes) = (seconds % 86_400 / 3_600, seconds % 3_600 / 60);
    Some(format!("{day}T{hours:02}:{minutes:02}:{:02}Z", seconds % 60))
}

/// A day, which stands for its first moment, or a moment in UTC.
fn moment(text: &str) -> Result<String, String> {
    let wrong = || message!("export.moment").to_string();
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, time.strip_suffix('Z').ok_or_else(wrong)?),
        None => (text, "00:00:00"),
    };
    let day: Day = day.parse().map_err(|_| wrong())?;
    let parts: Vec<&str> = time.split(':').collect();
    let below = [24, 60, 60];
    let is_part = |(part, below): (&&str, u8)| {
        part.len() == 2 && part.parse::<u8>().is_ok_and(|number| number < below)
    };
    if parts.len() != below.len() || !parts.iter().zip(below).all(is_part) {
        return Err(wrong());
    }
    Ok(format!("{day}T{time}Z"))
}
