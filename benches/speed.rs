//! How fast `mieux validate` and `mieux report` are, beside what else could be done with the same files
//! in the same minute: `cargo bench --bench speed -- [--jsonschema-cli PATH] [--jaq PATH] [--million]`.
//!
//! Other work on the machine makes the times noisy. So the commands take turns, the table shows
//! medians, and ratios are medians of the ratios of each turn. Nothing passes or fails here.
//! `docs/performance.md` says what came out and what it means.

mod case;
mod cases;
mod generate;
mod measure;
mod turns;

use std::path::{Path, PathBuf};

use case::project;
use cases::{cat, jaq, jsonschema, report, validate};
use generate::{Order, generate};
use turns::{rounds, show};

#[derive(Default)]
struct Options {
    jsonschema_cli: Option<PathBuf>,
    jaq: Option<PathBuf>,
    million: bool,
}

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let mut options = Options::default();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--measure" => return measure::measure(&args.next().unwrap_or_default()),
            "--jsonschema-cli" => options.jsonschema_cli = args.next().map(PathBuf::from),
            "--jaq" => options.jaq = args.next().map(PathBuf::from),
            "--million" => options.million = true,
            // Cargo says so to every bench.
            "--bench" => {}
            other => anyhow::bail!("what is `{other}`?"),
        }
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let small = registry(folder.path(), 10_000)?;
    let large = registry(folder.path(), 100_000)?;
    let (few, many) = (10_000, 100_000);
    let mut cases = vec![
        cat(&small, few),
        validate("mieux validate", &small, few, "", ""),
        validate("mieux validate, 1 thread", &small, few, "RAYON_NUM_THREADS=1 ", ""),
        validate("mieux validate, 2 threads", &small, few, "RAYON_NUM_THREADS=2 ", ""),
        report(&small, few),
        cat(&large, many),
        validate("mieux validate", &large, many, "", ""),
        validate("mieux validate FILE", &large, many, "", "experts/00/exp-0001.yaml"),
        report(&large, many),
    ];
    if let Some(program) = &options.jsonschema_cli {
        cases.push(jsonschema(program, &small, few));
    }
    if let Some(program) = &options.jaq {
        cases.extend([jaq(program, &small, few), jaq(program, &large, many)]);
    }
    show(&cases, &rounds(&cases, 7)?)?;
    if options.million {
        let huge = registry(folder.path(), 1_000_000)?;
        let cases = [
            cat(&huge, 1_000_000),
            validate("mieux validate", &huge, 1_000_000, "", ""),
            report(&huge, 1_000_000),
        ];
        show(&cases, &rounds(&cases, 1)?)?;
    }
    Ok(())
}

/// A registry of so many records, always the same.
fn registry(folder: &Path, records: usize) -> anyhow::Result<PathBuf> {
    let registry = folder.join(records.to_string());
    let vocabularies = project("registry/vocabularies");
    generate(Order { records, seed: 1, faults: 0 }, &vocabularies, &registry)?;
    Ok(registry)
}
