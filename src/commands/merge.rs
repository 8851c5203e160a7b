//! `mieux merge`: the merge driver of git, which merges three versions of a record field by field.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use mieux::files::find_registry;
use mieux::history::{conflict_style, merge_lines};
use mieux::merge::{MarkStyle, Marks, Merge, merge};
use mieux::message;
use mieux::message::Value;
use mieux::model::FileKind;
use mieux::registry::{kind_of_path, load_schemas, load_vocabularies};
use mieux::store::replace_file;

use super::examples;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[(
    "Merge what theirs.yaml changes in base.yaml into ours.yaml",
    "mieux merge --path actions/x.yaml base.yaml ours.yaml theirs.yaml",
)];

/// Larger files are merged by lines, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Merge two versions of a file, field by field
///
/// Git runs this where two branches have changed the same record; `mieux git install` sets it up. Changes of different
/// fields are merged, lists of codes as sets, partners, experts and sources by what they name, and so are fields that the
/// registry adds. The result is written to OURS: its order, layout and comments stay. If both have changed the same field,
/// the exit status is 1, and marks show the two versions of that field. A file that is not a record in order is merged by
/// lines, as git does; one that is no text is left as it is, with exit status 1. No other file is written. If the merge is
/// not possible, the exit status is 129, and git merges by lines.
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
    let read = |path: &Path| {
        beginning(path)
            .map_err(|error| message!("merge.cannot-read", path = path.display()).because(error))
    };
    let versions = [read(files[0])?, read(files[1])?, read(files[2])?];
    let path = args.path.as_deref().unwrap_or(&args.ours);
    let labels = args.labels();
    let (bytes, status) = match by_fields(&versions, path) {
        Some(merged) => {
            let fields = merged.conflicts();
            let style = if fields.is_empty() { MarkStyle::Merge } else { style()? };
            let text = merged.text(&Marks { size: args.marker_size, labels, style });
            if !fields.is_empty() {
                let fields = Value::all(fields);
                globals.inform(&message!("merge.conflict", path = path.display(), fields));
            }
            (text.into_bytes(), status(!merged.conflicts().is_empty()))
        }
        None => match merge_lines(files, args.marker_size, &labels)? {
            Some(merged) => (merged.text, status(merged.has_conflicts)),
            None => {
                let [ours, _, theirs] = labels;
                globals.inform(&message!("merge.no-text", path = path.display(), ours, theirs));
                return Ok(Status::Findings);
            }
        },
    };
    if versions[1] != bytes {
        replace_file(&args.ours, &bytes).map_err(|error| {
            message!("target.cannot-write", path = args.ours.display()).because(error)
        })?;
    }
    Ok(status)
}

fn status(has_conflicts: bool) -> Status {
    if has_conflicts { Status::Findings } else { Status::Clean }
}

/// The bytes of a file; of one that is too large to be merged field by field, as many as show that.
fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Merges base, ours and theirs field by field; `None` if one of them is no text, too large, or not in order.
fn by_fields(versions: &[Vec<u8>; 3], path: &Path) -> Option<Merge> {
    if versions.iter().any(|bytes| bytes.len() as u64 > LARGEST) {
        return None;
    }
    let [base, ours, theirs] = versions;
    let (kind, root) = place(path)?;
    let schemas = root.as_deref().map(load_schemas).unwrap_or_default();
    let shape = schemas.shape(kind);
    let vocabularies = root.map(|root| load_vocabularies(&root, shape)).unwrap_or_default();
    merge(
        [str::from_utf8(base).ok()?, str::from_utf8(ours).ok()?, str::from_utf8(theirs).ok()?],
        shape,
        &vocabularies,
    )
}

/// What a file holds, and the registry that it lies in. In a repository without a work tree there is no registry, and
/// only the folder of the file says what it holds.
fn place(path: &Path) -> Option<(FileKind, Option<PathBuf>)> {
    let in_registry = |root: PathBuf| {
        let below = path.strip_prefix(root.strip_prefix(".").unwrap_or(&root)).ok()?;
        Some((kind_of_path(below)?, Some(root)))
    };
    let found = find_registry(None, path.parent()?).ok().and_then(in_registry);
    let found = found.or_else(|| Some((kind_of_path(path)?, None)));
    found.filter(|(kind, _)| kind.schema().is_some())
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
