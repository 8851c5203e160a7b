//! Reports that go by a name: those of the program, and those that `mieux.toml` saves.

use std::sync::LazyLock;

use anyhow::bail;
use clap::error::{ContextKind, ContextValue};
use clap::{Command, CommandFactory as _, FromArgMatches as _};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::Language;
use mieux::query::{FILTERS, Values};
use mieux::registry::{Registry, SavedReport, Setting, SettingFault};
use mieux::suggest::nearest_name;
use mieux::table::{Cell, Column, Table};
use mieux::words::Words;

use super::options::Options;
use crate::failure::to_message;

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

/// What a line can hold; it is put together once for all saved reports.
static LINE: LazyLock<Command> = LazyLock::new(Line::command);

impl Line {
    /// Reads the options as a command line is read.
    fn parse(options: &[String]) -> Result<Self, clap::Error> {
        let matches = LINE.clone().try_get_matches_from(options)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut LINE.clone()))
    }
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
        Some(meant) => bail!(message!("error.report-meant", name, meant)),
        None => bail!(message!("error.report", name)),
    }
}

/// The title of a saved report, and the given options with those that it has.
pub(super) fn options_with(options: &Options, named: Option<&Named>) -> (Option<String>, Options) {
    match named {
        Some(Named::Saved { title, options: saved }) => {
            (Some(title.clone()), options.clone().or(saved.as_ref().clone()))
        }
        _ => (None, options.clone()),
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

/// What is wrong with the options of all saved reports. Codes are looked up, records are not: they need not be
/// known.
pub(super) fn faults(registry: &Registry) -> Vec<SettingFault> {
    let saved = registry.config.reports.iter();
    let faults = saved.flat_map(|(name, report)| match read(name, report) {
        Ok(_) => unknown_codes(registry, name, report),
        Err(faults) => faults,
    });
    faults.collect()
}

/// The options of a saved report.
fn options(registry: &Registry, name: &str, report: &SavedReport) -> anyhow::Result<Options> {
    let file = registry.root.join("mieux.toml");
    read(name, report).map_err(|faults| {
        let words = faults.into_iter().map(|SettingFault { message, help, .. }| {
            message!("error.setting", file = file.display(), message, help)
        });
        let words = words.reduce(|first, next| message!("error.several", first, next));
        words.unwrap_or_else(|| Message::verbatim(name)).into()
    })
}

/// The options of a saved report; else all that is wrong with them.
fn read(name: &str, report: &SavedReport) -> Result<Options, Vec<SettingFault>> {
    if OWN.contains(&name) {
        let (message, help) =
            (message!("setting.own-report", name), message!("setting.help-own-report"));
        return Err(vec![SettingFault::new(&["reports", name], message, help)]);
    }
    let typed = report.options.iter().map(|(key, setting)| known_option(name, key, setting));
    let typed: Result<Vec<Vec<String>>, SettingFault> = typed.collect();
    let parsed = typed.map(|typed| Line::parse(&typed.concat()));
    // Most reports are right as a whole; of others, each option is asked for all that is wrong.
    if let Ok(Ok(line)) = parsed {
        return Ok(line.options);
    }
    let faults =
        report.options.iter().filter_map(|(key, setting)| option(name, key, setting).err());
    let mut faults: Vec<SettingFault> = faults.collect();
    if let (true, Ok(Err(error))) = (faults.is_empty(), parsed) {
        faults.push(refused(&error, &["reports", name]));
    }
    Err(faults)
}

/// An option as somebody would type it, if it alone could be typed.
fn option(report: &str, key: &str, setting: &Setting) -> Result<Vec<String>, SettingFault> {
    let option = known_option(report, key, setting)?;
    match Line::parse(&option) {
        Ok(_) => Ok(option),
        Err(error) => Err(refused(&error, &["reports", report, key])),
    }
}

/// An option as somebody would type it, if reports have it.
fn known_option(report: &str, key: &str, setting: &Setting) -> Result<Vec<String>, SettingFault> {
    let keys = ["reports", report, key];
    let known = || LINE.get_arguments().filter_map(|option| option.get_long());
    if !known().any(|option| option == key) {
        let help = match nearest_name(key, known()) {
            Some(meant) => message!("did-you-mean", meant),
            None => message!("setting.help-unknown-option"),
        };
        let message = message!("setting.unknown-option", report, key);
        return Err(SettingFault::new(&keys, message, help));
    }
    as_option(key, setting).ok_or_else(|| {
        let message = message!("setting.flag", report, key);
        SettingFault::new(&keys, message, message!("setting.help-flag", key))
    })
}

/// What is wrong with an option that the command line refuses.
fn refused(error: &clap::Error, keys: &[&str]) -> SettingFault {
    let key = keys.join(".");
    let texts = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let (values, possible) = (texts(ContextKind::InvalidValue), texts(ContextKind::ValidValue));
    let Some(value) = values.first().filter(|_| !possible.is_empty()) else {
        let message = message!("setting.refused", key, reason = first(error));
        return SettingFault::new(keys, message, message!("setting.help-refused"));
    };
    let help = match nearest_name(value, possible.iter().map(String::as_str)) {
        Some(meant) => message!("did-you-mean", meant),
        None => message!("setting.help-values", values = Value::one_of(possible)),
    };
    SettingFault::new(keys, message!("setting.value", key, value), help)
}

/// The options that name a code which no vocabulary has.
fn unknown_codes(registry: &Registry, name: &str, report: &SavedReport) -> Vec<SettingFault> {
    let is_code = |key: &str| {
        FILTERS
            .iter()
            .any(|filter| filter.option == key && matches!(filter.values, Values::Codes { .. }))
    };
    let coded = report.options.iter().filter(|(key, _)| is_code(key));
    let faults = coded.filter_map(|(key, setting)| {
        let line = Line::parse(&as_option(key, setting)?).ok()?;
        let error = line.options.selection().resolve(registry).err()?;
        let keys = ["reports", name, key];
        let message =
            message!("setting.refused", key = keys.join("."), reason = to_message(&error));
        Some(SettingFault::new(&keys, message, message!("setting.help-code")))
    });
    faults.collect()
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
