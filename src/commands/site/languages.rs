//! `--lang` of a site: its languages. What the environment chooses is the language of messages alone.

use clap::builder::EnumValueParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueEnum};
use mieux::model::Language;

/// The option, which has the name of the one for all commands.
const OPTION: &str = "lang";

/// The languages of a site.
#[derive(Debug, Clone)]
pub(super) struct LanguageArgs(Vec<Language>);

impl LanguageArgs {
    /// The languages, each once: those that are named, or all.
    pub(super) fn languages(&self) -> Vec<Language> {
        let mut languages: Vec<Language> = Vec::new();
        let named = if self.0.is_empty() { Language::value_variants() } else { &self.0 };
        for language in named {
            if !languages.contains(language) {
                languages.push(*language);
            }
        }
        languages
    }
}

impl clap::Args for LanguageArgs {
    fn augment_args(command: Command) -> Command {
        let option = Arg::new(OPTION)
            .long(OPTION)
            .value_name("LANG")
            .value_parser(EnumValueParser::<Language>::new())
            .action(ArgAction::Append)
            .value_delimiter(',')
            .help_heading("Output")
            .help("Languages of the site [default: all]")
            .long_help(
                "Languages of the site [default: all]\n\nMessages are in the first one as well. A text that a record \
                 does not have in a language is shown in another one, and says so.",
            );
        command.arg(option)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for LanguageArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let is_given = matches.value_source(OPTION) == Some(ValueSource::CommandLine);
        let given = matches.get_many::<Language>(OPTION).filter(|_| is_given);
        Ok(Self(given.into_iter().flatten().copied().collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
