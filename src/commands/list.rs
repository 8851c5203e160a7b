//! `mieux list`: the records of a kind, or the codes of a vocabulary.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

use anyhow::bail;
use mieux::fields::{by_fields, list_results};
use mieux::model::{FileKind, Incomplete, Kind};
use mieux::query::{Links, REGION, pick_records};
use mieux::registry::Registry;
use mieux::report::{list_countries, list_records, list_terms, notes_on_dates};
use mieux::table::Table;

use super::field_args::FieldArgs;
use super::incomplete::{name_errors, print_notes};
use super::output::OutputArgs;
use super::selection::SelectionArgs;
use crate::globals::{Globals, Status};

/// What is listed under the results of actions and activities.
const RESULTS: &str = "results";

/// List the records of a kind, or the codes of a vocabulary
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "KIND", help = help())]
    what: String,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    fields: FieldArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

fn help() -> String {
    let kinds = Kind::ALL.map(Kind::plural).join(", ");
    format!(
        "{kinds}, results, or a vocabulary such as themes; countries with --region are its members and what \
         was done there"
    )
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    // Fields are read from the texts, which usual lists do without.
    let registry = match args.fields.is_asked() || args.what == RESULTS {
        true => globals.load_with_errors_and_texts()?,
        false => globals.load_with_errors()?,
    };
    let language = globals.language();
    let selection = args.selection.resolve(&registry)?;
    let table = if let Some(kind) = Kind::named(&args.what) {
        let links = Links::new(&registry);
        let mut picked = pick_records(&links, &selection, kind);
        let asked = match args.fields.is_asked() {
            true => by_fields(&links, kind, &mut picked, &args.fields.options(), language)?,
            false => None,
        };
        match asked {
            Some(table) => Table { notes: notes_on_dates(&picked, kind, language), ..table },
            None => list_records(&links, kind, &picked, language),
        }
    } else if args.what == RESULTS {
        let links = Links::new(&registry);
        let picked = pick_records(&links, &selection, Kind::Action);
        let notes = notes_on_dates(&picked, Kind::Action, language);
        Table { notes, ..list_results(&links, &picked, &args.fields.options(), language)? }
    } else if args.what == "countries" && !selection.choices(REGION).is_empty() {
        args.fields.refuse("countries")?;
        let links = Links::new(&registry);
        let picked = pick_records(&links, &selection, Kind::Action);
        let notes = notes_on_dates(&picked, Kind::Action, language);
        Table { notes, ..list_countries(&links, &selection, &picked, language) }
    } else if let Some(vocabulary) = registry.vocabularies.get(&args.what) {
        if !selection.is_everything() || args.fields.is_asked() {
            bail!("a vocabulary is listed whole: leave out the selection and the fields");
        }
        let of_vocabulary = |one: &&Incomplete| {
            let stem = Path::new(&one.file).file_stem();
            one.kind == FileKind::Vocabulary && stem == Some(OsStr::new(&args.what))
        };
        let incomplete = registry.incomplete.iter().filter(of_vocabulary).cloned().collect();
        Table { incomplete, ..list_terms(vocabulary, language) }
    } else {
        bail!("there is nothing to list under `{}`; {}", args.what, known(&registry));
    };
    output.table(&table, globals.screen(), out)?;
    print_notes(&table.notes);
    Ok(name_errors(&table.incomplete))
}

fn known(registry: &Registry) -> String {
    let kinds = Kind::ALL.map(Kind::plural).join(", ");
    let vocabularies: Vec<&str> = registry.vocabularies.names().collect();
    format!("write one of {kinds}, {RESULTS}, or of the vocabularies {}", vocabularies.join(", "))
}
