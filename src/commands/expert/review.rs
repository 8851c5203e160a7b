//! `mieux expert review`: consents and retentions that are due.

use std::io::Write;

use mieux::model::EdtfDate;
use mieux::report::review;

use crate::clock;
use crate::commands::day;
use crate::commands::incomplete::name_errors;
use crate::commands::output::OutputArgs;
use crate::globals::{Globals, Status};

/// List the consents that were withdrawn, and the data that are to be reviewed or deleted
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The day on which it is judged: YYYY-MM-DD [default: today in UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    /// List what falls due in so many days as well
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
    output.table(&table, globals.screen(), out)?;
    Ok(name_errors(&table.incomplete))
}
