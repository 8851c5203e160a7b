//! `mieux due`: what somebody must do by a day.

use std::io::Write;

use mieux::agenda::{due, due_table};
use mieux::model::EdtfDate;
use mieux::query::Links;
use mieux::table::Table;
use mieux::words::Words;

use super::incomplete::name_errors;
use super::output::OutputArgs;
use super::selection::date;
use super::{day, examples};
use crate::clock;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("See what is due now", "mieux due"),
    ("See what is due by the end of a month", "mieux due --by 2027-03"),
];

/// List what is due by a date
///
/// Lists requests without an answer, actions in preparation without a decision, actions under way that are past their end,
/// activities that are over and neither held nor cancelled, data on experts to review or erase, and withdrawn consents. What
/// has no date comes last. If a date is only a month or a year, its last day counts.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Last day on which something is due [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    by: Option<EdtfDate>,
    /// Day before which something is overdue, YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    let today = clock::today_or(args.today)?.earliest();
    let by = args.by.map_or(today, EdtfDate::latest);
    let registry = globals.load_with_errors()?;
    let language = output.language(globals);
    let table = due_table(&due(&Links::new(&registry), by), by, today, language);
    let table = Table { incomplete: registry.incomplete.clone(), ..table };
    output.table(&table, globals, out)?;
    Ok(name_errors(&table.incomplete, Words::of(language)))
}
