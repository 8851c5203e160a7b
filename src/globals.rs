//! What all commands share: their common options, and how they end.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use mieux::load::{find_registry, load_registry};
use mieux::model::Registry;
use mieux::render::Screen;

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
