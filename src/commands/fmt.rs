//! `mieux fmt`: files in house style.

use std::cell::LazyCell;
use std::io::Write;
use std::path::PathBuf;

use mieux::change::Changes;
use mieux::edit::format;
use mieux::history::Repository;
use mieux::message;
use mieux::message::Message;
use mieux::registry::Registry;
use mieux::store::lies_in;

use super::apply::{Changed, OnErrors, Outcome, Policy, change};
use super::sentence::say;
use super::{examples, paths};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Format all files", "mieux fmt"),
    ("Fail if a file is not formatted, for CI", "mieux fmt --check"),
    ("See what would change in one folder", "mieux fmt --dry-run registry/actions"),
];

/// Format files, keeping comments in place
///
/// The data stay the same: each file is read again before it is written. Files with errors are named and
/// left as they are.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Files or folders to format [default: all]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// List files that are not formatted, and write nothing
    ///
    /// The exit status is 1 if there is one.
    #[arg(long)]
    check: bool,
    /// Show the changes as a diff without writing them
    ///
    /// The exit status is 1 if there are any.
    #[arg(long, visible_alias = "diff")]
    dry_run: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.check || self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = paths::root(&args.paths, globals)?;
    let below = paths::below(&args.paths, &root)?;
    let policy = Policy {
        reads_all: true,
        is_dry_run: args.check || args.dry_run,
        shows_diff: args.dry_run,
        shows_warnings: false,
        names_files: true,
        // The data stay as they are, and `format` makes sure of it.
        on_errors: OnErrors::Write,
    };
    let Changed { outcome, planned: (is_formatted, faulty), .. } =
        change(globals, &root, policy, out, |registry, shown| {
            let (changes, faulty) = formatted(registry, &below);
            if args.check && !args.dry_run {
                for (_, file) in changes.files() {
                    say(&message!("fmt.unformatted", path = file.path.display()), globals, shown)?;
                }
            }
            let is_formatted = changes.is_empty();
            Ok((changes, (is_formatted, faulty)))
        })?;
    faulty.iter().for_each(|fault| globals.tell(fault));
    let is_done = is_formatted || matches!(outcome, Outcome::Written(_));
    Ok(if faulty.is_empty() && is_done { Status::Clean } else { Status::Findings })
}

/// How a line ends on Windows. House style is LF, but what git gives a work tree is for git to say.
const CRLF: &str = "\r\n";

/// The files that get house style, and a sentence on each that is not in order.
fn formatted(registry: &Registry, below: &[PathBuf]) -> (Changes, Vec<Message>) {
    let (mut changes, mut faulty) = (Changes::default(), Vec::new());
    // Git is asked only if a file has such lines.
    let converted = LazyCell::new(|| {
        let repository = Repository::of(&registry.root);
        repository.and_then(|repository| repository.converted_to_crlf()).unwrap_or_default()
    });
    for file in &registry.files {
        let is_chosen = file.kind.schema().is_some() && paths::is_chosen(file, below);
        if !is_chosen || !lies_in(&registry.root, &file.path) {
            continue;
        }
        let keeps_crlf = file.text().contains(CRLF) && converted.contains(&file.below);
        match format(file.text(), registry.shape(file.kind)) {
            Ok(text) if keeps_crlf => changes.replace(file, text.replace('\n', CRLF)),
            Ok(text) => changes.replace(file, text),
            Err(error) => {
                let (path, reason) = (file.path.display(), error.to_message());
                faulty.push(message!("error.in-file", path, reason));
            }
        }
    }
    (changes, faulty)
}
