//! `mieux report`: the figures of the programme or of a part of it.

use std::io::Write;

use mieux::report::{Dimension, Request, definitions, report};

use super::output::OutputArgs;
use super::selection::SelectionArgs;
use crate::globals::{Globals, Status};

/// Compute figures: projects, activities, experts involved, countries and partners
///
/// Alone, by operational region. With a selection, its figures and then its statuses, themes and
/// years. With --by, divided as you say. Where files cannot be read the figures say so, and the
/// command exits with 1.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// By what to divide the figures
    #[arg(long, value_enum, value_name = "DIMENSION")]
    by: Option<Dimension>,
    /// Name the records behind each figure
    #[arg(long)]
    list: bool,
    /// Print what each figure means, and no figures
    #[arg(long, conflicts_with_all = ["chart", "format", "output"])]
    explain: bool,
    /// Draw bars in the place of tables
    #[arg(long)]
    chart: bool,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.explain {
        write!(out, "{}", definitions())?;
        return Ok(Status::Clean);
    }
    let output = args.output.open()?;
    let registry = globals.load()?;
    let request = Request {
        selection: args.selection.resolve(&registry)?,
        by: args.by,
        list: args.list,
        language: globals.language(),
    };
    let report = report(&registry, &request);
    if args.chart {
        output.bars(&report, globals.screen(), out)?;
    } else {
        output.report(&report, globals.screen(), out)?;
    }
    Ok(super::status(&registry))
}
