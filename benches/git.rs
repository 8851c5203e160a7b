//! What git costs: figures of an earlier commit, findings and differences that a change brings, the history of a record,
//! and a merge, each beside what it is compared with in the same minute: `cargo bench --bench git`.
//!
//! Nothing passes or fails here. `docs/performance.md` says what came out and what it means.

mod case;
mod generate;
mod measure;
mod turns;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::ensure;
use case::{Case, project};
use generate::{Order, generate};
use turns::{rounds, show};

/// How many records the registry has.
const RECORDS: usize = 12_000;

/// How many commits it has.
const COMMITS: usize = 200;

/// How many files a commit changes.
const CHANGED: usize = 100;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--measure" => return measure::measure(&args.next().unwrap_or_default()),
            // Cargo says so to every bench.
            "--bench" => {}
            other => anyhow::bail!("what is `{other}`?"),
        }
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let record = repository(folder.path())?;
    merge_files(folder.path(), &record)?;
    let id = record.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let case = |name, compared_with, line: &str| Case {
        name,
        line: format!("cd {} && {line}", folder.path().display()),
        records: RECORDS,
        compared_with,
    };
    let mieux = env!("CARGO_BIN_EXE_mieux");
    let read = "git ls-tree -r HEAD~100 registry | cut -c13-52 | git cat-file --batch --buffer";
    let cases = [
        case("git cat-file of all files", "mieux report", read),
        case("mieux report", "mieux report", &format!("exec {mieux} report")),
        case("mieux report --at", "mieux report", &format!("exec {mieux} report --at HEAD~100")),
        case(
            "mieux report --history",
            "mieux report",
            &format!("exec {mieux} report --history month"),
        ),
        case("mieux validate", "mieux validate", &format!("exec {mieux} validate")),
        case(
            "mieux validate --since",
            "mieux validate",
            &format!("exec {mieux} validate --since HEAD~1"),
        ),
        case("mieux diff", "mieux validate", &format!("exec {mieux} diff HEAD~1")),
        case(
            "mieux diff --findings",
            "mieux validate",
            &format!("exec {mieux} diff HEAD~1 --findings"),
        ),
        case("git log of a file", "mieux validate", &format!("git log -- {}", record.display())),
        case("mieux log ID", "git log of a file", &format!("exec {mieux} log {id}")),
        case("git merge-file", "git merge-file", "git merge-file -p ours base theirs"),
        case(
            "mieux merge",
            "git merge-file",
            &format!(
                "cp ours merged && exec {mieux} merge --path {} base merged theirs",
                record.display()
            ),
        ),
    ];
    show(&cases, &rounds(&cases, 7)?)
}

/// Makes a repository with a history in `folder`; the path of an action that many of its commits have changed.
fn repository(folder: &Path) -> anyhow::Result<PathBuf> {
    let registry = folder.join("registry");
    let vocabularies = project("registry/vocabularies");
    generate(Order { records: RECORDS, seed: 1, faults: 0 }, &vocabularies, &registry)?;
    git(folder, &["init", "--quiet", "--initial-branch=main"])?;
    git(folder, &["add", "registry"])?;
    git_on(0, folder, &["commit", "--quiet", "--message=All"])?;
    let files = actions(&registry)?;
    let first = files[0].clone();
    for commit in 1..COMMITS {
        let start = commit * CHANGED;
        let some = (start..start + CHANGED).map(|at| &files[at % files.len()]);
        let often = std::iter::once(&first).filter(|_| commit % 10 == 0);
        for file in some.chain(often) {
            let text = fs::read_to_string(file)?;
            fs::write(file, retitled(&text, &format!("Edit {commit} of ")))?;
        }
        let message = format!("--message=Edit {commit}");
        git_on(commit, folder, &["commit", "--quiet", "--all", &message])?;
    }
    git(folder, &["gc", "--quiet"])?;
    Ok(first.strip_prefix(folder)?.to_owned())
}

/// Writes three versions of a record: `base`, and two that differ from it at other places.
fn merge_files(folder: &Path, record: &Path) -> anyhow::Result<()> {
    let base = fs::read_to_string(folder.join(record))?;
    fs::write(folder.join("ours"), retitled(&base, "Our "))?;
    fs::write(folder.join("theirs"), format!("{base}# Seen.\n"))?;
    Ok(fs::write(folder.join("base"), base)?)
}

/// The text with other words at the beginning of its first text in English, which has quotes.
fn retitled(text: &str, words: &str) -> String {
    text.replacen("  en: \"", &format!("  en: \"{words}"), 1)
}

/// The files of actions, sorted.
fn actions(registry: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![registry.join("actions")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn git(folder: &Path, args: &[&str]) -> anyhow::Result<()> {
    git_on(0, folder, args)
}

/// Runs git at the time of the commit of this number. There are eight commits in a month.
fn git_on(commit: usize, folder: &Path, args: &[&str]) -> anyhow::Result<()> {
    let (month, day) = (commit / 8, commit % 8 + 1);
    let date = format!("{}-{:02}-{day:02}T12:00:00Z", 2024 + month / 12, month % 12 + 1);
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args([
        "-c",
        "user.name=Bench",
        "-c",
        "user.email=bench@localhost",
        // Else a commit packs the repository in the background, which keeps `git gc` from it.
        "-c",
        "gc.auto=0",
    ]);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_COMMITTER_DATE", date);
    let status = command.args(args).status()?;
    ensure!(status.success(), "git {} ended with {status}", args.join(" "));
    Ok(())
}
