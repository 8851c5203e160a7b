//! Baselines: the findings of an old registry, put aside so that only new ones are reported.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};
use mieux::finding::Finding;
use mieux::registry::Registry;
use serde::{Deserialize, Serialize};

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

type Key = (String, String, String);

/// Writes the findings to a new or existing baseline.
pub(super) fn write(
    path: &Path,
    registry: &Registry,
    findings: &[Finding],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(key(registry, finding)).or_default() += 1 + finding.more;
    }
    let counted = match counts.values().sum::<usize>() {
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    };
    let known = counts.into_iter().map(|((file, rule, message), count)| Known {
        file,
        rule,
        message,
        count,
    });
    let baseline = Baseline { version: VERSION, findings: known.collect() };
    let text = serde_json::to_string_pretty(&baseline)? + "\n";
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    writeln!(out, "Put {counted} aside in {}.", path.display())?;
    Ok(())
}

/// Takes out the findings that the baseline knows, each as often as it knows it.
pub(super) fn leave_out(
    path: &Path,
    registry: &Registry,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<()> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    match json["version"].as_u64() {
        Some(version) if version != u64::from(VERSION) => {
            bail!(
                "{} is a baseline of version {version}, which this mieux does not know",
                path.display()
            )
        }
        _ => {}
    }
    let Ok(baseline) = serde_json::from_value::<Baseline>(json) else {
        bail!("{} is no baseline; --write-baseline writes one", path.display());
    };
    let mut left: BTreeMap<Key, usize> = BTreeMap::new();
    for known in baseline.findings {
        *left.entry((known.file, known.rule, known.message)).or_default() += known.count;
    }
    findings.retain_mut(|finding| {
        let Some(left) = left.get_mut(&key(registry, finding)) else { return true };
        let count = 1 + finding.more;
        let known = count.min(*left);
        *left -= known;
        finding.more = (count - known).saturating_sub(1);
        known < count
    });
    Ok(())
}

/// What makes a finding the same as one of another day: its file below the registry, rule and words.
fn key(registry: &Registry, finding: &Finding) -> Key {
    let below = &registry.file(finding.place.file).below;
    (below.to_string_lossy().into_owned(), finding.rule.to_owned(), finding.message.clone())
}
