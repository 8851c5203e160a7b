//! The commands that are measured: those of `mieux`, and others that read the same files.

use std::path::Path;

use crate::case::{Case, project};

const KINDS: [(&str, &str); 4] = [
    ("action", "actions"),
    ("activity", "activities"),
    ("expert", "experts"),
    ("partner", "partners"),
];

/// How many projects a country has, of all the files that one call is given.
const BY_COUNTRY: &str = "reduce (inputs | select(.status == (\"implementation\", \"results\", \
     \"completed\", \"on-hold\")) | .countries[]?) as $country ({}; .[$country] += 1)";

/// Reads every file, and does nothing with them.
pub(crate) fn cat(registry: &Path, records: usize) -> Case {
    let line = format!(
        "cd {} && find . -name '*.yaml' -print0 | xargs -0 cat > /dev/null",
        registry.display()
    );
    Case { name: "cat", line, records, compared_with: "cat" }
}

/// Checks a registry, or one file of it.
pub(crate) fn validate(
    name: &'static str,
    registry: &Path,
    records: usize,
    environment: &str,
    path: &str,
) -> Case {
    let program = env!("CARGO_BIN_EXE_mieux");
    let line = format!("cd {} && {environment}exec {program} validate {path}", registry.display());
    Case { name, line, records, compared_with: "cat" }
}

/// Computes the figures of every country.
pub(crate) fn report(registry: &Path, records: usize) -> Case {
    let program = env!("CARGO_BIN_EXE_mieux");
    let line = format!("cd {} && exec {program} report --by country", registry.display());
    Case { name: "mieux report", line, records, compared_with: "cat" }
}

/// Holds all files of a kind against their schema in one call: shape only, no codes, no references.
pub(crate) fn jsonschema(program: &Path, registry: &Path, records: usize) -> Case {
    let calls = KINDS.map(|(kind, folder)| {
        let schema = project(&format!("schemas/{kind}.schema.json"));
        let (program, schema) = (program.display(), schema.display());
        format!(
            "find {folder} -name '*.yaml' -print0 \
             | xargs -0 -s 1000000 {program} validate --offline --errors-only {schema} -i"
        )
    });
    let line = format!("cd {} && {}", registry.display(), calls.join(" && "));
    Case { name: "jsonschema-cli, shape only", line, records, compared_with: "cat" }
}

/// Counts the projects of every country, one figure of those of `mieux report`; as many files in a
/// call as its arguments can hold.
pub(crate) fn jaq(program: &Path, registry: &Path, records: usize) -> Case {
    let folders = KINDS.map(|(_, folder)| folder).join(" ");
    let line = format!(
        "cd {} && find {folders} -name '*.yaml' -print0 \
         | xargs -0 -s 1000000 {} --from yaml -n '{BY_COUNTRY}'",
        registry.display(),
        program.display(),
    );
    Case { name: "jaq, one figure", line, records, compared_with: "cat" }
}
