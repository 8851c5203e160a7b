//! The papers that a stage of an action produces: which can be filled in, and their files.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::documents::{Asked, Deployment, Paper, Subject, Wants};
use mieux::lifecycle::papers;
use mieux::message;
use mieux::message::Value;
use mieux::model::{Activity, Kind};
use mieux::query::Links;
use mieux::registry::Registry;
use mieux::render::stem_of;

use super::output::{Format, Place};
use super::subject::Chosen;
use super::{fill_in, read, template};
use crate::commands::confirm::confirm;
use crate::commands::dialogue;
use crate::globals::Globals;

/// The format of these papers, which people go on writing.
const FORMAT: Format = Format::Docx;

/// A paper of a stage with all that it can be about.
struct StagePaper {
    paper: Paper,
    about: Vec<Chosen>,
}

/// Makes sure that the papers of a stage can be written to a folder.
///
/// # Errors
/// If there is no such folder, one of the files is in it already, or a paper for everybody cannot be written.
pub(in crate::commands) fn check_folder(
    folder: &Path,
    stage: &str,
    action: &str,
    registry: &Registry,
    globals: &Globals,
) -> anyhow::Result<()> {
    for paper in of_stage(stage, action, registry) {
        for file in paper.files(folder) {
            if file.symlink_metadata().is_ok() {
                bail!(message!("advance.paper-exists", path = file.display()));
            }
            Place::of(Some(&file), Some(FORMAT), false)?;
        }
        if paper.paper.is_public() {
            read(paper.paper, globals)?;
        }
    }
    Ok(())
}

/// Writes the papers of a stage to a folder. Without one, offers each to somebody who can be asked, and names them to
/// others.
pub(in crate::commands) fn offer(
    folder: Option<&Path>,
    stage: &str,
    action: &str,
    globals: &Globals,
) -> anyhow::Result<()> {
    let is_asked = folder.is_none() && dialogue::is_possible() && !globals.is_quiet();
    if folder.is_none() && !is_asked {
        name(stage, globals);
        return Ok(());
    }
    let registry = globals.load_late()?;
    let folder = folder.unwrap_or(Path::new(""));
    let papers = of_stage(stage, action, &registry);
    if papers.is_empty() {
        // Those about activities can be written when there are some.
        name(stage, globals);
    }
    for mut paper in papers {
        if is_asked && !paper.is_wanted(folder, globals)? {
            continue;
        }
        match paper.paper.is_public() {
            true => paper.write(folder, &read(paper.paper, globals)?, globals)?,
            false => paper.write(folder, &registry, globals)?,
        }
    }
    Ok(())
}

/// Names the papers that a stage produces on standard error.
pub(in crate::commands) fn name(stage: &str, globals: &Globals) {
    let papers = papers(stage);
    if !papers.is_empty() {
        globals.inform(&message!("advance.papers", stage, papers = Value::all(papers)));
    }
}

/// The papers of a stage that are about the action, its activities, and the experts in these.
fn of_stage(stage: &str, action: &str, registry: &Registry) -> Vec<StagePaper> {
    let activities = || registry.activities_of(action).map(|record| &*record.body);
    let about = |paper: Paper| match paper.wants() {
        Wants::Record(Kind::Action) => vec![record(Kind::Action, action)],
        Wants::Record(kind) => activities().map(|activity| record(kind, &activity.id)).collect(),
        Wants::Deployment => activities().flat_map(deployments).collect(),
        _ => Vec::new(),
    };
    let papers = papers(stage).iter().filter_map(|name| Paper::named(name));
    let papers = papers.map(|paper| StagePaper { paper, about: about(paper) });
    papers.filter(|paper| !paper.about.is_empty()).collect()
}

fn record(kind: Kind, id: &str) -> Chosen {
    Chosen { id: id.to_owned(), subject: Subject::Record(kind, id.to_owned()) }
}

/// A letter to each expert of an activity, without what is private.
fn deployments(activity: &Activity) -> Vec<Chosen> {
    let chosen = |expert: &str| Chosen {
        id: format!("{}-{expert}", activity.id),
        subject: Subject::Deployment(Deployment {
            activity: activity.id.to_string(),
            expert: expert.to_owned(),
            ..Deployment::default()
        }),
    };
    activity.experts.iter().map(|deployment| chosen(&deployment.expert)).collect()
}

impl StagePaper {
    fn file(&self, folder: &Path, one: &Chosen) -> PathBuf {
        folder.join(format!("{}-{}.{}", self.paper.name(), stem_of(&one.id), FORMAT.extension()))
    }

    fn files(&self, folder: &Path) -> Vec<PathBuf> {
        self.about.iter().map(|one| self.file(folder, one)).collect()
    }

    /// Whether somebody wants those files of the paper that are not there yet.
    fn is_wanted(&mut self, folder: &Path, globals: &Globals) -> anyhow::Result<bool> {
        let mut about = std::mem::take(&mut self.about);
        about.retain(|one| self.file(folder, one).symlink_metadata().is_err());
        self.about = about;
        let Some(first) = self.files(folder).into_iter().next() else { return Ok(false) };
        let (count, file, name) = (self.about.len(), first.display(), self.paper.name());
        confirm(&message!("advance.write-papers", count, file, name), false, globals)
    }

    fn write(&self, folder: &Path, registry: &Registry, globals: &Globals) -> anyhow::Result<()> {
        let template = template(self.paper, &registry.root, globals)?;
        let links = Links::new(registry);
        for one in &self.about {
            let (paper, subject) = (self.paper, one.subject.clone());
            let asked = Asked { paper, subject, language: globals.language(), given: Vec::new() };
            let filled = fill_in(&links, &asked, &template)?;
            let count = filled.blanks.len();
            let file = self.file(folder, one);
            let place = Place::of(Some(&file), Some(FORMAT), false)?;
            let papers = [(one.id.as_str(), filled)];
            place.write(paper, &registry.config.name, &papers, globals, &mut io::sink())?;
            globals.inform(&message!("advance.paper-written", path = file.display(), count));
        }
        Ok(())
    }
}
