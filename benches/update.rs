//! What one changed file costs in a registry of 100,000 records that is in memory, beside a check of
//! everything in the same minute: `cargo bench --bench update`.
//!
//! Nothing passes or fails here. `docs/performance.md` says what came out and what it means.

mod generate;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use comfy_table::{CellAlignment, Table, presets};
use generate::{Order, generate};
use mieux::check::{Options, Scope, Workspace};
use mieux::files::{Files as _, Folder, Texts};

/// How many records the registry has.
const RECORDS: usize = 100_000;

/// How many files of each kind are changed.
const TURNS: usize = 21;

/// A way to change a file: its name, the folder whose files are changed, and what a text becomes.
type Change = (&'static str, &'static str, fn(&str) -> Option<String>);

const CHANGES: [Change; 8] = [
    ("an activity: another comment", "activities", |text| Some(format!("{text}# seen\n"))),
    ("an action: another title", "actions", |text| Some(text.replacen("  en: ", "  en: New ", 1))),
    ("a partner: another name", "partners", |text| Some(text.replacen("  en: ", "  en: New ", 1))),
    ("an expert: another comment", "experts", |text| Some(format!("{text}# seen\n"))),
    ("an activity: another action", "activities", |text| {
        Some(text.replacen("\naction: ", "\naction: x", 1))
    }),
    ("an activity: no YAML for a moment", "activities", |text| Some(format!("{text}: [\n"))),
    ("a partner: removed", "partners", |_| None),
    ("an action: removed", "actions", |_| None),
];

fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let root = folder.path().join("registry");
    let vocabularies = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry/vocabularies");
    generate(Order { records: RECORDS, seed: 1, faults: 0 }, &vocabularies, &root)?;
    let files = Folder::open(&root)?;
    let open = || Workspace::open(&files, &root, &Scope::All, &Options::default());
    // The first one fills the caches.
    open()?;
    let start = Instant::now();
    let mut workspace = open()?;
    let whole = start.elapsed();
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_header(["change", "ms, median", "ms, most", "part of a check of everything"]);
    for (name, kind, change) in CHANGES {
        let paths = spread(files.list().into_iter().map(|file| file.below), kind);
        let mut times: Vec<Duration> = Vec::new();
        for below in paths {
            let text = fs::read(root.join(&below))?;
            let changed = change(&String::from_utf8_lossy(&text)).map(String::into_bytes);
            for text in [changed, Some(text)] {
                let start = Instant::now();
                workspace.update(Texts::from([(below.clone(), text)]))?;
                times.push(start.elapsed());
            }
        }
        times.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let (median, most) = (ms(times[times.len() / 2]), ms(times[times.len() - 1]));
        let part = median / ms(whole);
        let cells = [format!("{median:.1}"), format!("{most:.1}"), format!("1/{:.0}", 1.0 / part)];
        table.add_row(std::iter::once(name.to_owned()).chain(cells));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let ms = whole.as_millis();
    writeln!(io::stdout(), "A check of {RECORDS} records takes {ms} ms.\n\n{table}\n")?;
    Ok(())
}

/// Files of a kind from all over the registry.
fn spread(files: impl Iterator<Item = PathBuf>, kind: &str) -> Vec<PathBuf> {
    let of_kind: Vec<PathBuf> = files
        .filter(|path| path.starts_with(kind) && path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    let step = (of_kind.len() / TURNS).max(1);
    of_kind.into_iter().step_by(step).take(TURNS).collect()
}
