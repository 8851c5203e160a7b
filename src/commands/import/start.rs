//! What an import begins with: an empty sheet to fill in, or a mapping for a sheet that is there.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::bail;
use clap::ValueEnum;
use mieux::import::{About, Template};
use mieux::message;
use mieux::words::Words;

use super::inputs::InputArgs;
use crate::commands::target::Target;
use crate::globals::{Globals, Status};

/// Instead of an import.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Getting started")]
pub(super) struct StartArgs {
    /// Write an empty sheet for a kind, with an example row
    ///
    /// A workbook has drop-down lists of the codes.
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with_all = ["guess", "dry_run", "skip_bad"])]
    template: Option<TemplateFormat>,
    /// Propose a mapping file for a sheet
    #[arg(long, value_name = "FILE", conflicts_with_all = ["dry_run", "skip_bad"])]
    guess: Option<PathBuf>,
    /// Write the template or mapping file to FILE
    #[arg(short, long, help_heading = "Output", value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace FILE if it exists
    #[arg(long, help_heading = "Output", requires = "output")]
    overwrite: bool,
}

/// The format of an empty sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TemplateFormat {
    /// Comma-separated values
    Csv,
    /// An Excel workbook
    Xlsx,
}

impl StartArgs {
    pub(super) fn is_given(&self) -> bool {
        self.template.is_some() || self.guess.is_some() || self.output.is_some()
    }

    pub(super) fn run(
        &self,
        inputs: &InputArgs,
        globals: &Globals,
        out: &mut dyn Write,
    ) -> anyhow::Result<Status> {
        let target =
            self.output.as_deref().map(|path| Target::at(path, self.overwrite)).transpose()?;
        let is_workbook = self.template == Some(TemplateFormat::Xlsx);
        if is_workbook && target.is_none() && io::stdout().is_terminal() {
            bail!(message!("import.workbook-to-terminal"));
        }
        let registry = globals.load_records()?;
        let bytes = match (self.template, &self.guess) {
            (Some(format), _) => {
                let template =
                    Template::new(inputs.kind()?, &registry.schemas, &registry.config.languages);
                match format {
                    TemplateFormat::Csv => template.csv()?,
                    TemplateFormat::Xlsx => {
                        let (language, words) = (globals.language().code(), globals.words());
                        template
                            .xlsx(&registry.vocabularies, language, &|about| note(about, &words))?
                    }
                }
            }
            (None, Some(sheet)) => inputs.guess(sheet, &registry)?.into_bytes(),
            (None, None) => bail!(message!("import.output-alone")),
        };
        match target {
            Some(target) => target.write(&bytes)?,
            None => out.write_all(&bytes)?,
        }
        Ok(Status::Clean)
    }
}

/// What a cell of a column is for. Fields that the registry adds have the words of their schema.
fn note(about: &About<'_>, words: &Words) -> String {
    let About { kind, field, description, is_list, is_required } = about;
    let of_kind = words.find(&format!("about.{kind}.{field}"));
    let text = of_kind.or_else(|| words.find(&format!("about.{field}")));
    let text = text.unwrap_or_else(|| (*description).to_owned());
    let text = if *is_list { message!("import.several", text).in_words(words) } else { text };
    if *is_required { message!("import.required", text).in_words(words) } else { text }
}
