//! `mieux fmt`: files in house style.

use std::io::Write;
use std::path::PathBuf;

use mieux::change::Changes;
use mieux::edit::format;
use mieux::registry::Registry;
use mieux::render::visible;
use mieux::store::lies_in;

use super::apply::{OnErrors, Outcome, Policy, change};
use super::paths;
use crate::globals::{Access, Globals, Status};

/// Put files into house style, with every comment beside what it speaks of
///
/// The data stays what it is: each file is read again before it is written. Files that are not in order are
/// named and left as they are.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files or folders of the registry [default: all]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Name the files that are not in house style, and write nothing; exits with 1 where there is one
    #[arg(long)]
    check: bool,
    /// Show what would change as a unified diff, and write nothing; exits as --check
    #[arg(long, visible_alias = "dry-run")]
    diff: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.check || self.diff)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = paths::root(&args.paths, globals)?;
    let below = paths::below(&args.paths, &root)?;
    let policy = Policy {
        is_dry_run: args.check || args.diff,
        shows_diff: args.diff,
        shows_warnings: false,
        names_files: true,
        // The data stay as they are, and `format` makes sure of it.
        on_errors: OnErrors::Write,
    };
    let (outcome, (is_formatted, faulty)) =
        change(globals, &root, policy, out, |registry, shown| {
            let (changes, faulty) = formatted(registry, &below);
            if args.check && !args.diff {
                for (_, file) in changes.files() {
                    let path = file.path.to_string_lossy();
                    writeln!(shown, "{} is not in house style", visible(&path))?;
                }
            }
            let is_formatted = changes.is_empty();
            Ok((changes, (is_formatted, faulty)))
        })?;
    for words in &faulty {
        writeln!(anstream::stderr(), "{words}")?;
    }
    let is_done = is_formatted || matches!(outcome, Outcome::Written(_));
    Ok(if faulty.is_empty() && is_done { Status::Clean } else { Status::Findings })
}

/// The files that get house style, and a sentence on each that is not in order.
fn formatted(registry: &Registry, below: &[PathBuf]) -> (Changes, Vec<String>) {
    let (mut changes, mut faulty) = (Changes::default(), Vec::new());
    for file in &registry.files {
        let is_chosen = file.kind.schema().is_some() && paths::is_chosen(file, below);
        if !is_chosen || !lies_in(&registry.root, &file.path) {
            continue;
        }
        match format(file.text(), registry.shape(file.kind)) {
            Ok(text) => changes.replace(file, text),
            Err(error) => {
                faulty.push(format!("{}: {error}", visible(&file.path.to_string_lossy())));
            }
        }
    }
    (changes, faulty)
}
