//! `mieux expert cost`: what the experts of an activity cost.

use std::io::Write;

use anyhow::bail;
use mieux::conditions::{cost, costs};
use mieux::message;
use mieux::model::Kind;

use crate::commands::conditions::{private_rates, refuse_exposed_file};
use crate::commands::incomplete::print_notes;
use crate::commands::matching::activity;
use crate::commands::output::OutputArgs;
use crate::commands::{complete, examples};
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] =
    &[("Compute the per diems of an activity", "mieux expert cost peru-iii-a04")];

/// Compute what the experts of an activity cost
///
/// Multiplies the days of each expert by the rates that hold on the first day, and shows each step. Per diems come from
/// the vocabulary `per-diems`. Fees, insurance and travel come from private/conditions.yaml, with --private.
///
/// The days are those of the deployment, else those of the activity if its dates are days. What the deployment excludes,
/// such as `fee: false`, is left out. Amounts of different currencies are not added. A note names each missing rate.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id or title of the activity
    #[arg(value_name = "ACTIVITY", add = complete::ids(Some(Kind::Activity)))]
    activity: String,
    /// Also read the private rates
    ///
    /// A file of them can only be written to `private/`, which git ignores.
    #[arg(long)]
    private: bool,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.private {
        refuse_exposed_file(&globals.root()?, args.output.file())?;
    }
    let output = args.output.open()?;
    let registry = globals.load()?;
    let activity = activity(&registry, &args.activity)?;
    if activity.experts.is_empty() {
        bail!(message!("cost.no-experts", activity = &activity.id));
    }
    let private = private_rates(&registry, args.private, globals)?;
    let cost = cost(&registry.vocabularies, private.as_ref(), activity, &activity.experts);
    let table = costs(activity, &cost, args.private, output.language(globals));
    output.table(&table, globals, out)?;
    print_notes(&table.notes, globals);
    Ok(Status::Clean)
}
