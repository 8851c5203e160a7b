//! Writes a registry of any size, for measuring and for trying things out:
//!
//!     cargo run --release --example generate -- FOLDER [--records N] [--seed N] [--faults N]
//!
//! With faults, their rules, files and lines are in `FOLDER.faults.json`.

#[path = "../benches/generate/mod.rs"]
mod generate;

use std::fs;
use std::io;
use std::path::Path;

use generate::{Fault, Order, generate};

fn main() -> io::Result<()> {
    let mut order = Order { records: 1000, seed: 1, faults: 0 };
    let mut folder = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|number| number.parse().ok());
        let known = match arg.as_str() {
            "--records" => number().map(|number| order.records = number),
            "--faults" => number().map(|number| order.faults = number),
            "--seed" => number().map(|number| order.seed = number as u64),
            option if option.starts_with("--") => None,
            path => {
                folder = Some(path.to_owned());
                Some(())
            }
        };
        known.ok_or_else(|| io::Error::other(format!("what is `{arg}`? {USAGE}")))?;
    }
    let folder = folder.ok_or_else(|| io::Error::other(USAGE))?;
    let vocabularies = Path::new(env!("CARGO_MANIFEST_DIR")).join("registry/vocabularies");
    let faults = generate(order, &vocabularies, Path::new(&folder))?;
    if order.faults > 0 {
        fs::write(format!("{folder}.faults.json"), json(&faults))?;
    }
    Ok(())
}

const USAGE: &str = "usage: generate FOLDER [--records N] [--seed N] [--faults N]";

/// Neither rules nor paths have a letter that JSON would want escaped.
fn json(faults: &[Fault]) -> String {
    let rows = faults.iter().map(|Fault { file, line, rule }| {
        format!("  {{\"rule\": \"{rule}\", \"file\": \"{file}\", \"line\": {line}}}")
    });
    format!("[\n{}\n]\n", rows.collect::<Vec<_>>().join(",\n"))
}
