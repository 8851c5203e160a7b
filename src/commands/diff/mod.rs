//! `mieux diff`: what has changed between two states of the registry in git.

mod chosen;
mod findings;
mod range;
mod read;

use std::io::Write;

use mieux::compare::{Comparison, record_changes};
use mieux::history::Repository;
use mieux::message;
use mieux::render::{
    TableFormat, changes_table, counts_table, write_comparison, write_comparison_json,
    write_comparison_markdown,
};
use mieux::report::changed_figures;
use mieux::table::Table;

use super::examples;
use super::incomplete::print_notes;
use super::output::{Output, OutputArgs};
use crate::at::may_fetch;
use crate::globals::{Globals, Status};
pub(super) use chosen::{ensure_fields, is_within};
use chosen::{keep_chosen, keep_fields};
use findings::changed_findings;
use range::Range;
use read::{States, add_faults};

const EXAMPLES: &[(&str, &str)] = &[
    ("Show what is not committed yet", "mieux diff"),
    ("Show what a branch brings, as a pull request does", "mieux diff main...HEAD"),
    ("Show what became of one action", "mieux diff HEAD peru-iii"),
    ("Show only status and dates", "mieux diff HEAD --fields status,start,end"),
    (
        "Write the comment of a pull request",
        "mieux diff main...HEAD --format markdown -o changes.md",
    ),
];

/// Show what has changed, field by field
///
/// Compares two states of the registry in git: HEAD with the files of the work tree, REV with the files of the work
/// tree, A..B two commits, A...B what B has changed since it parted from A. Give ids or paths to see only these.
///
/// Lists of codes, ids and items with a key are compared without their order. What differs only in comments, spaces
/// or such an order is counted as layout. Files that cannot be read are named, and the other side is shown.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// States to compare, then ids or paths of records
    #[arg(value_name = "REV|A..B|A...B|ID|PATH")]
    what: Vec<String>,
    /// Compare with what is staged instead of the work tree
    #[arg(long)]
    staged: bool,
    /// Only these fields, with all that is in them
    #[arg(long, value_name = "FIELD", value_delimiter = ',', help_heading = "Filters")]
    fields: Vec<String>,
    /// Also list the records of which only the layout differs
    #[arg(long)]
    layout: bool,
    /// Only count what has changed
    #[arg(long)]
    stat: bool,
    /// Exit with 1 if anything has changed
    #[arg(long)]
    exit_code: bool,
    /// Also show which problems the change brings and resolves
    ///
    /// The whole registry is checked in both states.
    #[arg(long)]
    findings: bool,
    /// Also show which figures differ, and on account of which records
    ///
    /// The usual figures of the programme, its regions, countries and phases.
    #[arg(long)]
    figures: bool,
    /// With --figures, withhold figures on fewer than three experts
    #[arg(long, requires = "figures")]
    public: bool,
    /// Fetch the files that a partial clone does not have [default: on a CI server]
    #[arg(long, hide_short_help = true)]
    fetch: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    let root = globals.root()?;
    let repository = Repository::of(&root)?;
    let (range, chosen) = Range::parse(&args.what, args.staged, &repository, &root)?;
    let read = || States::read(&range, &repository, &root, may_fetch(args.fetch));
    let states = globals.with_read_lock(&root, read)??;
    let mut records = record_changes(&states.before, &states.after, &states.differing);
    keep_chosen(&mut records, &chosen, &states, &range, &repository)?;
    globals.with_read_lock(&root, || add_faults(&mut records, &states, &root))??;
    keep_fields(&mut records, &args.fields, &states.after)?;
    let mut notes = states.notes(&records, chosen.is_empty());
    let count = if range.counts_uncommitted() { repository.uncommitted_files()? } else { 0 };
    notes.extend((count > 0).then(|| message!("git.uncommitted", count)));
    let language = output.language(globals);
    let comparison = Comparison {
        from: range.state_before(),
        to: range.state_after(),
        before: &states.before,
        after: &states.after,
        records,
        figures: match args.figures {
            true => {
                let [before, after] =
                    globals.with_read_lock(&root, || states.registries(&root))??;
                Some(changed_figures(&before, &after, args.public, language))
            }
            false => None,
        },
        findings: args.findings.then(|| changed_findings(&states, &root)).transpose()?,
        notes,
    };
    let screen = globals.screen();
    let stat = args.stat.then(|| counts_table(&comparison, language));
    match (stat, output.format()) {
        (Some(table), _) => write_table(&table, &output, globals, out)?,
        (None, TableFormat::Table) => output.write(screen, out, |screen, bytes| {
            write_comparison(&comparison, language, args.layout, screen, bytes)
        })?,
        (None, TableFormat::Json) => output
            .write(screen, out, |_, bytes| write_comparison_json(&comparison, language, bytes))?,
        (None, TableFormat::Markdown) => output.write(screen, out, |_, bytes| {
            write_comparison_markdown(&comparison, language, args.layout, bytes)
        })?,
        (None, _) => {
            write_table(&changes_table(&comparison, language), &output, globals, out)?;
        }
    }
    let differs = !comparison.records.is_empty() || (chosen.is_empty() && states.has_unshown());
    Ok(if args.exit_code && differs { Status::Findings } else { Status::Clean })
}

/// Writes a table, and on standard error what to know about it.
fn write_table(
    table: &Table,
    output: &Output,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    output.table(table, globals, out)?;
    print_notes(&table.notes, globals);
    Ok(())
}
