//! `mieux advance`: one step in the life of an action.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, anyhow, bail};
use mieux::edit::{Assignment, edit};
use mieux::lifecycle::{missing, next_stages};
use mieux::model::{FileKind, Kind};
use mieux::query::Links;
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::yaml::{Node, read};

use super::changes::{self, by_path, of_texts, show_diff};
use super::{checked, dialogue, record};
use crate::globals::{Access, Globals, Status};

/// Take an action one step further in its life, with all that the new stage demands
///
/// request → preparation → implementation → results → completed; beside these on-hold, rejected and
/// cancelled. What the stage demands is given as with `mieux set`:
/// `mieux advance peru-iv implementation approval.body.en='Project Steering Committee' approval.date=2024-03 start=2024-04`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of the action
    #[arg(value_name = "ID")]
    id: String,
    /// The stage that it reaches, by any of its names
    #[arg(value_name = "STAGE")]
    stage: String,
    /// What the stage demands
    #[arg(value_name = "FIELD=VALUE")]
    words: Vec<Assignment>,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write it even where it makes the record wrong
    #[arg(long)]
    force: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let registry = globals.load()?;
    let Some((file, source)) =
        record::find(&registry, &args.id, Some(Kind::Action))?.into_iter().next()
    else {
        bail!("there is no action `{}`", args.id);
    };
    let stage = stage(&registry, &args.stage)?;
    let root =
        registry.root(file).context("the record cannot be read; `mieux validate` says why")?;
    check_step(source, root, &stage)?;
    let text = changed(&registry, file, &stage, &args.words, globals.language().code())?;
    let texts = BTreeMap::from([(file, text)]);
    let changes = of_texts(&texts);
    show_diff(&registry, &changes, out)?;
    if !args.force && checked::is_refused(&registry, by_path(&registry, &texts), globals, out)? {
        return Ok(Status::Findings);
    }
    if !args.dry_run {
        changes::write(&registry, &changes, globals, &mut anstream::stderr())?;
    }
    Ok(Status::Clean)
}

/// The code of the stage that somebody names.
fn stage(registry: &Registry, name: &str) -> anyhow::Result<String> {
    let statuses =
        registry.vocabularies.get("statuses").context("there is no vocabulary `statuses`")?;
    let term = statuses.resolve(name);
    term.map(|term| term.code.to_string())
        .ok_or_else(|| anyhow!("there is no stage `{name}`; `mieux list statuses` prints them"))
}

/// Whether one step leads from the stage of the record to the one that is wanted.
fn check_step(source: &SourceFile, root: &Node, stage: &str) -> anyhow::Result<()> {
    let id = source.stem();
    let now = root.get("status").and_then(Node::as_str);
    let Some(now) = now else {
        bail!("no source says at which stage {id} is; say it with `mieux set {id} status=…`");
    };
    if now == stage {
        bail!("{id} is at `{stage}` already");
    }
    match next_stages(now) {
        Some([]) => bail!("{id} is `{now}`, and nothing comes after that"),
        Some(next) if !next.contains(&stage) => {
            bail!("no step leads from `{now}` to `{stage}`; from here go to {}", next.join(", "))
        }
        Some(_) => Ok(()),
        None => bail!("`{now}` is no stage that a step leads from"),
    }
}

/// The text with the new stage, what was given, and what follows from the stage by itself.
fn changed(
    registry: &Registry,
    file: FileId,
    stage: &str,
    words: &[Assignment],
    language: &str,
) -> anyhow::Result<String> {
    let (shape, source) = (registry.shape(FileKind::Record(Kind::Action)), registry.file(file));
    let set = |text: &str, assignment: &Assignment| -> anyhow::Result<String> {
        let change = assignment.change(shape, &registry.vocabularies)?;
        Ok(edit(text, shape, &assignment.address, &change)?)
    };
    let mut text = set(registry.text(file), &format!("status={stage}").parse()?)?;
    for word in words {
        text = set(&text, word)?;
    }
    let links = Links::new(registry);
    let activities = links.activities_of(source.stated_id().unwrap_or_default());
    let has_results = activities.iter().any(|activity| !activity.results.is_empty());
    let root = read(&text).root.context("the record cannot be read")?;
    let mut left = Vec::new();
    for demand in missing(stage, &root) {
        match demand.value {
            Some(_) => text = set(&text, &demand.hint.parse()?)?,
            None if demand.field == "results" && has_results => {}
            None if dialogue::is_possible() => {
                text = set(&text, &dialogue::demanded(&demand, registry, language)?)?;
            }
            None => left.push(demand.hint),
        }
    }
    if !left.is_empty() {
        bail!(
            "`{stage}` demands more of {id}: mieux advance {id} {stage} {}",
            left.join(" "),
            id = source.stem()
        );
    }
    Ok(text)
}
