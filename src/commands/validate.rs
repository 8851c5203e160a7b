//! `mieux validate`: every finding of every file in one run.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mieux::check::check_registry;
use mieux::finding::Finding;
use mieux::load::{find_registry, load_registry};
use mieux::model::{FileId, FileKind, Kind, Registry};
use mieux::render::{FindingFormat, Summary, write_findings};

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
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = root(args, globals)?;
    let registry = load_registry(&root)?;
    let chosen = chosen(args, &root, &registry)?;
    let mut findings = check_registry(&registry);
    findings.retain(|finding| chosen[finding.place.file.0]);
    let summary = summary(&registry, &chosen, &findings);
    write_findings(args.format, &registry, &findings, &summary, globals.screen(), out)?;
    Ok(if summary.errors > 0 { Status::Findings } else { Status::Clean })
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
