//! Baselines: the findings of an old registry, put aside so that only new ones are reported.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;
use mieux::finding::{Finding, FindingKey, Fingerprint, KnownFindings};
use mieux::message;
use mieux::message::Message;
use mieux::registry::Registry;
use serde::{Deserialize, Serialize};

use super::sentence::say;
use super::target::Target;
use crate::globals::Globals;

/// The version that is written, to be raised when an older program would misread it.
const VERSION: u64 = 2;

/// The file: which findings there were, and how often each.
#[derive(Debug, Serialize, Deserialize)]
struct Baseline<K> {
    version: u64,
    findings: Vec<K>,
}

/// A finding by what it is about.
#[derive(Debug, Serialize, Deserialize)]
struct Known {
    rule: String,
    subject: String,
    field: String,
    count: usize,
}

/// A finding by its words, as version 1 has it.
#[derive(Debug, Deserialize)]
struct KnownByWords {
    file: String,
    rule: String,
    message: String,
    count: usize,
}

/// The findings of a baseline.
enum Contents {
    ByWords(KnownFindings),
    ByField(KnownFindings<Fingerprint>),
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
    let known = KnownFindings::<Fingerprint>::of(registry, findings);
    let counts = known.counts();
    let count = counts.iter().map(|(_, count)| count).sum::<usize>();
    let known = counts.into_iter().map(|(fingerprint, count)| {
        let Fingerprint { rule, subject, field } = fingerprint.clone();
        Known { rule: rule.to_string(), subject, field, count }
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
fn read(path: &Path) -> anyhow::Result<Contents> {
    ensure_regular(path)?;
    let text = fs::read_to_string(path).map_err(|error| cannot_read(path, &error))?;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let contents = match json["version"].as_u64() {
        Some(1) => serde_json::from_value(json).map(|Baseline { findings, .. }| {
            let known = findings.into_iter().map(|known| {
                let KnownByWords { file, rule, message, count } = known;
                (FindingKey { file, rule: rule.into(), message }, count)
            });
            Contents::ByWords(known.collect())
        }),
        None | Some(VERSION) => {
            serde_json::from_value(json).map(|Baseline { findings, .. }| {
                let known = findings.into_iter().map(|known| {
                    let Known { rule, subject, field, count } = known;
                    (Fingerprint { rule: rule.into(), subject, field }, count)
                });
                Contents::ByField(known.collect())
            })
        }
        Some(version) => {
            let version = version.to_string();
            bail!(message!("baseline.version", path = path.display(), version))
        }
    };
    let Ok(contents) = contents else {
        bail!(message!("baseline.not-a-baseline", path = path.display()));
    };
    Ok(contents)
}

/// Takes out the findings that the baseline knows, each as often as it knows it.
pub(super) fn leave_out(
    path: &Path,
    registry: &Registry,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<()> {
    match read(path)? {
        Contents::ByWords(known) => known.remove_from(registry, findings),
        Contents::ByField(known) => known.remove_from(registry, findings),
    }
    Ok(())
}
