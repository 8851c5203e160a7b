//! `mieux new`: a record that was not there before, whole and in house style.

use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::change::Changes;
use mieux::edit::{Assignment, Change, edit};
use mieux::files::{PrivateFolder, has_schemas};
use mieux::message;
use mieux::message::Message;
use mieux::model::{FileKind, Kind};
use mieux::naming::{TakenIds, modeline, path_of, propose_id};
use mieux::registry::{Registry, SourceFile};
use mieux::render::visible;
use mieux::yaml::{Value, read};

use super::apply::{Changed, Policy, change};
use super::edit::edited;
use super::sentence::say;
use super::{dialogue, examples, given, new_private, paths, record};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    (
        "Answer questions on a terminal, and look at the record first",
        "mieux new action --dry-run title.en=\"Peru VI\" countries=Perú",
    ),
    (
        "Create a partner",
        "mieux new partner name.en=\"Example Office\" kind=ministry country=PE \\
    sources+='{source: Letter of 2024}'",
    ),
];

/// Create a record
///
/// FIELD is a field such as `title.en` or `countries`, as in `mieux set`; give codes and records by any of
/// their names. Without fields, you are asked for them on a terminal. Nothing is written if the record has
/// errors. Prints the new file and the warnings on it.
#[derive(Debug, Clone, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// action, activity, expert or partner
    #[arg(value_name = "KIND", value_parser = record::kind)]
    kind: Kind,
    /// Fields, as FIELD=VALUE, or FIELD+=VALUE to add to a list
    #[arg(value_name = "FIELD=VALUE")]
    words: Vec<Assignment>,
    /// Id [default: from the title, else the next free one]
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Private data of an expert, such as name=… or emails=…
    ///
    /// Goes to `private/experts/ID.yaml`, never to the record.
    #[arg(long, value_name = "FIELD=VALUE")]
    private: Vec<Assignment>,
    /// Create an activity that belongs to no action
    #[arg(long)]
    programme: bool,
    /// Show the record without writing it
    #[arg(long)]
    dry_run: bool,
    /// Open the new file in $VISUAL or $EDITOR, then check it
    ///
    /// The file is written first, even if the record has errors.
    #[arg(long, conflicts_with = "dry_run")]
    edit: bool,
    /// Write the record even if it has errors
    #[arg(long)]
    force: bool,
}

impl Args {
    /// The arguments of a command that makes a record of one kind from these fields.
    pub(super) fn of(kind: Kind, words: Vec<Assignment>, dry_run: bool, force: bool) -> Self {
        Self {
            kind,
            words,
            id: None,
            private: Vec::new(),
            programme: false,
            dry_run,
            edit: false,
            force,
        }
    }

    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let is_asked = args.words.is_empty() && dialogue::is_possible();
    if !args.kind.is_person() && !args.private.is_empty() {
        bail!(message!("new.private"));
    }
    let (words, mut private) = match is_asked {
        true => ask(args.kind, globals)?,
        false => (args.words.clone(), Vec::new()),
    };
    private.extend_from_slice(&args.private);
    if !is_asked {
        check_action(args)?;
    }
    create(&Args { words, ..args.clone() }, &private, is_asked, globals, out)
}

/// Makes the record of these arguments, with this private data. If somebody was asked and it is not made, the answers
/// are printed.
pub(super) fn create(
    args: &Args,
    private: &[Assignment],
    is_asked: bool,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Status> {
    let made = make(args, &args.words, private, globals, out);
    if is_asked && !matches!(made, Ok(Status::Clean)) {
        repeat(args.kind, &args.words, private, globals);
    }
    made
}

/// What a person answers: the fields of the record, and what identifies an expert. The latter is asked for only if it
/// stays private.
fn ask(kind: Kind, globals: &Globals) -> anyhow::Result<(Vec<Assignment>, Vec<Assignment>)> {
    let registry = globals.load_late()?;
    let words = dialogue::ask(&registry, kind, globals)?;
    if !kind.is_person() {
        return Ok((words, Vec::new()));
    }
    if let Err(exposed) = PrivateFolder::refuse_exposed(&registry.root) {
        globals.tell(&message!("new.exposed", reason = exposed.to_message()));
        return Ok((words, Vec::new()));
    }
    Ok((words, dialogue::ask_private(globals)?))
}

/// Refuses an activity of which nobody says whether it belongs to an action.
fn check_action(args: &Args) -> anyhow::Result<()> {
    let action = "action".parse()?;
    let has_action = args.words.iter().any(|word| word.address == action);
    match (args.kind, args.programme) {
        (Kind::Activity, true) if has_action => {
            bail!(message!("new.programme-and-action"))
        }
        (Kind::Activity, false) if !has_action => bail!(message!("new.no-action")),
        (kind, true) if kind != Kind::Activity => bail!(message!("new.programme")),
        _ => Ok(()),
    }
}

/// Prints the command that gives the same answers, so that none is lost where one is wrong; of what is private the
/// fields alone.
fn repeat(kind: Kind, words: &[Assignment], private: &[Assignment], globals: &Globals) {
    let mut command = format!("mieux new {kind}");
    for word in words {
        let word = word.to_string();
        command += &format!(" {}", shlex::try_quote(&word).unwrap_or(Cow::Borrowed(&word)));
    }
    for word in private {
        command += &format!(" --private {}=…", word.address);
    }
    globals.tell(&message!("new.answers"));
    globals.tell(&Message::verbatim(command));
}

/// Writes the record that these words describe.
fn make(
    args: &Args,
    words: &[Assignment],
    private: &[Assignment],
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Status> {
    let policy = Policy {
        shows_diff: false,
        shows_warnings: true,
        ..Policy::of(args.dry_run, args.force || args.edit)
    };
    let Changed { outcome, planned: path, .. } =
        change(globals, &globals.root()?, policy, out, |registry, shown| {
            let (id, below, text) = file(args, words, registry)?;
            let path = paths::shown(registry, &below);
            writeln!(shown, "{}:\n", visible(&path.to_string_lossy()))?;
            for line in text.lines() {
                writeln!(shown, "{}", visible(line))?;
            }
            let mut changes = Changes::default();
            changes.create(registry, below, text);
            if let Some(private) = new_private::create(private, &id, registry, &mut changes)? {
                writeln!(shown)?;
                say(&private, globals, shown)?;
            }
            Ok((changes, path))
        })?;
    if args.edit {
        return edited(&path, globals, out);
    }
    Ok(outcome.status())
}

/// The id of the record, the path of the new file below the registry, and its text.
fn file(
    args: &Args,
    words: &[Assignment],
    registry: &Registry,
) -> anyhow::Result<(String, PathBuf, String)> {
    let (id, text) = record(args, words, registry)?;
    let draft = read(&text).root.ok_or_else(unreadable)?;
    let below = path_of(args.kind, &id, &draft);
    if let Some(known) = taken(registry, args.kind, &id, &below) {
        bail!(message!("new.taken", path = known));
    }
    let modeline =
        if has_schemas(&registry.root) { modeline(args.kind, &below) } else { String::new() };
    Ok((id, below, format!("{modeline}{text}")))
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
            bail!(message!("new.id"));
        }
        text = given::assigned(registry, FileKind::Record(args.kind), &text, assignment)?;
    }
    let draft = read(&text).root.ok_or_else(unreadable)?;
    let id = match &args.id {
        Some(id) => id.clone(),
        None => {
            let taken = TakenIds::of_kind(registry, args.kind);
            propose_id(&taken, &registry.vocabularies, args.kind, &draft)
                .map_err(|missing| message!("new.no-id", missing))?
        }
    };
    let text = edit(&text, shape, &id_field, &Change::Set(Value::String(id.as_str().into())))?;
    Ok((id, text))
}

/// What to say of values that do not make a record.
fn unreadable() -> Message {
    message!("new.unreadable")
}

/// The file that has the id or the place already.
fn taken(registry: &Registry, kind: Kind, id: &str, below: &Path) -> Option<String> {
    let is_same = |file: &&SourceFile| {
        file.below == below
            || file.kind == FileKind::Record(kind)
                && (file.stem() == id || file.stated_id() == Some(id))
    };
    registry.files.iter().find(is_same).map(|file| file.path.display().to_string())
}
