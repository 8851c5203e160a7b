//! Writing the files of a folder once more and nothing else, to compare with a command that made them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::ensure;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::measure::{Cost, parsed};

/// Writes all files of one folder into another, which is not there, and says what the writing alone cost.
pub(crate) fn write(from: &Path, to: &Path) -> anyhow::Result<Cost> {
    let program = std::env::current_exe()?;
    let output = Command::new(program).arg("--write").args([from, to]).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    parsed(&output.stdout)
}

/// The other end of it, in a process of its own.
pub(crate) fn write_again(from: &Path, to: &Path) -> anyhow::Result<()> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push((to.join(entry.path().strip_prefix(from)?), fs::read(entry.path())?));
        }
    }
    let (start, before) = (Instant::now(), own_cpu()?);
    for (path, bytes) in &files {
        let above = path.parent().unwrap_or(to);
        if !above.is_dir() {
            fs::create_dir_all(above)?;
        }
        fs::write(path, bytes)?;
    }
    let (wall, cpu) = (start.elapsed().as_micros(), own_cpu()? - before);
    writeln!(io::stdout(), "{wall} {cpu} 0")?;
    Ok(())
}

fn own_cpu() -> anyhow::Result<i64> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    Ok((usage.user_time() + usage.system_time()).num_microseconds())
}
