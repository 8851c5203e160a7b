//! Hostile files: each gets its finding, within bounded time and memory, and none keeps another
//! file's findings back.
//!
//! What a single function does with hostile input is tested beside it; what holds of any bytes at
//! all is in `any_bytes.rs`.

mod extensions;
mod files;
mod growth;
mod output;
mod scalars;
mod size;
mod texts;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::common::TestRegistry;

/// A record in which nothing is wrong.
const GOOD: &str = "id: good\ntitle: {en: Good}\nsources: [{source: page}]\n";

/// A record that is plainly wrong: its finding is there, whatever lies beside it.
const BAD: &str = "id: bad\ntitle: {en: Bad}\ncolour: red\nsources: [{source: page}]\n";

/// Rules on records that are only poor, as the small ones here are; they are none of the matter.
const POOR: &str = "status-missing,expert-without-deployment,unused-partner,unused-exception,\
                    activity-named-after-another-action,possible-duplicate,\
                    private-without-expert";

/// How long the command may take. No measure of speed, but of whether it ends: a debug build on a
/// busy machine is far below it.
const LONGEST: Duration = Duration::from_secs(300);

/// A good record and a bad one, and whatever is laid beside them.
struct Beside {
    registry: TestRegistry,
    /// The address space that the command may use, in MiB.
    memory: usize,
    /// The processor time that it may use, in seconds.
    seconds: u64,
}

/// A finding as far as these tests look at it: its rule, its line and its column.
type Seen = (String, u64, u64);

impl Beside {
    fn new() -> Self {
        let registry = TestRegistry::empty();
        let beside = Self { registry, memory: 512, seconds: LONGEST.as_secs() };
        beside.file("actions/good.yaml", GOOD).file("actions/bad.yaml", BAD);
        beside
    }

    /// The same with room for this many MiB.
    fn with_memory(self, memory: usize) -> Self {
        Self { memory, ..self }
    }

    /// The same with this much processor time.
    fn with_seconds(self, seconds: u64) -> Self {
        Self { seconds, ..self }
    }

    /// A path of the registry, in a folder that is there.
    fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        let path = self.registry.below(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    /// Writes a file of the registry.
    fn file(&self, below: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> &Self {
        self.registry.file(below, bytes);
        self
    }

    /// Adds a line to `mieux.toml`.
    fn setting(&self, line: &str) -> &Self {
        let text = self.registry.text("mieux.toml");
        self.file("mieux.toml", format!("{line}\n{text}"))
    }

    /// Runs `validate`, with bounded memory, until it ends; what it prints, once it has ended as it
    /// should: without a crash, and without a word on standard error.
    fn validate(&self, format: &str) -> String {
        let [out, err] = ["out", "err"].map(|name| self.registry.path().join(name));
        let (memory, seconds) = (self.memory * 1024, self.seconds);
        let validate = format!("mieux validate --ignore {POOR} --format {format}");
        let mut command = self
            .registry
            .shell(&format!("ulimit -v {memory}; ulimit -t {seconds}; exec {validate}"));
        // Every thread takes address space, and a machine can have many.
        command.env("RAYON_NUM_THREADS", "2");
        command.stdout(File::create(&out).unwrap()).stderr(File::create(&err).unwrap());
        let status = ended(&mut command);
        let words = fs::read_to_string(err).unwrap();
        assert!(matches!(status.code(), Some(0 | 1)), "{status}: {words}");
        assert_eq!(words, "");
        fs::read_to_string(out).unwrap()
    }

    /// Every finding on every file.
    fn all(&self) -> Vec<Value> {
        let mut output: Value = serde_json::from_str(&self.validate("json")).unwrap();
        let Value::Array(findings) = output["findings"].take() else { panic!("no findings") };
        findings
    }

    /// The findings on the files that were laid beside, those on the bad record being all there and
    /// on the good one none.
    fn findings(&self) -> Vec<Value> {
        let is_of = |finding: &Value, name: &str| {
            finding["file"].as_str().unwrap() == format!("registry/actions/{name}.yaml")
        };
        let all = self.all();
        let bad: Vec<Seen> = all.iter().filter(|one| is_of(one, "bad")).map(seen).collect();
        assert_eq!(bad, [("unknown-field".to_owned(), 3, 1)], "{all:#?}");
        assert!(!all.iter().any(|finding| is_of(finding, "good")), "{all:#?}");
        all.into_iter().filter(|finding| !is_of(finding, "bad")).collect()
    }

    /// The rule, line and column of the findings on the files that were laid beside.
    fn seen(&self) -> Vec<Seen> {
        self.findings().iter().map(seen).collect()
    }
}

fn seen(finding: &Value) -> Seen {
    let rule = finding["rule"].as_str().unwrap().to_owned();
    (rule, finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap())
}

/// What [`Beside::seen`] gives, shorter to write.
fn at(rule: &str, line: u64, column: u64) -> Seen {
    (rule.to_owned(), line, column)
}

/// Waits until the command has ended; one that does not end is ended, and the test fails.
fn ended(command: &mut Command) -> ExitStatus {
    let mut child = command.spawn().unwrap();
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if start.elapsed() > LONGEST {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("the command has not ended after {LONGEST:?}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
