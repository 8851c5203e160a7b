//! `mieux search`: every text of every record that contains some words.

use std::collections::HashMap;
use std::io::Write;

use anyhow::bail;
use mieux::message;
use mieux::model::Kind;
use mieux::registry::FileId;
use mieux::render::Lines;
use mieux::search::search;
use mieux::table::{Cell, Column, Table};
use mieux::words::Words;

use super::output::OutputArgs;
use super::{examples, record};
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Find a word", "mieux search visa"),
    (
        "Find actions with a phrase and a word",
        "mieux search \"trafficking in human beings\" --kind action",
    ),
    ("Write the results as CSV", "mieux search trata --format csv"),
];

/// Search the texts of all records
///
/// Finds the records that contain all the words, in any of their texts. Case and accents are ignored, and a
/// part of a word is enough. Put a phrase in quotes. Prints the texts with most of the words, with file and
/// line.
///
/// The exit status is 0 if something is found, and 1 if not.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Words or quoted phrases
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// Only records of this kind
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    kind: Option<Kind>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.words.iter().all(|word| word.trim().is_empty()) {
        bail!(message!("search.no-words"));
    }
    let output = args.output.open()?;
    let registry = globals.load_late()?;
    let language = output.language(globals);
    let hits = search(&registry, &args.words, args.kind, language);
    let words = Words::of(language);
    let mut lines: HashMap<FileId, Lines<'_>> = HashMap::new();
    let rows = hits.iter().map(|hit| {
        let lines = lines.entry(hit.file).or_insert_with(|| Lines::new(registry.text(hit.file)));
        let path = registry.file(hit.file).path.display();
        vec![
            Cell::words(hit.id),
            Cell::Term {
                code: hit.kind.name().to_owned(),
                label: words.get(&format!("what.{}", hit.kind.name())),
            },
            Cell::words(hit.title.as_str()),
            Cell::words(format!("{path}:{}", lines.position(hit.offset).line)),
            Cell::words(hit.field.as_str()),
            Cell::words(hit.snippet.as_str()),
        ]
    });
    let columns = ["id", "kind", "title", "place", "field", "snippet"]
        .map(|name| Column::words(name, words.get(&format!("search.{name}"))));
    let table = Table::new("search", columns.into(), rows.collect(), language);
    output.table(&table, globals, out)?;
    // As other searches do: nothing found is no error, and a script can tell.
    Ok(if hits.is_empty() { Status::Findings } else { Status::Clean })
}
