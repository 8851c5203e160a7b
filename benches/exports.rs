//! What `mieux export` costs in each format beside `mieux report` on the same records, and beside other programs that do
//! part of the same work: `cargo bench --bench exports -- [--sqlite-utils PATH] [--xmllint PATH] [--large]`.
//!
//! Nothing passes or fails here. `docs/performance.md` says what came out and what it means.

mod case;
mod generate;
mod measure;
mod turns;

use std::fs;
use std::path::{Path, PathBuf};

use case::{Case, project};
use generate::{Order, generate};
use turns::{rounds, show};

/// The formats, how a case with each is called, and where each is written.
const FORMATS: [(&str, &str, &str); 7] = [
    ("jsonl", "mieux export, jsonl", "jsonl/"),
    ("iati", "mieux export, iati", "registry.xml"),
    ("skos", "mieux export, skos", "registry.jsonld"),
    ("csv", "mieux export, csv", "registry.zip"),
    ("xlsx", "mieux export, xlsx", "registry.xlsx"),
    ("sql", "mieux export, sql", "registry.sql"),
    ("sqlite", "mieux export, sqlite", "registry.db"),
];

/// The kinds of records, each with a file of JSON Lines.
const KINDS: [&str; 4] = ["partners", "experts", "actions", "activities"];

/// The case that all others are compared with.
const REPORT: &str = "mieux report";

#[derive(Default)]
struct Options {
    sqlite_utils: Option<PathBuf>,
    xmllint: Option<PathBuf>,
    large: bool,
}

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let mut options = Options::default();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--measure" => return measure::measure(&args.next().unwrap_or_default()),
            "--sqlite-utils" => options.sqlite_utils = args.next().map(PathBuf::from),
            "--xmllint" => options.xmllint = args.next().map(PathBuf::from),
            "--large" => options.large = true,
            // Cargo says so to every bench.
            "--bench" => {}
            other => anyhow::bail!("what is `{other}`?"),
        }
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let shipped = Place::new(folder.path(), "shipped", project("registry"), 620)?;
    let cases = shipped.exports();
    show(&cases, &rounds(&cases, 7)?)?;

    let generated = Place::generated(folder.path(), 10_000)?;
    let mut cases = generated.exports();
    cases.extend(options.sqlite_utils.as_deref().map(|program| generated.sqlite_utils(program)));
    cases.extend(options.xmllint.as_deref().map(|program| generated.xmllint(program)));
    show(&cases, &rounds(&cases, 7)?)?;

    let read = Place::generated(folder.path(), 3_250)?;
    let cases = read.imports()?;
    show(&cases, &rounds(&cases, 7)?)?;

    if options.large {
        let large = Place::generated(folder.path(), 100_000)?;
        let cases = large.exports();
        show(&cases, &rounds(&cases, 1)?)?;
    }
    Ok(())
}

/// A registry, and where its exports go.
struct Place {
    registry: PathBuf,
    records: usize,
    out: PathBuf,
}

impl Place {
    fn new(folder: &Path, name: &str, registry: PathBuf, records: usize) -> anyhow::Result<Self> {
        let out = folder.join(format!("{name}.out"));
        fs::create_dir(&out)?;
        Ok(Self { registry, records, out })
    }

    /// A registry of so many records, always the same, with the settings of the shipped one.
    fn generated(folder: &Path, records: usize) -> anyhow::Result<Self> {
        let registry = folder.join(records.to_string());
        let order = Order { records, seed: 1, faults: 0 };
        generate(order, &project("registry/vocabularies"), &registry)?;
        fs::copy(project("registry/mieux.toml"), registry.join("mieux.toml"))?;
        Self::new(folder, &records.to_string(), registry, records)
    }

    fn case(&self, name: &'static str, line: &str) -> Case {
        let line = format!("cd {} && {line}", self.out.display());
        Case { name, line, records: self.records, compared_with: REPORT }
    }

    /// A line that runs `mieux` on the registry.
    fn mieux(&self, args: &str) -> String {
        let (program, registry) = (env!("CARGO_BIN_EXE_mieux"), self.registry.display());
        format!("exec {program} --registry {registry} {args}")
    }

    /// A report, and an export in each format.
    fn exports(&self) -> Vec<Case> {
        let report = self.case(REPORT, &self.mieux("report"));
        let export = |(format, name, path)| {
            let args = format!("export --quiet --format {format} --overwrite -o {path}");
            self.case(name, &self.mieux(&args))
        };
        std::iter::once(report).chain(FORMATS.map(export)).collect()
    }

    /// Puts the records of the export as JSON Lines into a database: a table for each kind, without links or search.
    fn sqlite_utils(&self, program: &Path) -> Case {
        let insert = |kind| {
            format!("{} insert flat.db {kind} jsonl/{kind}.jsonl --nl --alter", program.display())
        };
        let line = format!("rm -f flat.db && {}", KINDS.map(insert).join(" && "));
        self.case("sqlite-utils, four flat tables", &line)
    }

    /// Checks the export as IATI by the schema of the standard.
    fn xmllint(&self, program: &Path) -> Case {
        let schema = project("tests/fixtures/iati/iati-activities-schema.xsd");
        let (program, schema) = (program.display(), schema.display());
        let line = format!("exec {program} --noout --nonet --schema {schema} registry.xml");
        self.case("xmllint of the same file", &line)
    }

    /// A report, and the plan of an import of the own actions as IATI, 3.6 MB, into a registry that has the partners
    /// alone.
    fn imports(&self) -> anyhow::Result<Vec<Case>> {
        let export = self.case("", &self.mieux("export --quiet -o registry.xml"));
        measure::cost(&export.line)?;
        for kind in ["actions", "activities", "experts"] {
            fs::remove_dir_all(self.registry.join(kind))?;
        }
        let report = self.case(REPORT, &self.mieux("report"));
        let args = "import actions registry.xml --dry-run";
        Ok(vec![report, self.case("mieux import, iati", &self.mieux(args))])
    }
}
