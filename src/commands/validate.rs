//! `mieux validate`: every finding of every file in one run.

use std::io::Write;
use std::path::{Path, PathBuf};

use mieux::check::{Look, Options, Rule, conclude, rules_left_out, sort};
use mieux::finding::{Finding, Severity};
use mieux::load::{open_registry, read_records, read_records_around, recall};
use mieux::model::{EdtfDate, FileKind, Kind};
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::render::{FindingFormat, Lines, Summary, write_findings};

use super::changes::{self, show_diff};
use super::{baseline, day, fixes, paths};
use crate::globals::{Globals, Status};

/// Check the registry: every finding of every file, with its line and what to do
///
/// Paths narrow what is reported; references and codes are always looked up in the whole registry. Of
/// single files only these and what they refer to are read, and rules that need to know every file, such
/// as `duplicate-id`, are left out; the last line says so. Exits with 1 where there is an error, with 0
/// where there are only warnings.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files or folders of the registry to report on [default: all]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = FindingFormat::Human)]
    format: FindingFormat,
    /// Look at these rules only
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Do not look at these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Look at the strict rules as well
    #[arg(long)]
    strict: bool,
    /// The day on which retention and consent are judged: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    /// Put right what can be put right with certainty, then report what is left
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, and change nothing; exits as without it
    #[arg(long)]
    diff: bool,
    /// Leave out the findings that this file holds
    #[arg(long, value_name = "FILE", conflicts_with = "fix")]
    baseline: Option<PathBuf>,
    /// Write the findings to this file, to be left out from now on
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "diff", "baseline"])]
    write_baseline: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = paths::root(&args.paths, globals)?;
    let options = Options {
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        strict: args.strict,
        today: args.today.map(EdtfDate::earliest),
    };
    let below = paths::below(&args.paths, &root)?;
    let look = || find(&args.paths, &root, &below, &options);
    let (mut registry, mut findings) = globals.undisturbed(&root, look)??;
    if args.diff {
        let fixed = fixes::fixed(&registry, &findings, &mut anstream::stderr())?;
        show_diff(&registry, &fixed, out)?;
    } else if args.fix {
        let fixed = fixes::fixed(&registry, &findings, &mut anstream::stderr())?;
        changes::write(&registry, &fixed, globals, &mut anstream::stderr())?;
        (registry, findings) = globals.undisturbed(&root, look)??;
    }
    if let Some(path) = &args.write_baseline {
        return baseline::write(path, &registry, &findings, out).map(|()| Status::Clean);
    }
    if let Some(path) = &args.baseline {
        baseline::leave_out(path, &registry, &mut findings)?;
    }
    let left_out = rules_left_out(&registry, &options)?;
    let summary = summary(&registry, &below, &findings, &left_out);
    if !args.diff {
        write_findings(args.format, &registry, &findings, &summary, globals.screen(), out)?;
    }
    // The process ends here: to take a large registry apart first would only cost time.
    std::mem::forget(registry);
    Ok(if summary.errors > 0 { Status::Findings } else { Status::Clean })
}

/// Shows what is found in one file; the line of the first error, where there is one.
pub(super) fn one_file(
    path: &Path,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Option<usize>> {
    let paths = [path.to_owned()];
    let root = paths::root(&paths, globals)?;
    let below = paths::below(&paths, &root)?;
    let look = || find(&paths, &root, &below, &Options::default());
    let (registry, findings) = globals.undisturbed(&root, look)??;
    let left_out = rules_left_out(&registry, &Options::default())?;
    let summary = summary(&registry, &below, &findings, &left_out);
    let format = FindingFormat::Human;
    write_findings(format, &registry, &findings, &summary, globals.screen(), out)?;
    let error = findings.iter().find(|finding| finding.severity == Severity::Error);
    Ok(error.map(|error| {
        let file = registry.file(error.place.file);
        Lines::new(&file.text).position(error.place.spot.span(file).start).line
    }))
}

/// The registry as far as it must be known, and the findings on the chosen files. Of single files only
/// these and what they refer to are read.
fn find(
    paths: &[PathBuf],
    root: &Path,
    below: &[PathBuf],
    options: &Options,
) -> anyhow::Result<(Registry, Vec<Finding>)> {
    let mut registry = open_registry(root)?;
    let look = Look::new(&registry, options)?;
    let see = |registry: &Registry, id: FileId, file: &SourceFile, is_typed: bool| {
        look.at(registry, id, file, is_typed)
    };
    let are_files = !below.is_empty() && paths.iter().all(|path| path.is_file());
    let seen = if are_files {
        let is_wanted = |file: &Path| below.iter().any(|path| path == file);
        read_records_around(&mut registry, is_wanted, see)
    } else {
        read_records(&mut registry, see)
    };
    let mut findings = conclude(&registry, look, seen);
    findings.retain(|finding| paths::is_chosen(registry.file(finding.place.file), below));
    let places = findings.iter().flat_map(|finding| {
        std::iter::once(&finding.place).chain(finding.related.as_ref().map(|(place, _)| place))
    });
    recall(&mut registry, &places.map(|place| place.file).collect());
    sort(&registry, &mut findings);
    Ok((registry, findings))
}

fn summary(
    registry: &Registry,
    below: &[PathBuf],
    findings: &[Finding],
    left_out: &[&Rule],
) -> Summary {
    let count = |kind| {
        let of_kind = |file: &&SourceFile| file.kind == FileKind::Record(kind);
        registry.files.iter().filter(of_kind).filter(|file| paths::is_chosen(file, below)).count()
    };
    let left_out = left_out.iter().map(|rule| rule.id).collect();
    Summary { left_out, ..Summary::new(Kind::ALL.map(count), findings) }
}
