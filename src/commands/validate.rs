//! `mieux validate`: every finding of every file in one run.

use std::collections::BTreeSet;
use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use mieux::check::{Checked, Options, Scope, rule, validate};
use mieux::files::{Folder, below_repository};
use mieux::finding::{Finding, Severity};
use mieux::message;
use mieux::model::{Day, EdtfDate, FileKind, Kind, Language};
use mieux::registry::{Registry, SourceFile};
use mieux::render::{
    Explanation, FindingFormat, FindingReport, Lines, Summary, write_diff, write_findings,
    write_step_summary,
};
use mieux::words::Words;

use super::explain::explanation;
use super::states::StateArgs;
use super::{baseline, complete, day, examples, fixes, paths, report};
use crate::at::AtArgs;
use crate::clock;
use crate::globals::{Access, Globals, Status};

/// The variable in which GitHub Actions names the file whose text it shows as the summary of a step.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

const EXAMPLES: &[(&str, &str)] = &[
    ("Check the whole registry", "mieux validate"),
    ("Report only what a branch brings, as in a pull request", "mieux validate --since main"),
    ("Check one file", "mieux validate registry/actions/peru-iii.yaml"),
    ("Look at the safe fixes before you apply them with --fix", "mieux validate --dry-run"),
    ("Print a line for each problem, for an editor", "mieux validate --format short"),
];

/// Check the registry and report problems, with fixes
///
/// Shows each problem with its line and a suggested fix. If you pass files, only these and the records
/// that they refer to are read: rules that need the whole registry, such as `duplicate-id`, are skipped,
/// and the output says so.
///
/// The exit status is 1 if there are errors, and 0 if there are only warnings.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Files or folders to report on [default: all]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    states: StateArgs,
    /// Output format
    #[arg(long, help_heading = "Output", value_enum, default_value_t = FindingFormat::Human)]
    format: FindingFormat,
    /// Check only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', add = complete::rules())]
    select: Vec<String>,
    /// Skip these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', add = complete::rules())]
    ignore: Vec<String>,
    /// Also check the strict rules
    ///
    /// `mieux explain` lists them.
    #[arg(long)]
    strict: bool,
    /// Judge retention on DATE [default: today]
    ///
    /// DATE is YYYY-MM-DD. Today is the day in UTC.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    /// Apply the safe fixes, then report the rest
    #[arg(long, conflicts_with = "at")]
    fix: bool,
    /// Show the safe fixes as a diff
    ///
    /// Nothing is written. The exit status is that of a run without this option.
    #[arg(long, visible_alias = "diff", conflicts_with = "at")]
    dry_run: bool,
    /// Ignore the problems listed in FILE
    #[arg(long, value_name = "FILE", conflicts_with = "fix")]
    baseline: Option<PathBuf>,
    /// Write the problems to FILE, for --baseline
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "dry_run", "baseline"])]
    write_baseline: Option<PathBuf>,
    /// Replace the file of --write-baseline
    #[arg(long, requires = "write_baseline")]
    overwrite: bool,
}

impl Args {
    /// The state of the registry that is checked.
    pub(crate) fn at(&self) -> AtArgs {
        self.states.at.clone()
    }

    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(!self.fix || self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let new_baseline = args.write_baseline.as_deref();
    let new_baseline =
        new_baseline.map(|path| baseline::target(path, args.overwrite)).transpose()?;
    let root = paths::root(&args.paths, globals)?;
    let options = Options {
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        only: None,
        strict: args.strict,
        today: Some(clock::today_or(args.today)?.earliest()),
        saved_reports: Some(report::faults_of_saved),
        keeps_trees: false,
    };
    let below = paths::below(&args.paths, &root)?;
    let scope = scope(&args.paths, &below);
    let states = args.states.read(&root, globals)?;
    let mut compared = None;
    let mut check = || {
        let (checked, since) = states.check(&root, &scope, &options, globals)?;
        compared = since;
        anyhow::Ok(chosen(checked, &below))
    };
    let mut checked = match args.fix && !args.dry_run {
        true => fixes::fix(&root, globals, check)?,
        false if states.is_in_git() => check()?,
        false => globals.with_read_lock(&root, check)??,
    };
    globals.note_read(&checked.registry);
    if args.dry_run {
        write_diff(&fixes::fixed(&checked.registry, &checked.findings), out)?;
    }
    if let (Some(path), Some(target)) = (&args.write_baseline, &new_baseline) {
        let Checked { registry, findings, .. } = &checked;
        return baseline::write(path, target, registry, findings, globals, out)
            .map(|()| Status::Clean);
    }
    if let Some(path) = &args.baseline {
        baseline::leave_out(path, &checked.registry, &mut checked.findings)?;
    }
    let judged_on = judged_on(&checked, &below, &options);
    let is_quiet = globals.is_quiet();
    let since = compared.map(|compared| (compared.name, compared.since));
    let summary = Summary { judged_on, is_quiet, since, ..summary(&checked, &below) };
    let Checked { registry, mut findings, .. } = checked;
    findings.retain(|finding| !is_quiet || finding.severity == Severity::Error);
    if !args.dry_run {
        write(args.format, &registry, &findings, &summary, globals, out)?;
    }
    // The process ends here: freeing a large registry first would only cost time.
    std::mem::forget(registry);
    Ok(if summary.errors > 0 { Status::Findings } else { Status::Clean })
}

/// Writes what was found; on GitHub also into the summary of the step.
fn write(
    format: FindingFormat,
    registry: &Registry,
    findings: &[Finding],
    summary: &Summary,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let language = match format.is_for_programs() {
        true => globals.language_of_data(),
        false => globals.language(),
    };
    let words = Words::of(language);
    let rules = match format {
        FindingFormat::Sarif => explanations(findings, language),
        _ => Vec::new(),
    };
    let folder = match format.is_for_people() {
        true => None,
        false => below_repository(&registry.root),
    };
    let report = FindingReport {
        rules: &rules,
        folder: folder.as_deref(),
        ..FindingReport::new(registry, findings, summary)
    };
    write_findings(format, report, &words, globals.screen(), out)?;
    match env::var_os(STEP_SUMMARY).filter(|_| format == FindingFormat::Github) {
        Some(path) => append_step_summary(Path::new(&path), report, &words),
        None => Ok(()),
    }
}

fn append_step_summary(
    path: &Path,
    report: FindingReport<'_>,
    words: &Words,
) -> anyhow::Result<()> {
    let file = OpenOptions::new().append(true).create(true).open(path);
    let cannot_write =
        |error| message!("target.cannot-write", path = path.display()).because(error);
    let mut file = file.map_err(cannot_write)?;
    Ok(write_step_summary(report, words, &mut file)?)
}

/// The rules of these findings, each once.
fn explanations(findings: &[Finding], language: Language) -> Vec<Explanation<'static>> {
    let found: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    found.into_iter().filter_map(rule).map(|rule| explanation(rule, language)).collect()
}

/// Shows what is found in one file; returns the line of the first error, if there is one.
pub(super) fn one_file(
    path: &Path,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Option<usize>> {
    let paths = [path.to_owned()];
    let root = paths::root(&paths, globals)?;
    let below = paths::below(&paths, &root)?;
    let scope = scope(&paths, &below);
    let check = || {
        let files = Folder::open(&root)?.reading_private();
        anyhow::Ok(chosen(validate(&files, &root, &scope, &Options::default())?, &below))
    };
    let checked = globals.with_read_lock(&root, check)??;
    let summary = summary(&checked, &below);
    let Checked { registry, findings, .. } = checked;
    write(FindingFormat::Human, &registry, &findings, &summary, globals, out)?;
    let error = findings.iter().find(|finding| finding.severity == Severity::Error);
    Ok(error.map(|error| {
        let file = error.place.file;
        let start = error.place.spot.span(registry.source(file)).start;
        Lines::new(registry.text(file)).position(start).line
    }))
}

/// What is read: single files and what they refer to, or everything.
fn scope(paths: &[PathBuf], below: &[PathBuf]) -> Scope {
    let are_files = !below.is_empty() && paths.iter().all(|path| path.is_file());
    if are_files { Scope::Files(below.to_vec()) } else { Scope::All }
}

/// Keeps the findings on the chosen files.
fn chosen(mut checked: Checked, below: &[PathBuf]) -> Checked {
    let Checked { registry, findings, .. } = &mut checked;
    findings.retain(|finding| paths::is_chosen(registry.file(finding.place.file), below));
    checked
}

/// The day by which retention was judged, if a chosen record has such a date and a rule looked at it.
fn judged_on(checked: &Checked, below: &[PathBuf], options: &Options) -> Option<Day> {
    let is_chosen = |id: &str| {
        let is_named = |ids: &[String]| ids.iter().any(|own| own == id);
        (options.select.is_empty() || is_named(&options.select)) && !is_named(&options.ignore)
    };
    let is_judged = ["retention-expired", "retention-review-due"].into_iter().any(is_chosen);
    let mut judged = checked.judged.iter();
    let has_date = judged.any(|file| paths::is_chosen(checked.registry.file(*file), below));
    options.today.filter(|_| is_judged && has_date)
}

fn summary(checked: &Checked, below: &[PathBuf]) -> Summary {
    let count = |kind| {
        let of_kind = |file: &&SourceFile| file.kind == FileKind::Record(kind);
        let files = checked.registry.files.iter().filter(of_kind);
        files.filter(|file| paths::is_chosen(file, below)).count()
    };
    let left_out = checked.skipped.iter().map(|rule| rule.id).collect();
    Summary { left_out, ..Summary::new(Kind::ALL.map(count), &checked.findings) }
}
