//! Baselines: the findings of an old registry, put aside so that only new ones are reported.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;
use mieux::finding::{Finding, FindingKey, KnownFindings};
use mieux::message;
use mieux::message::Message;
use mieux::registry::Registry;
use serde::{Deserialize, Serialize};

use super::sentence::say;
use super::target::Target;
use crate::globals::Globals;

/// The version of the file, to be raised when an older program would misread it.
const VERSION: u32 = 1;

/// The file: which findings there were, and how often each.
#[derive(Debug, Serialize, Deserialize)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// A finding without its line, which changes whenever somebody writes above it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    file: String,
    rule: String,
    message: String,
    count: usize,
}

/// Where a baseline can be written: in the place of none, of another baseline, or with `overwrite` of any file
/// but a record or settings.
pub(super) fn target(path: &Path, overwrite: bool) -> anyhow::Result<Target> {
    if path.symlink_metadata().is_ok() {
        ensure_regular(path)?;
    }
    Target::at(path, overwrite || read(path).is_ok())
}

/// Writes the findings as a baseline.
pub(super) fn write(
    path: &Path,
    target: &Target,
    registry: &Registry,
    findings: &[Finding],
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let known = KnownFindings::of(registry, findings);
    let counts = known.counts();
    let count = counts.iter().map(|(_, count)| count).sum::<usize>();
    let known = counts.into_iter().map(|(key, count)| {
        let FindingKey { file, rule, message } = key.clone();
        Known { file, rule: rule.to_string(), message, count }
    });
    let baseline = Baseline { version: VERSION, findings: known.collect() };
    let text = serde_json::to_string_pretty(&baseline)? + "\n";
    target.write(text.as_bytes())?;
    Ok(say(&message!("baseline.written", count, path = path.display()), globals, out)?)
}

/// Refuses a link, which could lead anywhere, and a pipe or a device, which could have no end.
fn ensure_regular(path: &Path) -> anyhow::Result<()> {
    let found = path.symlink_metadata().map_err(|error| cannot_read(path, &error))?;
    if !found.is_file() {
        bail!(message!("baseline.not-a-file", path = path.display()));
    }
    Ok(())
}

fn cannot_read(path: &Path, reason: &io::Error) -> Message {
    message!("error.cannot-read", path = path.display(), reason)
}

/// Reads a baseline.
fn read(path: &Path) -> anyhow::Result<Baseline> {
    ensure_regular(path)?;
    let text = fs::read_to_string(path).map_err(|error| cannot_read(path, &error))?;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    match json["version"].as_u64() {
        Some(version) if version != u64::from(VERSION) => {
            let version = version.to_string();
            bail!(message!("baseline.version", path = path.display(), version))
        }
        _ => {}
    }
    let Ok(baseline) = serde_json::from_value(json) else {
        bail!(message!("baseline.not-a-baseline", path = path.display()));
    };
    Ok(baseline)
}

/// Takes out the findings that the baseline knows, each as often as it knows it.
pub(super) fn leave_out(
    path: &Path,
    registry: &Registry,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<()> {
    let known = read(path)?.findings.into_iter().map(|known| {
        let Known { file, rule, message, count } = known;
        (FindingKey { file, rule: rule.into(), message }, count)
    });
    known.collect::<KnownFindings>().remove_from(registry, findings);
    Ok(())
}
