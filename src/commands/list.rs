//! `mieux list`: the records of a kind, or the codes of a vocabulary.

use std::io::Write;

use anyhow::bail;
use mieux::model::Kind;
use mieux::query::{Links, pick_records};
use mieux::registry::Registry;
use mieux::report::{list_records, list_terms};

use super::incomplete::{name_errors, print_notes};
use super::output::OutputArgs;
use super::selection::SelectionArgs;
use crate::globals::{Globals, Status};

/// List the records of a kind, or the codes of a vocabulary
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "KIND", help = help())]
    what: String,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

fn help() -> String {
    let kinds = Kind::ALL.map(Kind::plural).join(", ");
    format!("{kinds}, or a vocabulary such as countries or themes")
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    let registry = globals.load_with_errors()?;
    let language = globals.language();
    let selection = args.selection.resolve(&registry)?;
    let table = if let Some(kind) = Kind::named(&args.what) {
        let links = Links::new(&registry);
        list_records(&links, kind, &pick_records(&links, &selection), language)
    } else if let Some(vocabulary) = registry.vocabularies.get(&args.what) {
        if !selection.is_everything() {
            bail!("a vocabulary is listed whole: leave out the selection");
        }
        list_terms(vocabulary, language)
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
    format!("write one of {kinds}, or of the vocabularies {}", vocabularies.join(", "))
}
