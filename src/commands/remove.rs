//! `mieux remove`: a record, and with `--cascade` whatever refers to it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::bail;
use mieux::change::Changes;
use mieux::edit::{Address, Change, EditError, edit};
use mieux::message;
use mieux::model::Kind;
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::render::{Lines, visible};
use mieux::schema::Shape;
use mieux::view::referrers;
use mieux::yaml::{Route, Step, Value, read};

use super::apply::{Changed, Outcome, Policy, change, overtaken};
use super::confirm::confirm;
use super::person::Person;
use super::sentence::say;
use super::{complete, examples, record};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("See what belongs to an action", "mieux remove peru-iv --cascade --dry-run"),
    ("Remove an expert and the references to it", "mieux remove exp-0001 --cascade --yes --force"),
];

/// Remove a record
///
/// If other records refer to it, they are listed and nothing is removed. With --cascade, the references are
/// removed too, and the activities of an action; you see what will be removed and are asked first.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id of the record
    #[arg(value_name = "ID", add = complete::ids(None))]
    id: String,
    /// Kind, if records of several kinds have this id
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    kind: Option<Kind>,
    /// Also remove references, and the activities of an action
    #[arg(long)]
    cascade: bool,
    /// Do not ask for confirmation
    #[arg(long, requires = "cascade")]
    yes: bool,
    /// Show what would be removed, without removing it
    #[arg(long)]
    dry_run: bool,
    /// Remove the record even if that adds errors
    #[arg(long)]
    force: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

/// What goes.
struct Removal<'r> {
    /// The records, the one that was named first.
    records: Vec<(FileId, Kind, &'r str)>,
    /// The references to them from records that stay.
    references: Vec<(FileId, Route)>,
}

impl Removal<'_> {
    /// Whether nothing goes but the record that was named.
    fn is_alone(&self) -> bool {
        self.records.len() == 1 && self.references.is_empty()
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let confirmed = match args.cascade && !args.yes && !args.dry_run {
        true => Some(confirmed(args, globals, out)?),
        false => None,
    };
    let policy =
        Policy { shows_diff: false, names_files: false, ..Policy::of(args.dry_run, args.force) };
    let changed = change(globals, &globals.root()?, policy, out, |registry, shown| {
        let (file, source, kind) = record::to_change(registry, &args.id, args.kind)?;
        let removal = removal(registry, args)?;
        if !removal.is_alone() && !args.cascade {
            let named = referrers(registry, kind, &args.id).filter(|(other, _)| *other != file);
            let lines = named.map(|(other, route)| place(registry.file(other), &route));
            let places = lines.fold("\n".to_owned(), |lines, line| lines + "  " + &line + "\n");
            bail!(message!("remove.referred", id = &args.id, places));
        }
        let changes = changes(registry, &removal)?;
        match &confirmed {
            Some(confirmed) if *confirmed != changes => bail!(overtaken()),
            None if !removal.is_alone() => show(registry, &removal, globals, shown)?,
            _ => {}
        }
        let erase = match kind {
            Kind::Expert => Person::find(registry, &args.id)?.commands_to_erase()?,
            _ => Vec::new(),
        };
        let (id, path) = (&args.id, source.path.to_string_lossy());
        let removed = match args.dry_run {
            true => message!("remove.would", id, path),
            false => message!("remove.done", id, path),
        };
        Ok((changes, (removed, erase)))
    });
    let Changed { outcome, planned: (removed, erase), .. } = changed?;
    if outcome != Outcome::Refused {
        say(&removed, globals, out)?;
        for command in erase {
            say(&message!("remove.private", command), globals, out)?;
        }
    }
    Ok(outcome.status())
}

/// Shows on a terminal what would go, and asks whether it shall; what becomes of the files then.
fn confirmed(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Changes> {
    let registry = globals.load_late()?;
    let removal = removal(&registry, args)?;
    let changes = changes(&registry, &removal)?;
    if !removal.is_alone() {
        show(&registry, &removal, globals, out)?;
        out.flush()?;
        if !confirm(&message!("remove.confirm"), false, globals)? {
            bail!(message!("remove.declined"));
        }
    }
    Ok(changes)
}

/// The record and everything that goes with it.
fn removal<'r>(registry: &'r Registry, args: &'r Args) -> anyhow::Result<Removal<'r>> {
    let (file, _, kind) = record::to_change(registry, &args.id, args.kind)?;
    let mut records = vec![(file, kind, args.id.as_str())];
    if kind == Kind::Action {
        let own = registry.activities.iter();
        let own = own.filter(|activity| activity.body.action.as_deref() == Some(&args.id));
        records.extend(own.map(|one| (one.file, Kind::Activity, one.body.id.as_str())));
    }
    let mut all = Vec::new();
    for (_, kind, id) in &records {
        record::ensure_no_unreadable_reference(registry, id)?;
        all.extend(referrers(registry, *kind, id));
    }
    all.retain(|(from, _)| !records.iter().any(|(file, _, _)| file == from));
    Ok(Removal { records, references: all })
}

/// A place as an editor opens it, and the field there.
fn place(source: &SourceFile, route: &Route) -> String {
    let span = source.root().and_then(|root| route.find(root)).map_or(0, |n| n.span.start);
    let line = Lines::new(source.text()).position(span).line;
    format!("{}:{line}: {route}", source.path.display())
}

fn show(
    registry: &Registry,
    removal: &Removal<'_>,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    say(&message!("remove.records"), globals, out)?;
    for (file, _, _) in &removal.records {
        writeln!(out, "  {}", visible(&registry.file(*file).path.to_string_lossy()))?;
    }
    if !removal.references.is_empty() {
        say(&message!("remove.references"), globals, out)?;
    }
    for (file, route) in &removal.references {
        let source = registry.file(*file);
        writeln!(out, "  {}", visible(&place(source, &reference_item(route))))?;
    }
    Ok(())
}

/// What goes with a reference: the item of a list that it is in, else its field.
fn reference_item(route: &Route) -> Route {
    let steps = route.steps();
    let last = steps.iter().rposition(|step| matches!(step, Step::Index(_)));
    last.map_or_else(|| route.clone(), |index| Route::new(steps[..=index].to_vec()))
}

fn changes(registry: &Registry, removal: &Removal<'_>) -> anyhow::Result<Changes> {
    let mut changes = Changes::default();
    for (file, _, _) in &removal.records {
        changes.remove(registry.file(*file));
    }
    let mut routes: BTreeMap<FileId, BTreeSet<Route>> = BTreeMap::new();
    for (file, route) in &removal.references {
        routes.entry(*file).or_default().insert(reference_item(route));
    }
    for (file, routes) in routes {
        let source = registry.file(file);
        let shape = registry.shape(source.kind);
        let text = without(shape, source, &routes).ok().filter(|text| {
            let root = read(text).root;
            let refers = |(_, kind, id): &(FileId, Kind, &str)| {
                root.as_ref().is_none_or(|root| !shape.references_to(root, *kind, id).is_empty())
            };
            !removal.records.iter().any(refers)
        });
        let by_hand = || message!("remove.by-hand", path = source.path.display());
        let text = text.ok_or_else(by_hand)?;
        changes.replace(source, text);
    }
    Ok(changes)
}

/// The text of a file without some fields and items of lists. What would be left empty goes as well.
fn without(
    shape: &Shape,
    source: &SourceFile,
    routes: &BTreeSet<Route>,
) -> Result<String, EditError> {
    let mut items: BTreeMap<Route, Vec<Value>> = BTreeMap::new();
    let mut edits = Vec::new();
    for route in routes {
        match route.split_last() {
            Some((list, Step::Index(_))) => {
                let item = source.root().and_then(|root| route.find(root));
                items.entry(list).or_default().extend(item.map(|item| item.value.clone()));
            }
            _ => edits.push((route.clone(), Change::Unset)),
        }
    }
    edits.extend(items.into_iter().map(|(list, items)| (list, Change::Remove(items))));
    // From the end, where a list is within an item of another.
    edits.into_iter().rev().try_fold(source.text().to_owned(), |text, (route, change)| {
        edit(&text, shape, &Address::from(&route), &change)
    })
}
