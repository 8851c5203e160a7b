//! `mieux match`: the experts who fit an activity, and why.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::bail;
use mieux::message;
use mieux::model::{Activity, EdtfDate, FileKind, Kind};
use mieux::query::{Links, Query, Selection};
use mieux::registry::Registry;
use mieux::roster::{Need, explanation, rank, ranked, ruled_out};
use mieux::table::Table;
use mieux::words::Words;

use super::incomplete::{name_errors, print_notes};
use super::output::OutputArgs;
use super::selection::{check_period, date};
use super::{complete, day, examples, record};
use crate::clock;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Rank the experts for an activity", "mieux match peru-iii-a01 --language es:B2"),
    (
        "Rank them for what is needed, without an activity",
        "mieux match --country PE --area migrant-smuggling \\
    --from 2025-03-10 --to 2025-03-14",
    ),
    ("See who cannot be sent, and why", "mieux match peru-iii-a01 --ruled-out"),
    ("See how the score is made", "mieux match --explain"),
];

/// Rank experts for an activity, with reasons
///
/// The country, dates, themes and areas are those of the activity and its action. An option replaces what the activity
/// says of the same. Each reason counts points; `--explain` lists them, and `[match]` in mieux.toml changes them.
///
/// Experts without consent, with data to erase, off the roster, unavailable or in another activity on these days are
/// ruled out. If a date is only a month or a year, an expert is ruled out if every reading of the dates does so.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id or title of the activity
    #[arg(value_name = "ACTIVITY", add = complete::ids(Some(Kind::Activity)))]
    activity: Option<String>,
    /// Number of experts to list
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    top: u32,
    /// List the experts who cannot be sent, and why
    #[arg(long, conflicts_with = "explain")]
    ruled_out: bool,
    /// Explain how the score is made
    #[arg(long)]
    explain: bool,
    /// Day on which consent and retention are judged, YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    #[command(flatten)]
    needed: NeedArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// What is needed beside what an activity says.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Filters")]
struct NeedArgs {
    /// Country of the activity: `PE` or `Perú`
    #[arg(long, value_name = "COUNTRY", add = complete::codes("countries"))]
    country: Vec<String>,
    /// Region of the activity, such as `latam`
    #[arg(long, value_name = "REGION", add = complete::codes("regions"))]
    region: Vec<String>,
    /// Theme, such as `IMT`
    #[arg(long, value_name = "THEME", add = complete::codes("themes"))]
    theme: Vec<String>,
    /// Specific area, such as `migrant-smuggling`
    #[arg(long, value_name = "AREA", add = complete::codes("areas"))]
    area: Vec<String>,
    /// Language, and the lowest level that will do: `es:B2`
    #[arg(long, value_name = "LANGUAGE")]
    language: Vec<String>,
    /// First day; also a month or a year
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<EdtfDate>,
    /// Last day; also a month or a year
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<EdtfDate>,
    /// Preferred sector of the expert, such as `public`
    #[arg(long, value_name = "SECTOR", add = complete::codes("sectors"))]
    sector: Vec<String>,
    /// Preferred country of the expert, or `eu`, `non-eu`
    #[arg(long, value_name = "COUNTRY", add = complete::codes("countries"))]
    origin: Vec<String>,
    /// Experts to leave out, by id
    #[arg(long, value_name = "EXPERT", value_delimiter = ',', add = complete::ids(Some(Kind::Expert)))]
    exclude: Vec<String>,
}

impl NeedArgs {
    /// What the options ask for.
    fn selection(&self, registry: &Registry) -> anyhow::Result<Selection> {
        check_period(self.from, self.to)?;
        let names = BTreeMap::from([
            ("country", self.country.clone()),
            ("region", self.region.clone()),
            ("theme", self.theme.clone()),
            ("area", self.area.clone()),
            ("language", self.language.clone()),
            ("sector", self.sector.clone()),
            ("origin", self.origin.clone()),
        ]);
        let query = Query { names, from: self.from, to: self.to, ..Query::default() };
        Ok(query.resolve(registry)?)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    let today = clock::today_or(args.today)?.earliest();
    let registry = globals.load_with_errors()?;
    let language = output.language(globals);
    let table = if args.explain {
        explanation(&registry.config.matching, language)
    } else {
        let links = Links::new(&registry);
        let need = need(args, &links)?;
        let ranking = rank(&links, &need, today);
        let table = match args.ruled_out {
            true => ruled_out(&ranking, language),
            false => ranked(&links, &need, &ranking, args.top as usize, language),
        };
        let matters = |kind| matches!(kind, FileKind::Record(kind) if kind != Kind::Partner);
        let incomplete = registry.incomplete.iter().filter(|one| matters(one.kind)).cloned();
        Table { incomplete: incomplete.collect(), ..table }
    };
    output.table(&table, globals, out)?;
    print_notes(&table.notes, globals);
    Ok(name_errors(&table.incomplete, Words::of(language)))
}

fn need(args: &Args, links: &Links<'_>) -> anyhow::Result<Need> {
    let selection = args.needed.selection(links.registry)?;
    let activity = match &args.activity {
        Some(name) => Some(activity(links.registry, name)?),
        None if selection.is_everything() => bail!(message!("match.nothing-asked")),
        None => None,
    };
    let mut excluded = Vec::new();
    for id in &args.needed.exclude {
        for (_, file) in record::find(links.registry, id, Some(Kind::Expert))? {
            excluded.push(file.id_or_stem());
        }
    }
    Ok(Need::new(links, activity, selection, excluded))
}

/// The activity that somebody names.
pub(super) fn activity<'r>(registry: &'r Registry, name: &str) -> anyhow::Result<&'r Activity> {
    for (file, _) in record::find_by_part(registry, name, Some(Kind::Activity))? {
        if let Some(record) = registry.activity(file) {
            return Ok(&record.body);
        }
    }
    bail!(message!("match.unreadable", name))
}
