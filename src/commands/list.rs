//! `mieux list`: the records of a kind, or the codes of a vocabulary.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

use anyhow::bail;
use mieux::fields::{by_fields, list_results};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::{FileKind, Incomplete, Kind, Vocabulary, folded};
use mieux::query::{Links, REGION, pick_records};
use mieux::registry::Registry;
use mieux::report::{list_countries, list_records, list_terms, notes_on_selection};
use mieux::suggest::nearest_name;
use mieux::table::Table;
use mieux::words::{Words, is_called, kind_called};

use super::field_args::FieldArgs;
use super::incomplete::{name_errors, print_notes};
use super::output::OutputArgs;
use super::selection::SelectionArgs;
use super::{complete, examples};
use crate::at::AtArgs;
use crate::globals::{Globals, Status};

/// What is listed under the results of actions and activities, and its name in the words of the languages.
const RESULTS: &str = "results";
const RESULT: &str = "result";

const EXAMPLES: &[(&str, &str)] = &[
    (
        "List the completed actions in Peru or Ecuador",
        "mieux list actions --country PE,EC --status completed",
    ),
    (
        "List the activities of an action by date",
        "mieux list activities --action peru-iii --sort start",
    ),
    ("List the experts from Spain", "mieux list experts --origin ES"),
    ("List the themes and their codes", "mieux list themes"),
    (
        "Write the actions in Latin America to a workbook",
        "mieux list actions --region latam -o actions.xlsx",
    ),
];

/// List the records of a kind, or a vocabulary
///
/// A record is listed if every filter applies. A filter with several values, as in `--country PE,EC` or
/// `--country PE --country EC`, applies if one of the values does.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    #[arg(value_name = "KIND", help = help(), long_help = long_help(), add = complete::lists())]
    what: String,
    #[command(flatten)]
    at: AtArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    fields: FieldArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

impl Args {
    /// The state of the registry that is read.
    pub(crate) fn at(&self) -> AtArgs {
        self.at.clone()
    }
}

fn help() -> String {
    let kinds = Kind::ALL.map(Kind::plural).join(", ");
    format!("{kinds}, results, or a vocabulary")
}

fn long_help() -> String {
    format!(
        "{} such as themes. `countries` with --region lists the members of the region and what was done \
         in each",
        help()
    )
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    // Fields are read from the texts, which usual lists do without.
    let is_of_results = is_called(RESULT, &args.what);
    let registry = match args.fields.is_given() || is_of_results {
        true => globals.load_with_errors_and_texts()?,
        false => globals.load_with_errors()?,
    };
    let language = output.language(globals);
    let selection = args.selection.resolve(&registry)?;
    let table = if let Some(kind) = kind_called(&args.what) {
        let links = Links::new(&registry);
        let mut picked = pick_records(&links, &selection, kind);
        let asked = match args.fields.is_given() {
            true => by_fields(&links, kind, &mut picked, &args.fields.options(), language)?,
            false => None,
        };
        match asked {
            Some(table) => Table { notes: notes_on_selection(&picked, kind, language), ..table },
            None => list_records(&links, kind, &picked, language),
        }
    } else if is_of_results {
        let links = Links::new(&registry);
        let picked = pick_records(&links, &selection, Kind::Action);
        let notes = notes_on_selection(&picked, Kind::Action, language);
        Table { notes, ..list_results(&links, &picked, &args.fields.options(), language)? }
    } else if is_called("country", &args.what) && !selection.choices(REGION).is_empty() {
        args.fields.refuse("countries")?;
        let links = Links::new(&registry);
        let picked = pick_records(&links, &selection, Kind::Action);
        let notes = notes_on_selection(&picked, Kind::Action, language);
        Table { notes, ..list_countries(&links, &selection, &picked, language) }
    } else if let Some(vocabulary) = vocabulary(&registry, &args.what) {
        if !selection.is_everything() || args.fields.is_given() {
            bail!(message!("list.whole"));
        }
        let of_vocabulary = |one: &&Incomplete| {
            let stem = Path::new(&one.file).file_stem();
            one.kind == FileKind::Vocabulary && stem == Some(OsStr::new(&vocabulary.id))
        };
        let incomplete = registry.incomplete.iter().filter(of_vocabulary).cloned().collect();
        Table { incomplete, ..list_terms(vocabulary, language) }
    } else {
        bail!(unknown(&args.what, &registry));
    };
    output.table(&table, globals, out)?;
    print_notes(&table.notes, globals);
    Ok(name_errors(&table.incomplete, Words::of(language)))
}

/// The vocabulary of this name, or the one whose title begins with it in any language: `temas`.
fn vocabulary<'r>(registry: &'r Registry, name: &str) -> Option<&'r Vocabulary> {
    let vocabularies = &registry.vocabularies;
    let name = folded(name);
    let is_titled = |vocabulary: &&Vocabulary| {
        vocabulary.title.iter().any(|(_, title)| {
            let rest = folded(title).strip_prefix(&name).map(str::to_owned);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    let titled = || {
        let all = vocabularies.names().filter_map(|name| vocabularies.get(name));
        let found: Vec<&Vocabulary> = all.filter(is_titled).collect();
        (found.len() == 1).then(|| found[0])
    };
    vocabularies.get(&name).or_else(titled)
}

/// What to say of something that nothing is listed under.
fn unknown(name: &str, registry: &Registry) -> Message {
    let kinds = Kind::ALL.map(Kind::plural);
    let lists = || kinds.into_iter().chain([RESULTS]);
    let vocabularies = || registry.vocabularies.names();
    match nearest_name(name, lists().chain(vocabularies())) {
        Some(meant) => message!("list.unknown-near", name, meant),
        None => {
            let kinds = Value::Sequence(lists().map(Value::code).collect());
            message!("list.unknown", name, kinds, vocabularies = Value::one_of(vocabularies()))
        }
    }
}
