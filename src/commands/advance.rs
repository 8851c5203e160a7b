//! `mieux advance`: one step in the life of an action.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use mieux::change::Changes;
use mieux::edit::Assignment;
use mieux::lifecycle::{Requirement, missing, next_stages};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::{FileKind, Kind};
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::yaml::{Node, read};

use super::apply::{Changed, Outcome, Policy, change, overtaken};
use super::document::stage as papers;
use super::{complete, dialogue, examples, given, record};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Put an action on hold", "mieux advance colombia-ii on-hold --dry-run"),
    (
        "Move an action to its results, with the first one",
        "mieux advance colombia-ii results --dry-run \\
    results+='{kind: manual, title: {en: Manual on return}}'",
    ),
    (
        "Also write the papers of the new stage to the current folder",
        "mieux advance colombia-ii results --papers . \\
    results+='{kind: manual, title: {en: Manual on return}}'",
    ),
];

/// Move an action to its next stage
///
/// The stages are request, preparation, implementation, results and completed, and also on-hold, rejected
/// and cancelled. Give the fields that the new stage requires as in `mieux set`; on a terminal you are asked
/// for those that are missing.
///
/// Each stage produces papers, such as the fiche and the decision. On a terminal you are asked whether to write them to
/// the current folder. They are Word documents, as `mieux document` makes them, and no file is replaced.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id of the action
    #[arg(value_name = "ID", add = complete::ids(Some(Kind::Action)))]
    id: String,
    /// New stage, by any of its names
    #[arg(value_name = "STAGE", add = complete::codes("statuses"))]
    stage: String,
    /// Fields that the stage requires
    #[arg(value_name = "FIELD=VALUE")]
    words: Vec<Assignment>,
    /// Write the papers of the new stage to DIR
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run")]
    papers: Option<PathBuf>,
    /// Show the changes without writing them
    #[arg(long)]
    dry_run: bool,
    /// Write the changes even if they add errors
    #[arg(long)]
    force: bool,
}

/// A step of an action to a stage.
struct Step<'r> {
    source: &'r SourceFile,
    /// The code of the stage.
    stage: String,
    /// The text with the new stage, what was given, and what follows from the stage by itself.
    text: String,
    /// What the stage requires and is not given.
    missing: Vec<Requirement>,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let (asked, answers) = match dialogue::is_possible() {
        true => ask(args, globals)?,
        false => (Vec::new(), Vec::new()),
    };
    if let Some(folder) = &args.papers {
        let registry = globals.load_late()?;
        let step = step(args, &registry)?;
        papers::check_folder(folder, &step.stage, &step.source.stem(), &registry, globals)?;
    }
    let policy = Policy::of(args.dry_run, args.force);
    let Changed { outcome, planned: (action, stage), .. } =
        change(globals, &globals.root()?, policy, out, |registry, _| {
            let Step { source, stage, mut text, missing } = step(args, registry)?;
            if missing != asked {
                let is_asked = !asked.is_empty();
                bail!(if is_asked { overtaken() } else { required(source, &stage, &missing) });
            }
            for answer in &answers {
                text = assigned(registry, &text, answer)?;
            }
            let mut changes = Changes::default();
            changes.replace(source, text);
            Ok((changes, (source.stem().into_owned(), stage)))
        })?;
    match outcome {
        Outcome::Written(_) => {
            // The difference is read before the questions.
            out.flush()?;
            papers::offer(args.papers.as_deref(), &stage, &action, globals)?;
        }
        Outcome::Shown => papers::name(&stage, globals),
        Outcome::Refused => {}
    }
    Ok(outcome.status())
}

/// Asks on a terminal for what the stage requires: the requirements, and the answer to each.
fn ask(args: &Args, globals: &Globals) -> anyhow::Result<(Vec<Requirement>, Vec<Assignment>)> {
    let registry = globals.load_late()?;
    let requirements = step(args, &registry)?.missing;
    let answers = requirements
        .iter()
        .map(|requirement| dialogue::ask_required(requirement, &registry, globals));
    let answers = answers.collect::<anyhow::Result<_>>()?;
    Ok((requirements, answers))
}

/// The step that the arguments ask for, if it leads from the stage at which the action is.
fn step<'r>(args: &Args, registry: &'r Registry) -> anyhow::Result<Step<'r>> {
    let found = record::find(registry, &args.id, Some(Kind::Action))?.into_iter().next();
    let unknown = || message!("unknown-reference.action", id = &args.id);
    let (file, source) = found.ok_or_else(unknown)?;
    let stage = stage(registry, &args.stage)?;
    let unreadable = || message!("record.unreadable", path = source.path.display());
    let root = source.root().ok_or_else(unreadable)?;
    check_step(source, root, &stage)?;
    let mut text = assigned(registry, source.text(), &format!("status={stage}").parse()?)?;
    for word in &args.words {
        text = assigned(registry, &text, word)?;
    }
    let root = read(&text).root.ok_or_else(unreadable)?;
    let left = lacking(registry, file, &stage, &root);
    let (decided, missing): (Vec<Requirement>, Vec<Requirement>) =
        left.into_iter().partition(|requirement| requirement.value.is_some());
    for requirement in decided {
        text = assigned(registry, &text, &requirement.hint.parse()?)?;
    }
    Ok(Step { source, stage, text, missing })
}

/// What a stage requires and the record lacks. A result may be that of an activity.
fn lacking(registry: &Registry, action: FileId, stage: &str, root: &Node) -> Vec<Requirement> {
    let mut activities =
        registry.activities_of(registry.file(action).stated_id().unwrap_or_default());
    let has_results = activities.any(|activity| !activity.body.results.is_empty());
    let mut left = missing(stage, root);
    left.retain(|requirement| requirement.field != "results" || !has_results);
    left
}

/// What to say where a new text of an action brings it to a stage to which this command would not have taken it:
/// a step was left out, or something is missing that the stage requires.
pub(super) fn passed_over(registry: &Registry, file: FileId, text: &str) -> Option<Message> {
    let (source, root) = (registry.file(file), read(text).root?);
    let status = |root: &Node| root.get("status").and_then(Node::as_str).map(str::to_owned);
    let (now, stage) = (source.root().and_then(status)?, status(&root)?);
    if source.kind != FileKind::Record(Kind::Action) || now == stage {
        return None;
    }
    let id = source.stem();
    match next_stages(&now) {
        Some([]) => return Some(message!("advance.at-end", id, now)),
        Some(next) if !next.contains(&stage.as_str()) => {
            return Some(message!("advance.other-way", id, now, next = Value::one_of(next)));
        }
        _ => {}
    }
    let fields: Vec<&str> = lacking(registry, file, &stage, &root)
        .iter()
        .map(|requirement| requirement.field)
        .collect();
    (!fields.is_empty())
        .then(|| message!("advance.lacking", id, stage, fields = Value::all(fields)))
}

/// The code of the stage that somebody names.
fn stage(registry: &Registry, name: &str) -> anyhow::Result<String> {
    let without = || message!("incomplete.vocabulary", name = "statuses");
    let statuses = registry.vocabularies.get("statuses").ok_or_else(without)?;
    let unknown = || message!("advance.unknown-stage", name);
    Ok(statuses.resolve(name).ok_or_else(unknown)?.code.to_string())
}

/// Whether one step leads from the stage of the record to the one that is wanted.
fn check_step(source: &SourceFile, root: &Node, stage: &str) -> anyhow::Result<()> {
    let id = source.stem();
    let now = root.get("status").and_then(Node::as_str);
    let Some(now) = now else {
        bail!(message!("advance.no-status", id));
    };
    if now == stage {
        bail!(message!("advance.same", id, stage));
    }
    match next_stages(now) {
        Some([]) => bail!(message!("advance.end", id, now)),
        Some(next) if !next.contains(&stage) => {
            bail!(message!("advance.no-step", stage, now, next = Value::one_of(next)))
        }
        Some(_) => Ok(()),
        None => bail!(message!("advance.no-stage", now, id)),
    }
}

/// The text of an action after an assignment.
fn assigned(registry: &Registry, text: &str, assignment: &Assignment) -> anyhow::Result<String> {
    Ok(given::assigned(registry, FileKind::Record(Kind::Action), text, assignment)?)
}

/// What the stage requires, as a command to type.
fn required(source: &SourceFile, stage: &str, missing: &[Requirement]) -> Message {
    let fields: Vec<&str> = missing.iter().map(|requirement| requirement.hint).collect();
    message!("advance.requires", id = source.stem(), stage, fields = fields.join(" "))
}
