//! `mieux index`: what is kept of a registry between runs.

use std::io::Write;

use mieux::cache::{Index, Status as Kept};
use mieux::message;
use mieux::message::Message;

use super::examples;
use super::sentence::say;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("See whether there is an index, where, and how large", "mieux index --status"),
    ("Remove it; the next command makes a new one", "mieux index --clear"),
];

/// Show or remove the index of the registry
///
/// The index keeps what the files of a registry say, and what was found in them, so that commands read only the files
/// that changed. It is a file in your cache folder, which only you can read, and never part of the registry. Without it
/// every answer is the same, and takes longer. `--no-index` or `MIEUX_INDEX=off` does without.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Say whether there is an index, where, and how large [default]
    #[arg(long)]
    status: bool,
    /// Remove it
    #[arg(long, conflicts_with = "status")]
    clear: bool,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = globals.root()?;
    let index = Index::of(&root).ok_or_else(|| message!("index.no-folder"))?;
    let path = index.path().display().to_string();
    if args.clear {
        let cleared = index.clear().map_err(|reason| {
            message!("index.cannot-clear", path = path.as_str(), reason = &reason)
        })?;
        let message =
            if cleared { message!("index.cleared", path) } else { message!("index.none", path) };
        say(&message, globals, out)?;
        return Ok(Status::Clean);
    }
    say(&status(&index, path), globals, out)?;
    if globals.is_index_off() {
        say(&message!("index.off"), globals, out)?;
    }
    Ok(Status::Clean)
}

fn status(index: &Index, path: String) -> Message {
    match index.status() {
        Kept::None => message!("index.none", path),
        Kept::Distrusted => {
            let folder = index.path();
            let folder = folder.parent().unwrap_or(&folder).display();
            message!("index.distrusted", folder)
        }
        Kept::Unused { size } => message!("index.unused", path, size = megabytes(size)),
        Kept::Usable { size } => message!("index.usable", path, size = megabytes(size)),
    }
}

/// A size in megabytes, with one digit behind the point.
fn megabytes(size: u64) -> String {
    let tenths = size.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}
