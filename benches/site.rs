//! What `mieux site` costs beside writing the same files and nothing else: `cargo bench --bench site -- [--records N]`.
//!
//! Both take turns, each into a folder that was not there before, since a file system is slow where many files have just
//! been removed. Nothing passes or fails here. `docs/performance.md` says what came out and what it means.

mod again;
#[expect(dead_code, reason = "what the other benches use")]
mod case;
mod generate;
mod measure;

use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;
use case::project;
use generate::{Order, generate};
use measure::{Cost, cost};

/// How often everything is measured.
const TURNS: usize = 5;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let mut sizes = vec![1_000, 10_000];
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--measure" => return measure::measure(&value()?),
            "--write" => return again::write_again(Path::new(&value()?), Path::new(&value()?)),
            "--records" => sizes = vec![value()?.parse()?],
            // Cargo says so to every bench.
            "--bench" => {}
            other => anyhow::bail!("what is `{other}`?"),
        }
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut registries = vec![("the shipped registry".to_owned(), project("registry"))];
    for records in sizes {
        let registry = folder.path().join(records.to_string());
        let order = Order { records, seed: 1, faults: 0 };
        generate(order, &project("registry/vocabularies"), &registry)?;
        std::fs::copy(project("registry/mieux.toml"), registry.join("mieux.toml"))?;
        registries.push((format!("{records} records"), registry));
    }
    for (position, (name, registry)) in registries.iter().enumerate() {
        let at = |turn: usize, made: &str| folder.path().join(format!("{position}-{turn}-{made}"));
        let turn = |turn| -> anyhow::Result<(Cost, Cost)> {
            let (site, copy) = (at(turn, "site"), at(turn, "copy"));
            Ok((build(registry, &site)?, again::write(&site, &copy)?))
        };
        let turns = (0..TURNS).map(turn).collect::<anyhow::Result<Vec<_>>>()?;
        show(name, &turns)?;
    }
    Ok(())
}

/// The site of a registry in three languages.
fn build(registry: &Path, site: &Path) -> anyhow::Result<Cost> {
    let program = env!("CARGO_BIN_EXE_mieux");
    let (registry, site) = (registry.display(), site.display());
    cost(&format!("exec {program} --registry {registry} site --quiet -o {site}"))
}

fn show(name: &str, turns: &[(Cost, Cost)]) -> io::Result<()> {
    let median = |of: &dyn Fn(&(Cost, Cost)) -> f64| {
        let mut values: Vec<f64> = turns.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let cpu = |cost: &Cost| cost.cpu.as_secs_f64();
    writeln!(
        io::stdout(),
        "{name}: site {:.2} s by the clock, {:.2} s of CPU, {:.0} MB; writing the same files {:.2} s of CPU; ratio {:.1}",
        median(&|(site, _)| site.wall.as_secs_f64()),
        median(&|(site, _)| cpu(site)),
        median(&|(site, _)| site.memory as f64 / 1024.0),
        median(&|(_, writes)| cpu(writes)),
        median(&|(site, writes)| cpu(site) / cpu(writes)),
    )
}
