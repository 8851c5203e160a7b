//! `mieux expert review`: consents and retentions that are due.

use std::io::Write;

use mieux::model::EdtfDate;
use mieux::report::review;
use mieux::words::Words;

use crate::clock;
use crate::commands::incomplete::name_errors;
use crate::commands::output::OutputArgs;
use crate::commands::{day, examples};
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("See what is due now", "mieux expert review"),
    ("See what is due within 90 days", "mieux expert review --within 90"),
];

/// List withdrawn consents and data due for review
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Day on which data are due, YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    /// Also list data due in the next DAYS days
    #[arg(long, value_name = "DAYS", default_value_t = 0)]
    within: u32,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    let today = clock::today_or(args.today)?.earliest();
    let registry = globals.load_with_errors()?;
    let table = review(&registry, today, args.within, output.language(globals));
    output.table(&table, globals, out)?;
    Ok(name_errors(&table.incomplete, Words::of(output.language(globals))))
}
