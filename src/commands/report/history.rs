//! `mieux report --history`: the figures as git had them, period by period or commit by commit.

use std::path::Path;

use anyhow::bail;
use mieux::check::Replay;
use mieux::files::Texts;
use mieux::history::{Commit, Line, Moment, Repository, Snapshot, States, Step};
use mieux::message;
use mieux::message::Message;
use mieux::model::{Day, EdtfDate, Language};
use mieux::registry::{Registry, is_shared_by_records, open_registry};
use mieux::report::{
    Every, Report, Request, Standing, history, period_ends, report, tells_of_persons, values_help,
};

use super::options::Options;
use super::saved::{self, Named};
use crate::commands::selection::date;
use crate::failure::to_message;
use crate::globals::Globals;

/// Which states of the registry are looked at.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Grouping")]
pub(super) struct HistoryArgs {
    /// Show the figures as git had them over time
    #[arg(
        long,
        value_enum,
        value_name = "PERIOD",
        hide_possible_values = true,
        conflicts_with_all = ["at", "names", "explain"],
        long_help = values_help::<Every>(
            "Show the figures as git had them over time\n\nEach row is the registry in the last commit by the end \
             of the period (UTC), or after each commit that changed it: what the registry said then. --over shows what \
             happened in each period, as far as the registry knows today."
        )
    )]
    history: Option<Every>,
    /// With --history, begin with the period of DATE
    #[arg(long, value_name = "DATE", requires = "history", value_parser = date, hide_short_help = true)]
    since: Option<EdtfDate>,
}

impl HistoryArgs {
    /// When the registry is looked at; `None` if this is no history.
    pub(super) fn every(&self) -> Option<Every> {
        self.history
    }

    /// The day with whose period it begins.
    pub(super) fn since(&self) -> Option<Day> {
        self.since.map(EdtfDate::earliest)
    }
}

/// The states that are shown: the code of a period, or `None` for a commit by itself, and the position of the commit.
type Looks = Vec<(Option<String>, usize)>;

/// What a history is to show.
pub(super) struct Asked<'a> {
    pub(super) every: Every,
    /// The day with whose period it begins.
    pub(super) since: Option<Day>,
    /// The name of a saved report.
    pub(super) name: Option<&'a str>,
    pub(super) options: &'a Options,
    /// Whether what a partial clone lacks may be fetched.
    pub(super) may_fetch: bool,
    pub(super) language: Language,
}

/// Reads the states of the registry, and makes their report. What is not committed is not in it, and is counted on
/// standard error.
pub(super) fn read(asked: &Asked<'_>, globals: &Globals) -> anyhow::Result<Report> {
    let Asked { every, since, name, options, may_fetch, language } = *asked;
    let root = globals.root()?;
    let repository = Repository::of(&root)?;
    let named = name.map(|name| saved_report(name, &repository, &root, may_fetch)).transpose()?;
    let (title, options) = saved::options_with(options, named.as_ref());
    options.agree_with_history()?;
    let line = repository.line()?;
    let looks = looks(every, since, &line, &repository)?;
    // The same commit can be the last one by the end of several periods.
    let mut positions: Vec<usize> = looks.iter().map(|(_, at)| *at).collect();
    positions.dedup();
    let commits: Vec<&Commit> = positions.iter().map(|at| &line.commits[*at]).collect();
    let states = repository.states(&commits, may_fetch)?;
    let question = Question { every, title, options, language, root: &root };
    let Answers { request, answers } = question.ask(states)?;
    let mut last = None;
    let standings = looks.iter().filter_map(|(period, at)| {
        let place = positions.iter().position(|position| position == at)?;
        let Answer { report, has_other_settings } = answers.get(place)?.clone()?;
        let has_other_settings = has_other_settings && last.replace(*at) != Some(*at);
        let Commit { name, day, .. } = &line.commits[*at];
        let (period, commit, day) = (period.clone(), name.clone(), day.clone());
        Some(Standing { period, commit, day, report, has_other_settings })
    });
    let standings: Vec<Standing> = standings.collect();
    let Some(report) = history(every, &request, &standings) else {
        bail!(message!("report.history-nothing"));
    };
    let count = if root.is_dir() { repository.uncommitted_files()? } else { 0 };
    if count > 0 {
        globals.inform(&message!("git.uncommitted-left-out", count));
    }
    Ok(report)
}

/// The report of this name in the settings of the last commit.
fn saved_report(
    name: &str,
    repository: &Repository,
    root: &Path,
    may_fetch: bool,
) -> anyhow::Result<Named> {
    let commit = repository.commit(&Moment::Revision("HEAD".to_owned()))?;
    let files = Snapshot::of_commit(repository, &commit, may_fetch)?;
    match saved::find(&open_registry(&files, root)?, name)? {
        Named::Saved { title, options } => Ok(Named::Saved { title, options }),
        Named::Completeness | Named::Claims | Named::Funnel => {
            bail!(message!("report.history-own", name))
        }
    }
}

/// Which states are looked at.
fn looks(
    every: Every,
    since: Option<Day>,
    line: &Line,
    repository: &Repository,
) -> anyhow::Result<Looks> {
    let (Some(first), Some(last)) = (line.days.first(), line.days.iter().max()) else {
        bail!(message!("git.no-commit-yet"));
    };
    if line.is_cut_off && since.is_none_or(|since| since <= *first) {
        let next = first.plus_days(1).unwrap_or(*first);
        let (first, next) = (first.to_string(), next.to_string());
        bail!(message!("git.shallow-history", first, next));
    }
    let looks: Looks = match every.over() {
        Some(over) => {
            let ends = period_ends(&line.days, over, since).into_iter();
            ends.map(|(code, at)| (Some(code), at)).collect()
        }
        None => {
            let is_meant = |at: &usize| since.is_none_or(|since| line.days[*at] >= since);
            let changing = repository.changing(&line.commits)?.into_iter();
            changing.filter(is_meant).map(|at| (None, at)).collect()
        }
    };
    match since {
        Some(since) if looks.is_empty() => {
            let (since, last) = (since.to_string(), last.to_string());
            bail!(message!("git.no-commit-since", since, last))
        }
        _ => Ok(looks),
    }
}

/// What is asked of each state.
struct Question<'q> {
    every: Every,
    title: Option<String>,
    options: Options,
    language: Language,
    root: &'q Path,
}

/// What a state says.
#[derive(Clone)]
struct Answer {
    /// Its report; if there can be none, why not.
    report: Result<Report, Message>,
    /// Whether settings or vocabularies are other ones than in the state before.
    has_other_settings: bool,
}

/// What all states say.
struct Answers {
    /// What was asked of the last one.
    request: Request,
    /// The answer of each; `None` for one that is not shown.
    answers: Vec<Option<Answer>>,
}

impl Question<'_> {
    /// Goes through the states. They begin with the first one that has a registry.
    fn ask(&self, mut states: States) -> anyhow::Result<Answers> {
        let mut answers: Vec<Option<Answer>> = Vec::new();
        let base = loop {
            match states.advance() {
                Some(Step::NoRegistry(_)) => answers.push(None),
                Some(Step::Changed(_)) => {
                    let files = states.snapshot();
                    match open_registry(&files, self.root) {
                        Ok(_) => break files,
                        Err(error) => answers.push(Some(Answer::none(error.to_message()))),
                    }
                }
                None => {
                    let why = answers.into_iter().flatten().find_map(|one| one.report.err());
                    bail!(why.unwrap_or_else(|| message!("report.history-nothing")));
                }
            }
        };
        let mut replay = Replay::open(&base, self.root)?;
        let mut request = self.request(replay.registry());
        answers.push(Some(Answer { report: answer(&request, &replay), has_other_settings: false }));
        let mut waiting = Texts::new();
        while let Some(step) = states.advance() {
            let paths = match step {
                Step::NoRegistry(message) => {
                    answers.push(Some(Answer::none(message)));
                    continue;
                }
                Step::Changed(paths) => paths,
            };
            if paths.is_empty() && waiting.is_empty() {
                // A commit by itself is shown if it has changed the registry, or brought it back.
                let was_gone = matches!(answers.last(), Some(Some(Answer { report: Err(_), .. })));
                let is_shown = self.every.over().is_some() || was_gone;
                let report = answer(&request, &replay);
                let same = Answer { report, has_other_settings: false };
                answers.push(is_shown.then_some(same));
                continue;
            }
            let has_other_settings = paths.iter().any(|below| is_shared_by_records(below));
            waiting.extend(states.texts(paths));
            let report = match replay.update(waiting.clone()) {
                Ok(()) => {
                    waiting.clear();
                    request = self.request(replay.registry());
                    answer(&request, &replay)
                }
                Err(error) => Err(error.to_message()),
            };
            answers.push(Some(Answer { report, has_other_settings }));
        }
        Ok(Answers { request: request?, answers })
    }

    /// What is asked of a state, in whose vocabularies codes are looked up.
    fn request(&self, registry: &Registry) -> anyhow::Result<Request> {
        let request = self.options.resolve(registry, self.language)?;
        if tells_of_persons(&request) {
            bail!(message!("report.history-public"));
        }
        Ok(Request { title: self.title.clone(), ..request })
    }
}

impl Answer {
    fn none(why: Message) -> Self {
        Self { report: Err(why), has_other_settings: false }
    }
}

/// The report on a state, if it can be asked for.
fn answer(request: &anyhow::Result<Request>, replay: &Replay<'_>) -> Result<Report, Message> {
    match request {
        Ok(request) => Ok(report(replay.registry(), request)),
        Err(error) => Err(to_message(error)),
    }
}
