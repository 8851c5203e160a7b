//! `mieux merge`: the merge driver of git, which merges three versions of a record field by field.

use std::fs;
use std::path::PathBuf;

use mieux::history::{conflict_style, merge_lines};
use mieux::merge::{MarkStyle, Marks, merge};
use mieux::message;
use mieux::message::Value;
use mieux::registry::kind_of_path;
use mieux::schema::Schemas;

use super::examples;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[(
    "Merge what theirs.yaml changes in base.yaml into ours.yaml",
    "mieux merge --path actions/x.yaml base.yaml ours.yaml theirs.yaml",
)];

/// Larger files are merged by lines, in bytes.
const LARGEST: usize = 1024 * 1024;

/// Merge two versions of a file, field by field
///
/// Git runs this where two branches have changed the same record; `mieux git install` sets it up. Changes of different
/// fields are merged, lists of codes as sets, partners, experts and sources by what they name. The result is written to
/// OURS: its order, layout and comments stay. If both have changed the same field, the exit status is 1, and marks
/// show the two versions of that field. A file that is not a record in order is merged by lines, as git does. No other
/// file is written. If the merge is not possible, the exit status is 129, so that git stops.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Version that both sides began with (in git: %O)
    base: PathBuf,
    /// Version that is merged into (%A)
    ours: PathBuf,
    /// Version that is merged (%B)
    theirs: PathBuf,
    /// Path of the file in the repository, which says what it holds (%P) [default: OURS]
    #[arg(long)]
    path: Option<PathBuf>,
    /// Length of the marks around a conflict (%L)
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = marker_size)]
    marker_size: usize,
    /// Names of OURS, BASE and THEIRS in marks (%X %S %Y)
    #[arg(long, value_name = "NAME", num_args = 3, allow_hyphen_values = true)]
    labels: Vec<String>,
}

fn marker_size(text: &str) -> Result<usize, String> {
    let size = text.parse().ok().filter(|size| (1..=1000).contains(size));
    size.ok_or_else(|| "write a number from 1 to 1000".to_owned())
}

pub(crate) fn run(args: &Args, globals: &Globals) -> anyhow::Result<Status> {
    let files = [&*args.base, &*args.ours, &*args.theirs];
    let mut texts = Vec::new();
    for file in files {
        let bytes = fs::read(file)
            .map_err(|error| message!("merge.cannot-read", path = file.display()).because(error))?;
        texts.push(bytes);
    }
    let path = args.path.as_deref().unwrap_or(&args.ours);
    let labels = args.labels();
    let texts = texts.iter().filter(|bytes| bytes.len() <= LARGEST);
    let texts: Vec<&str> = texts.filter_map(|bytes| str::from_utf8(bytes).ok()).collect();
    let kind = kind_of_path(path).filter(|kind| kind.schema().is_some());
    let merged = match (texts.as_slice(), kind) {
        ([base, ours, theirs], Some(kind)) => {
            merge(base, ours, theirs, Schemas::built_in().shape(kind))
        }
        _ => None,
    };
    let Some(merged) = merged else {
        let has_conflicts = merge_lines(files, args.marker_size, &labels)?;
        return Ok(if has_conflicts { Status::Findings } else { Status::Clean });
    };
    let fields = merged.conflicts();
    let style = if fields.is_empty() { MarkStyle::Merge } else { style()? };
    let text = merged.text(&Marks { size: args.marker_size, labels, style });
    if texts[1] != text {
        fs::write(&args.ours, &text).map_err(|error| {
            message!("target.cannot-write", path = args.ours.display()).because(error)
        })?;
    }
    if fields.is_empty() {
        return Ok(Status::Clean);
    }
    let fields = Value::all(fields);
    globals.inform(&message!("merge.conflict", path = path.display(), fields));
    Ok(Status::Findings)
}

/// How the user wants to see conflicts.
fn style() -> anyhow::Result<MarkStyle> {
    Ok(match conflict_style()?.as_deref() {
        Some("diff3") => MarkStyle::Diff3,
        Some("zdiff3") => MarkStyle::Zdiff3,
        _ => MarkStyle::Merge,
    })
}

impl Args {
    /// The names of ours, base and theirs. Older versions of git give the placeholders as they are.
    fn labels(&self) -> [String; 3] {
        let mut labels = [("%X", "ours"), ("%S", "base"), ("%Y", "theirs")].into_iter();
        let mut given = self.labels.iter();
        std::array::from_fn(|_| {
            let (placeholder, name) = labels.next().unwrap_or_default();
            let given = given.next().filter(|own| !own.is_empty() && *own != placeholder);
            given.map_or_else(|| name.to_owned(), |own| own.replace(['\n', '\r'], " "))
        })
    }
}
