//! How fast `mieux import` is, beside writing the same bytes to as many files, and beside a database
//! that takes the same rows: `cargo bench --bench import -- [--rows N] [--sqlite-utils PATH]`.
//!
//! The commands take turns, the table shows medians, and ratios are medians of the ratios of each turn. Each turn has folders of
//! its own, and nothing is deleted before the end: ext4 is slow to use again what was just deleted.
//! Nothing passes or fails here. `docs/performance.md` says what came out and what it means.

mod again;
#[expect(dead_code, reason = "what the other bench uses")]
mod case;
mod generate;
mod measure;
mod sheets;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use case::project;
use generate::{Order, generate};
use measure::{Cost, cost};

/// How often everything is measured.
const TURNS: usize = 5;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (mut rows, mut sqlite_utils) = (100_000, None);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--measure" => return measure::measure(&value()?),
            "--write" => return again::write_again(Path::new(&value()?), Path::new(&value()?)),
            "--rows" => rows = value()?.parse()?,
            "--sqlite-utils" => sqlite_utils = Some(value()?),
            // Cargo says so to every bench.
            "--bench" => {}
            other => anyhow::bail!("what is `{other}`?"),
        }
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let place = Place::prepare(folder.path(), rows)?;
    let mut turns = Vec::new();
    for turn in 0..TURNS {
        let folder = folder.path().join(turn.to_string());
        fs::create_dir(&folder)?;
        let import = place.import(&folder)?;
        let write = again::write(&folder.join("registry"), &folder.join("copy"))?;
        let sqlite = sqlite_utils.as_deref();
        let sqlite = sqlite.map(|program| place.sqlite(program, &folder)).transpose()?;
        turns.push((import, write, sqlite));
    }
    let mut out = io::stdout();
    writeln!(out, "{rows} rows, {TURNS} turns, medians")?;
    let import = || turns.iter().map(|turn| turn.0);
    show(&mut out, "mieux import", import())?;
    show(&mut out, "write the same files", turns.iter().map(|turn| turn.1))?;
    let ratio = |of: fn(&Cost) -> f64| median(turns.iter().map(|turn| of(&turn.0) / of(&turn.1)));
    writeln!(out, "import ÷ write: {:.2} by the clock, {:.2} of CPU", ratio(wall), ratio(cpu))?;
    let sqlite: Vec<Cost> = turns.iter().filter_map(|turn| turn.2).collect();
    if !sqlite.is_empty() {
        show(&mut out, "sqlite-utils insert", sqlite.iter().copied())?;
        let ratio =
            median(import().zip(&sqlite).map(|(import, sqlite)| cpu(&import) / cpu(sqlite)));
        writeln!(out, "import ÷ sqlite-utils: {ratio:.2} of CPU")?;
    }
    Ok(())
}

/// What is measured: sheets, and what an empty registry has beside records.
struct Place {
    empty: PathBuf,
    sheets: Vec<(&'static str, PathBuf)>,
}

impl Place {
    fn prepare(folder: &Path, rows: usize) -> anyhow::Result<Self> {
        let (generated, empty) = (folder.join("generated"), folder.join("empty"));
        let order = Order { records: rows, seed: 1, faults: 0 };
        generate(order, &project("registry/vocabularies"), &generated)?;
        let sheets = sheets::sheets(&generated, folder)?;
        fs::create_dir(&empty)?;
        fs::copy(generated.join("mieux.toml"), empty.join("mieux.toml"))?;
        copy(&generated.join("vocabularies"), &empty.join("vocabularies"))?;
        Ok(Self { empty, sheets })
    }

    fn import(&self, folder: &Path) -> anyhow::Result<Cost> {
        let (registry, state) = (folder.join("registry"), folder.join("state"));
        copy(&self.empty, &registry)?;
        let sheets: Vec<String> =
            self.sheets.iter().map(|(kind, path)| format!("{kind} {}", path.display())).collect();
        cost(&format!(
            "export MIEUX_STATE_DIR={}; exec {} --registry {} import {}",
            state.display(),
            env!("CARGO_BIN_EXE_mieux"),
            registry.display(),
            sheets.join(" ")
        ))
    }

    fn sqlite(&self, program: &str, folder: &Path) -> anyhow::Result<Cost> {
        let database = folder.join("rows.db");
        let insert = |(kind, path): &(&str, PathBuf)| {
            format!("{program} insert {} {kind} {} --csv", database.display(), path.display())
        };
        let calls: Vec<String> = self.sheets.iter().map(insert).collect();
        cost(&calls.join(" && "))
    }
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn wall(cost: &Cost) -> f64 {
    cost.wall.as_secs_f64()
}

fn cpu(cost: &Cost) -> f64 {
    cost.cpu.as_secs_f64()
}

fn show(out: &mut impl Write, name: &str, costs: impl Iterator<Item = Cost>) -> io::Result<()> {
    let costs: Vec<Cost> = costs.collect();
    let of = |value: fn(&Cost) -> f64| median(costs.iter().map(value));
    let memory = of(|cost| cost.memory as f64 / 1024.0);
    writeln!(out, "{name}: {:.2} s by the clock, {:.2} s of CPU, {memory:.0} MB", of(wall), of(cpu))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
