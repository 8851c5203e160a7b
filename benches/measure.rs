//! What a command costs: its wall time, its processor time, and the most memory that it held.
//!
//! The system keeps these sums for all finished children of a process, so each command is run by a
//! process of its own: this bench again, with `--measure`.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// What one run cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// From start to end.
    pub(crate) wall: Duration,
    /// Of all processors, in the program and in the system for it.
    pub(crate) cpu: Duration,
    /// The largest resident set, in KiB.
    pub(crate) memory: u64,
}

/// Runs a line of `sh` by way of a process of its own. Without an index, unless the line switches it on: else the second
/// round would measure something else than the first.
pub(crate) fn cost(line: &str) -> anyhow::Result<Cost> {
    let output = Command::new(std::env::current_exe()?)
        .args(["--measure", line])
        .env("MIEUX_INDEX", "off")
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(output.status.success(), "`{line}` failed");
    parsed(&output.stdout).with_context(|| format!("`{line}` was not measured"))
}

/// The three numbers that the other end has written: microseconds, microseconds and KiB.
pub(crate) fn parsed(output: &[u8]) -> anyhow::Result<Cost> {
    let text = std::str::from_utf8(output)?;
    let numbers: Vec<u64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [wall, cpu, memory] = numbers[..] else { anyhow::bail!("`{text}` is no cost") };
    Ok(Cost { wall: Duration::from_micros(wall), cpu: Duration::from_micros(cpu), memory })
}

/// The other end: runs the line and writes the three numbers.
pub(crate) fn measure(line: &str) -> anyhow::Result<()> {
    let start = Instant::now();
    // `exec` spares a single command the memory and time of the shell.
    let mut command = Command::new("sh");
    command.args(["-c", line]).stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.status().context("sh cannot be run")?;
    let wall = start.elapsed();
    ensure!(status.success(), "`{line}` ended with {status}");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = (usage.user_time() + usage.system_time()).num_microseconds();
    writeln!(io::stdout(), "{} {cpu} {}", wall.as_micros(), usage.max_rss())?;
    Ok(())
}
