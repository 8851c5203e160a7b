//! `mieux calendar`: what happens when, as a table, a chart of weeks, or a file for other calendars.

use std::io::Write;

use mieux::agenda::{Agenda, agenda, calendar};
use mieux::message;
use mieux::model::EdtfDate;
use mieux::query::Links;
use mieux::render::{write_ics, write_weeks};
use mieux::table::Table;
use mieux::words::Words;

use super::incomplete::name_errors;
use super::output::OutputArgs;
use super::selection::SelectionArgs;
use super::{day, examples};
use crate::clock;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("List what happens in a year", "mieux calendar --from 2022 --to 2022"),
    ("Draw the weeks of an action", "mieux calendar --action peru-iii --chart"),
    ("Write a file for other calendars", "mieux calendar --action peru-iii -o peru-iii.ics"),
];

/// Show activities, deployments and deadlines in time
///
/// Lists what the filters choose, by date: activities, the experts in them, the ends of actions under way, and the days by
/// which data on experts are reviewed and erased. With --from and --to, what may touch these days.
///
/// `-o FILE.ics` or --ics writes iCalendar (RFC 5545). A date that is only a month or a year covers all its days there.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Draw a column for each week instead of a table
    #[arg(long, help_heading = "Output", conflicts_with_all = ["format", "output", "ics"])]
    chart: bool,
    /// Write iCalendar to standard output
    #[arg(long, help_heading = "Output", conflicts_with_all = ["format", "output"])]
    ics: bool,
    /// Day of the stamp of iCalendar, YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let file = args.output.file_of("ics")?;
    let output = match file {
        Some(_) => None,
        None => Some(args.output.open()?),
    };
    let registry = globals.load_with_errors()?;
    let language = output.as_ref().map_or_else(|| globals.language(), |one| one.language(globals));
    let selection = args.selection.resolve(&registry)?;
    let Agenda { entries, undated } = agenda(&Links::new(&registry), &selection);
    if undated > 0 {
        let note = message!("calendar.undated", count = undated);
        globals.inform(&message!("note.line", note));
    }
    if entries.is_empty() {
        globals.inform(&message!("calendar.empty"));
    }
    let incomplete = registry.incomplete.clone();
    if args.ics || file.is_some() {
        let stamp = clock::today_or(args.today)?.earliest();
        let mut bytes = Vec::new();
        write_ics(&entries, &registry.config.name, stamp, language, &mut bytes)?;
        match &file {
            Some(file) => file.write(&bytes)?,
            None => out.write_all(&bytes)?,
        }
    } else if args.chart {
        write_weeks(&entries, globals.screen(), out)?;
    } else if let Some(output) = &output {
        let table = Table { incomplete: incomplete.clone(), ..calendar(&entries, language) };
        output.table(&table, globals, out)?;
    }
    Ok(name_errors(&incomplete, Words::of(language)))
}
