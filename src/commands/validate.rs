//! `mieux validate`: every finding of every file in one run.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mieux::check::{Options, check_registry};
use mieux::finding::Finding;
use mieux::load::{find_registry, load_registry};
use mieux::model::{DateError, EdtfDate, FileId, FileKind, Kind, Registry};
use mieux::render::{FindingFormat, Summary, write_findings};

use super::{baseline, fixes};
use crate::globals::{Globals, Status};

/// Check the registry: every finding of every file, with its line and what to do
///
/// References and codes are always looked up in the whole registry; paths only narrow what is
/// reported. Exits with 1 where there is an error, with 0 where there are only warnings.
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
    let mut registry = load_registry(&root)?;
    let mut chosen = chosen(args, &root, &registry)?;
    let mut findings = find(&registry, &options, &chosen)?;
    if args.diff {
        let fixed = fixes::fixed(&registry, &findings, &mut anstream::stderr())?;
        fixes::show(&registry, &fixed, out)?;
    } else if args.fix {
        let fixed = fixes::fixed(&registry, &findings, &mut anstream::stderr())?;
        fixes::write(&registry, &fixed, &mut anstream::stderr())?;
        registry = load_registry(&root)?;
        chosen = self::chosen(args, &root, &registry)?;
        findings = find(&registry, &options, &chosen)?;
    }
    if let Some(path) = &args.write_baseline {
        return baseline::write(path, &registry, &findings, out).map(|()| Status::Clean);
    }
    if let Some(path) = &args.baseline {
        baseline::leave_out(path, &registry, &mut findings)?;
    }
    let summary = summary(&registry, &chosen, &findings);
    if !args.diff {
        write_findings(args.format, &registry, &findings, &summary, globals.screen(), out)?;
    }
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

/// For each file of the registry, whether to report on it.
fn chosen(args: &Args, root: &Path, registry: &Registry) -> anyhow::Result<Vec<bool>> {
    if args.paths.is_empty() {
        return Ok(vec![true; registry.files.len()]);
    }
    let absolute = |path: &Path| {
        fs::canonicalize(path).with_context(|| format!("cannot find {}", path.display()))
    };
    let root = absolute(root)?;
    let mut chosen = vec![false; registry.files.len()];
    for path in &args.paths {
        let wanted = absolute(path)?;
        if !wanted.starts_with(&root) && !root.starts_with(&wanted) {
            bail!("{} is not in the registry {}", path.display(), registry.root.display());
        }
        for (FileId(position), file) in registry.files_with_ids() {
            // A file that has vanished since it was listed lies nowhere.
            chosen[position] |=
                fs::canonicalize(&file.path).is_ok_and(|file| file.starts_with(&wanted));
        }
    }
    Ok(chosen)
}

fn summary(registry: &Registry, chosen: &[bool], findings: &[Finding]) -> Summary {
    let count = |kind| {
        let files = registry.files.iter().zip(chosen);
        files.filter(|(file, chosen)| **chosen && file.kind == FileKind::Record(kind)).count()
    };
    Summary::new(Kind::ALL.map(count), findings)
}
