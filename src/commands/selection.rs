//! The options with which lists and reports are narrowed; the same everywhere, from one table.

use anyhow::bail;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueEnum, value_parser};
use mieux::message;
use mieux::model::{EdtfDate, date_typed};
use mieux::query::{FILTERS, Filter, NOT_STATED, Query, Scheme, Selection, Values};
use mieux::registry::Registry;

use super::complete;

/// What the options say: within an option any value may apply, between options all must.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct SelectionArgs(Query);

impl clap::Args for SelectionArgs {
    fn augment_args(command: Command) -> Command {
        command.next_help_heading("Filters").args(FILTERS.iter().map(option))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for SelectionArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let named = FILTERS
            .iter()
            .filter(|filter| filter.takes_names())
            .filter_map(|filter| Some((filter.option, given(matches, filter)?)));
        let date = |option| matches.get_one::<EdtfDate>(option).copied();
        Ok(Self(Query {
            scheme: matches.get_one("scheme").copied(),
            names: named.collect(),
            from: date("from"),
            to: date("to"),
            as_of: date("as-of"),
        }))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// What was given to an option; `None` where it was not given.
fn given(matches: &ArgMatches, filter: &Filter) -> Option<Vec<String>> {
    match filter.values {
        Values::Flag(_) => matches.get_flag(filter.option).then(|| vec![NOT_STATED.to_owned()]),
        _ => Some(matches.get_many::<String>(filter.option)?.cloned().collect()),
    }
}

/// A filter as an option of the command line.
fn option(filter: &'static Filter) -> Arg {
    let Filter { option, value_name, help, .. } = filter;
    let short = help.split("\n\n").next().unwrap_or(help);
    let arg = Arg::new(*option).long(*option).value_name(*value_name).help(short).long_help(*help);
    let arg = arg.add(complete::values(filter));
    match filter.values {
        Values::Flag(_) => arg.action(ArgAction::SetTrue).value_name(None::<&str>),
        // Without a value the experts are meant who can be asked.
        Values::Words { .. } if *option == "roster" => {
            arg.action(ArgAction::Append).num_args(0..=1).default_missing_value("active")
        }
        Values::Codes { .. }
        | Values::Words { .. }
        | Values::Records(_)
        | Values::Places
        | Values::Languages
        | Values::Period => arg.action(ArgAction::Append),
        Values::Date => arg.value_parser(date),
        Values::Scheme => arg.value_parser(value_parser!(Scheme)).hide_possible_values(true),
    }
}

/// Reads a date as people type it.
pub(super) fn date(text: &str) -> Result<EdtfDate, String> {
    date_typed(text).map_err(|error| format!("{error}"))
}

/// Fails where two dates exclude each other.
pub(super) fn check_period(from: Option<EdtfDate>, to: Option<EdtfDate>) -> anyhow::Result<()> {
    match (from, to) {
        (Some(from), Some(to)) if to.is_certainly_before(from) => {
            bail!(message!("selection.period", from = from.to_string(), to = to.to_string()))
        }
        _ => Ok(()),
    }
}

impl SelectionArgs {
    /// The selection that the options mean.
    ///
    /// # Errors
    /// Where the dates exclude each other, or nothing in the registry has a given name.
    pub(crate) fn resolve(&self, registry: &Registry) -> anyhow::Result<Selection> {
        check_period(self.0.from, self.0.to)?;
        Ok(self.0.resolve(registry)?)
    }

    /// Whether a day is named whose state is meant.
    pub(crate) fn has_day(&self) -> bool {
        self.0.as_of.is_some()
    }

    /// The options as a person would type them.
    pub(crate) fn typed(&self) -> String {
        let Query { scheme, names, from, to, as_of } = &self.0;
        let scheme =
            scheme.and_then(|scheme| Some(scheme.to_possible_value()?.get_name().to_owned()));
        let named = names.iter().map(|(option, names)| (*option, Some(names.join(","))));
        let dates = [("from", from), ("to", to), ("as-of", as_of)];
        let dates = dates.map(|(option, date)| (option, date.map(|date| date.to_string())));
        let given = [("scheme", scheme)].into_iter().chain(named).chain(dates);
        let typed = given.filter_map(|(option, value)| Some(format!("--{option} {}", value?)));
        typed.collect::<Vec<String>>().join(" ")
    }

    /// The scheme by whose regions a report divides.
    pub(crate) fn scheme(&self) -> Scheme {
        self.0.scheme.unwrap_or_default()
    }

    /// These options, and those of `saved` that are not among them.
    pub(crate) fn or(self, saved: Self) -> Self {
        let (own, mut names) = (self.0, saved.0.names);
        names.extend(own.names);
        Self(Query {
            scheme: own.scheme.or(saved.0.scheme),
            names,
            from: own.from.or(saved.0.from),
            to: own.to.or(saved.0.to),
            as_of: own.as_of.or(saved.0.as_of),
        })
    }
}
