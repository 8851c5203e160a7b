//! Reports that go by a name: those of the program, and those that `mieux.toml` saves.

use anyhow::{anyhow, bail};
use clap::{CommandFactory as _, Parser as _};
use mieux::model::Language;
use mieux::registry::{Registry, SavedReport, Setting};
use mieux::suggest::nearest_name;
use mieux::table::{Cell, Column, Table};
use mieux::words::Words;

use super::options::Options;

/// A report with a name.
pub(super) enum Named {
    /// How many records state each field.
    Completeness,
    /// Published figures beside computed ones.
    Claims,
    /// How far requests came.
    Funnel,
    /// One of the registry's own.
    Saved {
        /// What it is called.
        title: String,
        /// What it shows.
        options: Box<Options>,
    },
}

/// The options of a saved report as a command line.
#[derive(Debug, clap::Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
struct Line {
    #[command(flatten)]
    options: Options,
}

/// The names of the program's own.
const OWN: [&str; 3] = ["completeness", "claims", "funnel"];

/// The report of this name.
pub(super) fn find(registry: &Registry, name: &str) -> anyhow::Result<Named> {
    match name {
        "completeness" => return Ok(Named::Completeness),
        "claims" => return Ok(Named::Claims),
        "funnel" => return Ok(Named::Funnel),
        _ => {}
    }
    let saved = &registry.config.reports;
    if let Some(report) = saved.get(name) {
        let options = Box::new(options(registry, name, report)?);
        let title = if report.description.is_empty() { name } else { &report.description };
        return Ok(Named::Saved { title: title.to_owned(), options });
    }
    let known: Vec<&str> = OWN.into_iter().chain(saved.keys().map(String::as_str)).collect();
    match nearest_name(name, known) {
        Some(meant) => bail!("there is no report `{name}`; did you mean `{meant}`?"),
        None => bail!("there is no report `{name}`; `mieux report --names` lists them"),
    }
}

/// The reports that have a name, each with what it is for.
pub(super) fn names(registry: &Registry, language: Language) -> anyhow::Result<Table> {
    let words = Words::of(language);
    let own = OWN.map(|name| (name, words.get(&format!("report.{name}"))));
    let mut reports: Vec<(&str, String)> = own.into();
    for (name, report) in &registry.config.reports {
        options(registry, name, report)?;
        reports.push((name, report.description.clone()));
    }
    let columns = [("report", "report"), ("description", "description")]
        .map(|(name, key)| Column::words(name, words.heading(key)));
    let rows = reports.into_iter().map(|(name, text)| vec![Cell::words(name), Cell::words(text)]);
    Ok(Table::new("reports", columns.into(), rows.collect(), language))
}

/// Checks the options of all saved reports.
///
/// # Errors
/// The first option that is wrong.
pub(super) fn check(registry: &Registry) -> anyhow::Result<()> {
    let mut saved = registry.config.reports.iter();
    saved.try_for_each(|(name, report)| options(registry, name, report).map(drop))
}

/// The options of a saved report.
fn options(registry: &Registry, name: &str, report: &SavedReport) -> anyhow::Result<Options> {
    let file = registry.root.join("mieux.toml");
    let file = file.display();
    if OWN.contains(&name) {
        bail!(
            "{file}: `reports.{name}` has the name of a report that mieux has itself; choose another"
        );
    }
    let command = Line::command();
    let known: Vec<&str> = command.get_arguments().filter_map(|option| option.get_long()).collect();
    let mut line: Vec<String> = Vec::new();
    for (key, setting) in &report.options {
        let key_name = format!("{file}: `reports.{name}.{key}`");
        if !known.contains(&key.as_str()) {
            let meant = nearest_name(key, known.iter().copied());
            let meant = meant.map(|meant| format!("; did you mean `{meant}`?"));
            bail!("{key_name} is no option of a report{}", meant.unwrap_or_default());
        }
        let mut option = as_option(key, setting).ok_or_else(|| {
            anyhow!("{key_name} is given or not: write `{key} = true`, or leave the line out")
        })?;
        // One by one, so that what is wrong can be told by its key.
        Line::try_parse_from(&option).map_err(|error| anyhow!("{key_name}: {}", first(&error)))?;
        line.append(&mut option);
    }
    let parsed = Line::try_parse_from(&line);
    let line = parsed.map_err(|error| anyhow!("{file}: `reports.{name}`: {}", first(&error)))?;
    Ok(line.options)
}

/// A setting as somebody would type it; `None` where a flag is refused.
fn as_option(key: &str, setting: &Setting) -> Option<Vec<String>> {
    let option = |value: &str| format!("--{key}={value}");
    Some(match setting {
        Setting::Flag(true) => vec![format!("--{key}")],
        Setting::Flag(false) => return None,
        Setting::Number(number) => vec![option(&number.to_string())],
        Setting::Text(text) => vec![option(text)],
        Setting::List(texts) => texts.iter().map(|text| option(text)).collect(),
    })
}

/// What clap says first, without its own `error:`: what is wrong, and what is possible.
fn first(error: &clap::Error) -> String {
    let text = error.to_string();
    let lines = text.lines().take_while(|line| !line.is_empty()).map(str::trim);
    lines.collect::<Vec<_>>().join(" ").trim_start_matches("error: ").to_owned()
}
