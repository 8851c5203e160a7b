//! The options that say how a table is written and where to; the same wherever tables are printed.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;
use mieux::model::Language;
use mieux::render::{
    BYTE_ORDER_MARK, Screen, TableFormat, formulas, too_long, write_report, write_report_bars,
    write_table,
};
use mieux::report::Report;
use mieux::table::Table;

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
    /// Whether nothing is said beside the output.
    is_quiet: bool,
}

impl OutputArgs {
    /// What the options stand for. What cannot be written is reported before any work is done.
    pub(crate) fn open(&self, globals: &Globals) -> anyhow::Result<Output> {
        let file = self.output.as_deref().filter(|path| *path != Path::new("-"));
        let format = match (file, self.format) {
            (_, Some(format)) => format,
            (Some(path), None) => format_of(path)?,
            (None, None) => TableFormat::Table,
        };
        if self.bom && !is_delimited(format) {
            bail!("--bom is for CSV and TSV: leave it out, or add --format csv");
        }
        let target = file.map(|path| Target::at(path, self.overwrite)).transpose()?;
        if target.is_none() && !format.is_text() && io::stdout().is_terminal() {
            bail!(
                "a workbook is nothing that a terminal shows: write it to a file with -o report.xlsx"
            );
        }
        Ok(Output { format, target, has_mark: self.bom, is_quiet: globals.is_quiet() })
    }
}

impl Output {
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
    TableFormat::of_file(path).with_context(|| {
        let known: Vec<String> = TableFormat::extensions().collect();
        let shown = path.display();
        format!(
            "`{shown}` does not say how to write it: end its name in one of {}, or add --format",
            known.join(" ")
        )
    })
}

impl Output {
    /// Writes a report.
    pub(crate) fn report(
        &self,
        report: &Report,
        screen: Screen,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        self.write(screen, out, |screen, bytes| write_report(self.format, report, screen, bytes))?;
        self.warn(&report.tables);
        Ok(())
    }

    /// Writes a report with bars in the place of tables.
    pub(crate) fn bars(
        &self,
        report: &Report,
        screen: Screen,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        match self.format {
            TableFormat::Table => {}
            TableFormat::Html | TableFormat::Svg => {
                bail!("--chart draws in the terminal; html and svg have their charts without it")
            }
            _ => bail!(
                "--chart draws in the terminal: leave out --format, or write -o chart.svg or -o report.html"
            ),
        }
        self.write(screen, out, |screen, bytes| write_report_bars(report, screen, bytes))
    }

    /// Writes a table.
    pub(crate) fn table(
        &self,
        table: &Table,
        screen: Screen,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        self.write(screen, out, |screen, bytes| write_table(self.format, table, screen, bytes))?;
        self.warn(std::slice::from_ref(table));
        Ok(())
    }

    fn write(
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
                written.context("cannot write to the standard output")
            }
            Some(target) => {
                render(Screen::plain(), &mut bytes)?;
                target.write(&bytes)
            }
        }
    }

    /// Says where a spreadsheet would take a text for a formula, which these formats cannot prevent
    /// without changing it, and where a workbook cuts a text.
    fn warn(&self, tables: &[Table]) {
        if self.is_quiet {
            return;
        }
        if self.format == TableFormat::Xlsx {
            let texts = match too_long(tables) {
                0 => return,
                1 => "1 text is".to_owned(),
                count => format!("{count} texts are"),
            };
            let _ = writeln!(
                io::stderr(),
                "note: {texts} longer than a cell of Excel holds (32,767 characters) and end in `…`; --format csv \
                 and --format json have them whole"
            );
            return;
        }
        if !is_delimited(self.format) {
            return;
        }
        let texts = match formulas(tables) {
            0 => return,
            1 => "1 text begins".to_owned(),
            count => format!("{count} texts begin"),
        };
        // Where nobody can be told the work is done all the same.
        let _ = writeln!(
            io::stderr(),
            "note: {texts} with =, +, - or @, which a spreadsheet takes for a formula; in -o FILE.xlsx text \
             stays text"
        );
    }
}
