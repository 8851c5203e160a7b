//! The command line: what all commands share, and which one is meant.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use mieux::load::{find_registry, load_registry};
use mieux::model::Registry;
use mieux::render::Screen;

use crate::commands::{explain, list, report, schema, show, validate};

/// Keep a programme's registry in YAML files: check it, list it, compute its figures
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

/// Options that every command has.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Globals {
    /// The folder of the registry [default: the one that this folder lies in, or ./registry]
    #[arg(long, global = true, value_name = "DIR", env = "MIEUX_REGISTRY", hide_env_values = true)]
    registry: Option<PathBuf>,
    /// The language of labels
    #[arg(long, global = true, value_enum, default_value_t = Language::En)]
    lang: Language,
}

/// A language that labels are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// English
    En,
    /// Spanish
    Es,
    /// French
    Fr,
}

#[derive(Debug, Subcommand)]
enum Command {
    Validate(validate::Args),
    Explain(explain::Args),
    List(list::Args),
    Show(show::Args),
    Report(report::Args),
    Schema(schema::Args),
}

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing wrong.
    Clean,
    /// The data has errors.
    Findings,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
        }
    }
}

impl Cli {
    /// Runs the command and writes what it has to say to standard output.
    pub(crate) fn run(self) -> anyhow::Result<Status> {
        let stdout = io::stdout().lock();
        let mut out = BufWriter::new(stdout);
        let globals = &self.globals;
        let status = match self.command {
            Command::Validate(args) => validate::run(&args, globals, &mut out),
            Command::Explain(args) => explain::run(&args, globals, &mut out),
            Command::List(args) => list::run(&args, globals, &mut out),
            Command::Show(args) => show::run(&args, globals, &mut out),
            Command::Report(args) => report::run(&args, globals, &mut out),
            Command::Schema(args) => schema::run(&args, &mut out),
        }?;
        out.flush()?;
        Ok(status)
    }
}

impl Globals {
    /// The folder that `--registry` names.
    pub(crate) fn named_registry(&self) -> Option<&Path> {
        self.registry.as_deref()
    }

    /// Reads the registry that the working folder lies in, or that `--registry` names.
    pub(crate) fn load(&self) -> anyhow::Result<Registry> {
        load_registry(&find_registry(self.named_registry(), Path::new("."))?)
    }

    /// The language of labels, as ISO 639-1.
    pub(crate) fn language(&self) -> &'static str {
        match self.lang {
            Language::En => "en",
            Language::Es => "es",
            Language::Fr => "fr",
        }
    }

    /// The standard output.
    pub(crate) fn screen(&self) -> Screen {
        Screen::stdout()
    }
}
