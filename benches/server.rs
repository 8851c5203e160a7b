//! How fast `mieux lsp` answers, beside reading the files of the registry once:
//! `cargo bench --bench server -- [--records N]...`.
//!
//! A registry is opened by as many servers, one after the other, as there are turns, and each of them is asked the same;
//! `cat` of all its files takes a turn before each. The table shows medians over all turns. Nothing passes or fails here.
//! `docs/performance.md` says what came out and what it means.

#[expect(dead_code, reason = "what the other benches use")]
mod case;
mod client;
mod generate;
#[expect(dead_code, reason = "what the other benches use")]
mod measure;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use case::project;
use client::Client;
use comfy_table::{CellAlignment, Table, presets};
use generate::{Order, generate};
use serde_json::json;

/// How many servers are started for each registry.
const TURNS: usize = 5;

/// How often each is asked the same.
const TIMES: usize = 9;

/// What is measured, in the order of the table.
const MEASURED: [&str; 7] = [
    "cat of all files",
    "first answer",
    "change to its findings",
    "completion after a change",
    "names, asked first",
    "names, asked again",
    "uses of a country",
];

type Times = BTreeMap<&'static str, Vec<Duration>>;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let mut sizes = Vec::new();
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--measure" => return measure::measure(&value()?),
            "--records" => sizes.push(value()?.parse()?),
            // Cargo says so to every bench.
            "--bench" => {}
            other => anyhow::bail!("what is `{other}`?"),
        }
    }
    if sizes.is_empty() {
        sizes.push(10_000);
    }
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_header(["registry", "what", "ms", "most ms", "÷ cat", "MB"]);
    add(&mut table, "of MIEUX", &project("registry"))?;
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    for records in sizes {
        let registry = folder.path().join(records.to_string());
        generate(
            Order { records, seed: 1, faults: 0 },
            &project("registry/vocabularies"),
            &registry,
        )?;
        add(&mut table, &records.to_string(), &registry)?;
    }
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    writeln!(io::stdout(), "{table}\n")?;
    Ok(())
}

/// Measures a registry and adds its rows.
fn add(table: &mut Table, name: &str, registry: &Path) -> anyhow::Result<()> {
    let record = first_action(registry)?;
    let cat = format!("find {} -name '*.yaml' -exec cat {{}} +", registry.display());
    let (mut times, mut memory) = (Times::new(), 0);
    measure::cost(&cat)?;
    for _ in 0..TURNS {
        times.entry(MEASURED[0]).or_default().push(measure::cost(&cat)?.wall);
        memory = memory.max(turn(registry, &record, &mut times)?);
    }
    let median = |what: &str| {
        let mut all = times[what].clone();
        all.sort();
        (all[all.len() / 2], all[all.len() - 1])
    };
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let (cat, _) = median(MEASURED[0]);
    for what in MEASURED {
        let (middle, most) = median(what);
        table.add_row([
            name.to_owned(),
            what.to_owned(),
            format!("{:.1}", ms(middle)),
            format!("{:.1}", ms(most)),
            format!("{:.2}", ms(middle) / ms(cat)),
            if what == MEASURED[1] { memory.to_string() } else { String::new() },
        ]);
    }
    Ok(())
}

fn first_action(registry: &Path) -> anyhow::Result<PathBuf> {
    for entry in walkdir::WalkDir::new(registry.join("actions")).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            return Ok(entry.into_path());
        }
    }
    anyhow::bail!("a registry without actions")
}

/// Starts a server and asks it everything; returns how much memory it held, in MB.
fn turn(registry: &Path, record: &Path, times: &mut Times) -> anyhow::Result<u64> {
    let mut client = Client::start(Path::new(env!("CARGO_BIN_EXE_mieux")), registry)?;
    let mut add = |what, start: Instant| times.entry(what).or_default().push(start.elapsed());
    let text = fs::read_to_string(record)?;
    let uri = format!("file://{}", record.canonicalize()?.display());
    let at = |text: &str| {
        let line = text.matches('\n').count();
        let character = text.rsplit('\n').next().unwrap_or_default().len();
        json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
    };
    let start = Instant::now();
    client.open(&uri, &text)?;
    client.ask("textDocument/hover", at("\ni"))?;
    add("first answer", start);
    for time in 0..TIMES {
        let status = if time % 2 == 0 { "status: x" } else { "status: " };
        let changed = text.replacen("status: ", status, 1);
        let start = Instant::now();
        client.change(&uri, &changed)?;
        client.told_of(&uri)?;
        add("change to its findings", start);
    }
    for line in ["partners:", "  - partner: min", "countries: [P"].repeat(TIMES / 3) {
        let typed = format!("{text}\n{line}");
        client.change(&uri, &typed)?;
        let start = Instant::now();
        client.ask("textDocument/completion", at(&typed))?;
        add("completion after a change", start);
    }
    client.change(&uri, &text)?;
    for time in 0..TIMES {
        let start = Instant::now();
        client.ask("workspace/symbol", json!({"query": "peru"}))?;
        add(if time == 0 { "names, asked first" } else { "names, asked again" }, start);
    }
    let before = text.split("countries: [").next().unwrap_or_default();
    let mut params = at(&format!("{before}countries: [P"));
    params["context"] = json!({"includeDeclaration": true});
    let start = Instant::now();
    client.ask("textDocument/references", params)?;
    add("uses of a country", start);
    let memory = client.memory()?;
    client.end()?;
    Ok(memory)
}
