//! What the index spares, beside `cat` and `git status` of the same files: `cargo bench --bench index -- [--records N]`,
//! 10,000 and 100,000 if no number is given. Nothing passes or fails here; `docs/performance.md` says what came out.

mod case;
mod generate;
mod measure;
mod turns;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::ensure;
use case::{Case, project};
use generate::{Order, generate};
use turns::{rounds, show};

/// Every expert is ranked for a mission; one record in five is an expert.
const MATCH: &str =
    "match --country PE --theme IMT --language es:B2 --from 2027-03-10 --to 2027-03-14 --top 20";

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let mut sizes = Vec::new();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--measure" => return measure::measure(&args.next().unwrap_or_default()),
            "--records" => sizes.push(args.next().unwrap_or_default().parse()?),
            // Cargo says so to every bench.
            "--bench" => {}
            other => anyhow::bail!("what is `{other}`?"),
        }
    }
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000];
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    for records in sizes {
        let cases =
            cases(&registry(folder.path(), records)?, &folder.path().join("cache"), records);
        show(&cases, &rounds(&cases, 7)?)?;
    }
    Ok(())
}

/// The commands, in the order in which they take turns.
fn cases(registry: &Path, cache: &Path, records: usize) -> Vec<Case> {
    let (below, cache) = (registry.display(), cache.display());
    let program = env!("CARGO_BIN_EXE_mieux");
    let case = |name, line: String| {
        let line = format!("cd {below} && {line}");
        Case { name, line, records, compared_with: "cat" }
    };
    let on = format!("MIEUX_INDEX=on MIEUX_CACHE_DIR={cache}");
    let kept = |name, args: &str| case(name, format!("{on} exec {program} {args}"));
    let cold = |name, args: &str| case(name, format!("exec {program} {args}"));
    vec![
        case("cat", "find . -name '*.yaml' -print0 | xargs -0 cat > /dev/null".to_owned()),
        case("git status", "exec git status --short".to_owned()),
        cold("validate, no index", "validate"),
        case("validate, index made", format!("rm -rf {cache} && {on} exec {program} validate")),
        kept("validate, nothing changed", "validate"),
        cold("report, no index", "report --region latam"),
        kept("report, nothing changed", "report --region latam"),
        kept("list, nothing changed", "list experts --origin PE"),
        cold("match, no index", MATCH),
        kept("match, nothing changed", MATCH),
        kept("show, nothing changed", "show exp-0001"),
        kept("validate FILE", "validate experts/00/exp-0001.yaml"),
        cold("set, no index", "set exp-0001 notes.en=Seen --dry-run"),
        kept("set, nothing changed", "set exp-0001 notes.en=Seen --dry-run"),
        kept("new, nothing changed", "new partner name.en=Seen country=PE kind=ministry --dry-run"),
        case(
            "validate, one file changed",
            format!("touch experts/00/exp-0001.yaml && {on} exec {program} validate"),
        ),
    ]
}

/// A registry of so many records, always the same, under git.
fn registry(folder: &Path, records: usize) -> anyhow::Result<PathBuf> {
    let registry = folder.join(records.to_string());
    let vocabularies = project("registry/vocabularies");
    generate(Order { records, seed: 1, faults: 0 }, &vocabularies, &registry)?;
    for args in [&["init", "--quiet"][..], &["add", "--all"]] {
        let status = Command::new("git").arg("-C").arg(&registry).args(args).status()?;
        ensure!(status.success(), "git {args:?} ended with {status}");
    }
    Ok(registry)
}
