//! `mieux report`: the figures of the programme or of a part of it.

mod history;
mod options;
mod saved;

use std::io::Write;

use anyhow::bail;
use mieux::message;
use mieux::registry::{Registry, SettingFault};
use mieux::render::definitions_as_markdown;
use mieux::report::{
    Report, Request, claims_report, completeness, definitions, definitions_of, funnel, report,
};
use mieux::words::Words;

use super::examples;
use super::incomplete::name_errors;
use super::output::{Output, OutputArgs};
use crate::at::{AtArgs, may_fetch};
use crate::globals::{Globals, Status};
use history::{Asked, HistoryArgs};
use options::Options;
use saved::Named;

const EXAMPLES: &[(&str, &str)] = &[
    ("Show the figures by region", "mieux report"),
    (
        "Compare the ten countries with most projects",
        "mieux report --region latam --by country --top 10",
    ),
    (
        "Show projects and activities year by year",
        "mieux report --over year --figures projects,activities",
    ),
    ("Show what the registry said at the end of each year", "mieux report --history year"),
    ("Write a page with charts and definitions", "mieux report --country PE -o peru.html"),
    ("Compare published figures with the registry", "mieux report claims"),
];

/// Compute figures on actions, activities, experts and partners
///
/// Without options, shows the figures by region. With a filter, such as --country, shows the totals and then
/// a table by status, by theme and by year. --by and --over choose other tables.
///
/// If errors in records may make figures wrong, notes name them, and the exit status is 1.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// completeness, claims, funnel, or a report of your own
    ///
    /// `completeness`: how many records contain each field. `claims`: published figures beside those of the
    /// registry. `funnel`: how far requests came, by the year of the request. Others are saved in mieux.toml
    /// under `[reports.NAME]`.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// List the reports that have a name
    #[arg(long)]
    names: bool,
    /// Explain the figures instead of printing them
    ///
    /// Without other options, explains all figures.
    #[arg(long, help_heading = "Output", conflicts_with_all = ["chart", "format", "output"])]
    explain: bool,
    /// Draw bar charts instead of tables
    #[arg(long, help_heading = "Output")]
    chart: bool,
    #[command(flatten)]
    at: AtArgs,
    #[command(flatten)]
    history: HistoryArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    options: Options,
}

impl Args {
    /// The state of the registry that is read.
    pub(crate) fn at(&self) -> AtArgs {
        match self.history.every() {
            Some(_) => self.at.clone().or_head(),
            None => self.at.clone(),
        }
    }
}

/// What is wrong with the options of the reports that the settings name.
pub(super) fn faults_of_saved(registry: &Registry) -> Vec<SettingFault> {
    saved::faults(registry)
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.explain && args.name.is_none() && args.options.is_empty() {
        let language = globals.language();
        globals.write_markdown(&definitions_as_markdown(&definitions(language), language), out)?;
        return Ok(Status::Clean);
    }
    let output = args.output.open()?;
    let language = output.language(globals);
    if let Some(every) = args.history.every() {
        let asked = Asked {
            every,
            since: args.history.since(),
            name: args.name.as_deref(),
            options: &args.options,
            may_fetch: may_fetch(args.at.fetches()),
            language,
        };
        let report = history::read(&asked, globals)?;
        return write(&report, args.chart, &output, globals, out);
    }
    let registry = globals.load_with_errors()?;
    if args.names {
        let table = saved::names(&registry, language)?;
        output.table(&table, globals, out)?;
        return Ok(Status::Clean);
    }
    let named = args.name.as_deref().map(|name| saved::find(&registry, name)).transpose()?;
    match named {
        Some(Named::Completeness | Named::Funnel) if !args.options.only_selects() => {
            let name = args.name.as_deref().unwrap_or_default();
            bail!(message!("report.filters-only", name))
        }
        Some(Named::Claims) if !args.options.is_whole() => {
            bail!(message!("report.public-only"))
        }
        _ => {}
    }
    let (title, options) = saved::options_with(&args.options, named.as_ref());
    let request = Request { title, ..options.resolve(&registry, language)? };
    if args.explain && !matches!(named, Some(Named::Completeness | Named::Claims | Named::Funnel)) {
        let definitions = definitions_of(&request);
        globals.write_markdown(&definitions_as_markdown(&definitions, language), out)?;
        return Ok(Status::Clean);
    }
    let report = match named {
        Some(Named::Completeness) => completeness(&registry, &request),
        Some(Named::Claims) => claims_report(&registry, &request),
        Some(Named::Funnel) => funnel(&registry, &request),
        _ => report(&registry, &request),
    };
    if args.explain {
        globals.write_markdown(&definitions_as_markdown(&report.definitions, language), out)?;
        return Ok(Status::Clean);
    }
    write(&report, args.chart, &output, globals, out)
}

/// Writes a report, and names the errors on account of which it may be wrong.
fn write(
    report: &Report,
    is_chart: bool,
    output: &Output,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Status> {
    if is_chart {
        output.bars(report, globals, out)?;
    } else {
        output.report(report, globals, out)?;
    }
    Ok(name_errors(&report.incomplete, Words::of(report.language)))
}
