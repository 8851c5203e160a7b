//! `mieux new`: a record that was not there before, whole and in house style.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use mieux::edit::{Assignment, Change, edit};
use mieux::files::{Texts, has_schemas};
use mieux::model::{FileKind, Kind};
use mieux::naming::{TakenIds, modeline, path_of, propose_id};
use mieux::registry::Registry;
use mieux::render::visible;
use mieux::store::Plan;
use mieux::yaml::{Value, read};

use super::edit::edited;
use super::{checked, dialogue, record};
use crate::globals::{Access, Globals, Status};

/// Create a record, with an id by the conventions of the registry
///
/// FIELD is one like `title.en` or `partners`, as with `mieux set`. Codes may be given by any of their
/// names. Without any, a terminal asks for what every record of the kind has. Nothing is written where the
/// record would be wrong. Prints the new file.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "KIND", value_parser = record::kind, help = Kind::names())]
    kind: Kind,
    /// What to write: FIELD=VALUE, FIELD+=VALUE to add to a list
    #[arg(value_name = "FIELD=VALUE")]
    words: Vec<Assignment>,
    /// The id [default: the next one by the conventions]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Show the record, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Open it in $VISUAL or $EDITOR once it is written, wrong or not, and check it afterwards
    #[arg(long, conflicts_with = "dry_run")]
    edit: bool,
    /// Write it even where it is wrong
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
    let words = match args.words.is_empty() && dialogue::is_possible() {
        true => dialogue::ask(&registry, args.kind, globals.language().code())?,
        false => args.words.clone(),
    };
    let (id, text) = record(args, &words, &registry)?;
    let draft = read(&text).root.context("the new record cannot be read")?;
    let below = path_of(args.kind, &id, &draft);
    if let Some(known) = taken(&registry, args.kind, &id, &below) {
        bail!("there is a record of this id already, in {known}; give another one with --id");
    }
    let modeline =
        if has_schemas(&registry.root) { modeline(args.kind, &below) } else { String::new() };
    let text = format!("{modeline}{text}");
    let path = registry.root.join(&below);
    writeln!(out, "{}:\n", visible(&path.to_string_lossy()))?;
    for line in text.lines() {
        writeln!(out, "{}", visible(line))?;
    }
    let texts = Texts::from([(below.clone(), Some(text.clone().into_bytes()))]);
    let is_checked = !args.force && !args.edit;
    if is_checked && checked::is_refused(&registry, texts, globals, out)? {
        return Ok(Status::Findings);
    }
    if !args.dry_run {
        let mut plan = Plan::default();
        plan.create(below, text);
        globals.commit(&registry.root, &plan)?;
        writeln!(anstream::stderr(), "Created {}.", visible(&path.to_string_lossy()))?;
    }
    if args.edit {
        return edited(&path, globals, out);
    }
    Ok(Status::Clean)
}

/// The id of the record, and its text without the line for editors.
fn record(
    args: &Args,
    words: &[Assignment],
    registry: &Registry,
) -> anyhow::Result<(String, String)> {
    let shape = registry.shape(FileKind::Record(args.kind));
    let id_field = "id".parse()?;
    // The field that the others are put around; its value follows when they are known.
    let mut text = "id: new\n".to_owned();
    for assignment in words {
        if assignment.address == id_field {
            bail!("the id is given with --id");
        }
        let change = assignment.change(shape, &registry.vocabularies)?;
        text = edit(&text, shape, &assignment.address, &change)?;
    }
    let draft = read(&text).root.context("the new record cannot be read")?;
    let id = match &args.id {
        Some(id) => id.clone(),
        None => {
            let taken = TakenIds::of(registry);
            propose_id(&taken, &registry.vocabularies, args.kind, &draft).map_err(|missing| {
                anyhow!("the id is made of `{missing}`, which is not given; give it, or the id with --id")
            })?
        }
    };
    let text = edit(&text, shape, &id_field, &Change::Set(Value::String(id.as_str().into())))?;
    Ok((id, text))
}

/// The file that has the id or the place already.
fn taken(registry: &Registry, kind: Kind, id: &str, below: &Path) -> Option<String> {
    let is_same = |file: &&mieux::registry::SourceFile| {
        file.below == below
            || file.kind == FileKind::Record(kind)
                && (file.stem() == id || file.stated_id() == Some(id))
    };
    registry.files.iter().find(is_same).map(|file| file.path.display().to_string())
}
