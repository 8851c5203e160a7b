//! The options that say how a table is written and where to; the same wherever tables are printed.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::ValueEnum;
use mieux::message;
use mieux::message::Value;
use mieux::model::Language;
use mieux::render::{
    BYTE_ORDER_MARK, Screen, TableFormat, formulas, too_long, write_report, write_report_bars,
    write_table,
};
use mieux::report::Report;
use mieux::table::Table;

use super::sentence::say_note;
use super::target::Target;
use crate::globals::Globals;

/// How and where to write.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Output format [default: from the name of FILE, else table]
    #[arg(long, value_enum, hide_default_value = true)]
    format: Option<TableFormat>,
    /// Write to FILE
    ///
    /// Its extension sets the format: .txt .json .csv .tsv .md .html .xlsx .svg. `-` is the standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace FILE if it exists
    #[arg(long, requires = "output")]
    overwrite: bool,
    /// Start CSV and TSV with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,
}

/// A format and a place that go together.
#[derive(Debug)]
pub(crate) struct Output {
    format: TableFormat,
    target: Option<Target>,
    has_mark: bool,
}

impl OutputArgs {
    /// The file to write; `None` for the standard output.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The file to write if its name has this extension; it is none of a table.
    pub(crate) fn file_of(&self, extension: &str) -> anyhow::Result<Option<Target>> {
        let has_it = |path: &&Path| path.extension().is_some_and(|own| own == extension);
        let file = self.file().filter(has_it);
        file.map(|path| Target::at(path, self.overwrite)).transpose()
    }

    /// What the options mean. What cannot be written is reported before any work is done.
    pub(crate) fn open(&self) -> anyhow::Result<Output> {
        let file = self.file();
        let format = match (file, self.format) {
            (Some(path), Some(format)) => format.within(path),
            (None, Some(format)) => format,
            (Some(path), None) => format_of(path)?,
            (None, None) => TableFormat::Table,
        };
        if self.bom && !is_delimited(format) {
            bail!(message!("output.bom"));
        }
        let target = file.map(|path| Target::at(path, self.overwrite)).transpose()?;
        if target.is_none() && !format.is_text() && io::stdout().is_terminal() {
            bail!(message!("output.workbook"));
        }
        Ok(Output { format, target, has_mark: self.bom })
    }
}

impl Output {
    /// The format.
    pub(crate) fn format(&self) -> TableFormat {
        self.format
    }

    /// The language to write in: what programs read does not depend on the machine.
    pub(crate) fn language(&self, globals: &Globals) -> Language {
        let is_for_programs = is_delimited(self.format) || self.format == TableFormat::Json;
        if is_for_programs { globals.language_of_data() } else { globals.language() }
    }
}

/// How a command writes that prints a text or one object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    /// Text for people
    Human,
    /// One JSON object, for scripts
    Json,
}

impl TextFormat {
    /// How the same command writes its tables.
    pub(crate) fn of_tables(self) -> TableFormat {
        match self {
            Self::Human => TableFormat::Table,
            Self::Json => TableFormat::Json,
        }
    }
}

/// Whether a format is of values with separators between them.
fn is_delimited(format: TableFormat) -> bool {
    matches!(format, TableFormat::Csv | TableFormat::Tsv)
}

fn format_of(path: &Path) -> anyhow::Result<TableFormat> {
    let unknown = || {
        let extensions = Value::one_of(TableFormat::extensions());
        message!("output.unknown-format", path = path.display(), extensions)
    };
    Ok(TableFormat::of_file(path).ok_or_else(unknown)?)
}

impl Output {
    /// Writes a report.
    pub(crate) fn report(
        &self,
        report: &Report,
        globals: &Globals,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let screen = globals.screen();
        self.write(screen, out, |screen, bytes| write_report(self.format, report, screen, bytes))?;
        self.warn(&report.tables, globals);
        Ok(())
    }

    /// Writes a report with bars in the place of tables.
    pub(crate) fn bars(
        &self,
        report: &Report,
        globals: &Globals,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        match self.format {
            TableFormat::Table => {}
            TableFormat::Html | TableFormat::Svg => {
                bail!(message!("output.charts"))
            }
            _ => bail!(message!("output.chart")),
        }
        let screen = globals.screen();
        self.write(screen, out, |screen, bytes| write_report_bars(report, screen, bytes))
    }

    /// Writes a table.
    pub(crate) fn table(
        &self,
        table: &Table,
        globals: &Globals,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let screen = globals.screen();
        self.write(screen, out, |screen, bytes| write_table(self.format, table, screen, bytes))?;
        self.warn(std::slice::from_ref(table), globals);
        Ok(())
    }

    /// Writes what `render` makes, for a screen of so many columns or for a file.
    pub(crate) fn write(
        &self,
        screen: Screen,
        out: &mut dyn Write,
        render: impl FnOnce(Screen, &mut Vec<u8>) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let mark = if self.has_mark { BYTE_ORDER_MARK } else { "" };
        let mut bytes = mark.as_bytes().to_vec();
        match &self.target {
            None => {
                render(screen, &mut bytes)?;
                // Notes on standard error follow what they are about.
                let written = out.write_all(&bytes).and_then(|()| out.flush());
                Ok(written.map_err(|error| message!("output.cannot-write").because(error))?)
            }
            Some(target) => {
                render(Screen::plain(), &mut bytes)?;
                target.write(&bytes)
            }
        }
    }

    /// Says where a spreadsheet would take a text for a formula, which these formats cannot prevent
    /// without changing it, and where a workbook cuts a text.
    fn warn(&self, tables: &[Table], globals: &Globals) {
        let note = match self.format {
            TableFormat::Xlsx => match too_long(tables) {
                0 => return,
                count => message!("output.too-long", count),
            },
            TableFormat::Csv | TableFormat::Tsv => match formulas(tables) {
                0 => return,
                count => message!("output.formulas", count),
            },
            _ => return,
        };
        if !globals.is_quiet() {
            // If nobody reads standard error, the work is done all the same.
            let _ = say_note(note, globals, &mut io::stderr());
        }
    }
}
