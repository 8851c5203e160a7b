//! `mieux validate`: every finding of every file in one run.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mieux::check::{Options, Rule, check_registry, rules_left_out};
use mieux::finding::Finding;
use mieux::load::{find_registry, load_files, load_registry};
use mieux::model::{DateError, EdtfDate, FileKind, Kind, Registry, SourceFile};
use mieux::render::{FindingFormat, Summary, write_findings};

use super::{baseline, fixes};
use crate::globals::{Globals, Status};

/// Check the registry: every finding of every file, with its line and what to do
///
/// Paths narrow what is reported; references and codes are always looked up in the whole registry. Of
/// single files only these and what they refer to are read, and rules that need to know every file, such
/// as `duplicate-id`, are left out; the last line says so. Exits with 1 where there is an error, with 0 where there are only warnings.
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
    /// Show what --fix would change, and change nothing
    #[arg(long)]
    diff: bool,
    /// Leave out the findings that this file holds
    #[arg(long, value_name = "FILE", conflicts_with = "fix")]
    baseline: Option<PathBuf>,
    /// Write the findings to this file, to be left out from now on
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "diff", "baseline"])]
    write_baseline: Option<PathBuf>,
}

fn day(text: &str) -> Result<EdtfDate, String> {
    match text.parse::<EdtfDate>() {
        Ok(date) if date.earliest() == date.latest() => Ok(date),
        Err(DateError::NotInCalendar) => Err(DateError::NotInCalendar.to_string()),
        _ => Err("write a day: 2024-05-12".to_owned()),
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = root(args, globals)?;
    let options = Options {
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        strict: args.strict,
        today: args.today.map(EdtfDate::earliest),
    };
    let below = below(args, &root)?;
    let mut registry = load(args, &root, &below)?;
    let mut chosen = chosen(&registry, &below);
    let mut findings = find(&registry, &options, &chosen)?;
    if args.fix || args.diff {
        let fixed = fixes::fixed(&registry, &findings);
        if args.diff {
            fixes::show(&registry, &fixed, out)?;
            return Ok(Status::Clean);
        }
        fixes::write(&registry, &fixed, &mut anstream::stderr())?;
        registry = load(args, &root, &below)?;
        chosen = self::chosen(&registry, &below);
        findings = find(&registry, &options, &chosen)?;
    }
    if let Some(path) = &args.write_baseline {
        return baseline::write(path, &registry, &findings, out).map(|()| Status::Clean);
    }
    if let Some(path) = &args.baseline {
        baseline::leave_out(path, &registry, &mut findings)?;
    }
    let left_out = rules_left_out(&registry, &options)?;
    let summary = summary(&registry, &chosen, &findings, &left_out);
    write_findings(args.format, &registry, &findings, &summary, globals.screen(), out)?;
    // The process ends here: to take a large registry apart first would only cost time.
    std::mem::forget(registry);
    Ok(if summary.errors > 0 { Status::Findings } else { Status::Clean })
}

/// The findings on the chosen files.
fn find(registry: &Registry, options: &Options, chosen: &[bool]) -> anyhow::Result<Vec<Finding>> {
    let mut findings = check_registry(registry, options)?;
    findings.retain(|finding| chosen[finding.place.file.0]);
    Ok(findings)
}

/// The registry that the paths lie in.
fn root(args: &Args, globals: &Globals) -> anyhow::Result<PathBuf> {
    if let Some(missing) = args.paths.iter().find(|path| !path.exists()) {
        bail!("there is no file or folder {}", missing.display());
    }
    let start = args.paths.first().map_or(Path::new("."), PathBuf::as_path);
    find_registry(globals.named_registry(), start)
}

/// The paths, as they lie below the registry; empty where they name all of it.
fn below(args: &Args, root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let absolute = |path: &Path| {
        fs::canonicalize(path).with_context(|| format!("cannot find {}", path.display()))
    };
    let top = absolute(root)?;
    let mut below = Vec::new();
    for path in &args.paths {
        // A link is judged where it stands, not where it leads.
        let wanted = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if path.is_symlink() => {
                absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?
                    .join(name)
            }
            _ => absolute(path)?,
        };
        if top.starts_with(&wanted) {
            return Ok(Vec::new());
        }
        match wanted.strip_prefix(&top) {
            Ok(path) => below.push(path.to_owned()),
            Err(_) => bail!("{} is not in the registry {}", path.display(), root.display()),
        }
    }
    Ok(below)
}

/// The registry as far as it must be known: for single files, these and what they refer to.
fn load(args: &Args, root: &Path, below: &[PathBuf]) -> anyhow::Result<Registry> {
    let are_files = !below.is_empty() && args.paths.iter().all(|path| path.is_file());
    if are_files {
        load_files(root, |file| below.iter().any(|path| path == file))
    } else {
        load_registry(root)
    }
}

/// For each file of the registry, whether to report on it.
fn chosen(registry: &Registry, below: &[PathBuf]) -> Vec<bool> {
    let is_chosen = |file: &SourceFile| {
        below.is_empty() || below.iter().any(|path| file.below.starts_with(path))
    };
    registry.files.iter().map(is_chosen).collect()
}

fn summary(
    registry: &Registry,
    chosen: &[bool],
    findings: &[Finding],
    left_out: &[&Rule],
) -> Summary {
    let count = |kind| {
        let files = registry.files.iter().zip(chosen);
        files.filter(|(file, chosen)| **chosen && file.kind == FileKind::Record(kind)).count()
    };
    let left_out = left_out.iter().map(|rule| rule.id).collect();
    Summary { left_out, ..Summary::new(Kind::ALL.map(count), findings) }
}
