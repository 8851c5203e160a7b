//! `mieux schema`: what a kind of file may hold, or what an output holds, as JSON Schema.

use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use mieux::files::find_registry;
use mieux::model::FileKind;
use mieux::registry::load_schemas;
use mieux::render::JsonOutput;
use mieux::schema::{MAPPING, PRIVATE, Schemas};

use super::examples;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Print the schema of actions", "mieux schema action"),
    (
        "Print the schema of what `mieux report --format json` prints",
        "mieux schema --output report",
    ),
];

/// Print the JSON Schema of a file or output
///
/// An output names its schema and version in its field `schema`. Fields that a registry adds to a kind
/// (`schemas/KIND.extension.schema.json`) are part of the schema.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Kind of file
    #[arg(
        value_enum,
        ignore_case = true,
        required_unless_present = "output",
        conflicts_with = "output"
    )]
    kind: Option<SchemaKind>,
    /// Print the schema of this output instead
    #[arg(long, value_enum, value_name = "NAME")]
    output: Option<JsonOutput>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SchemaKind {
    File(FileKind),
    Mapping,
    Private,
}

impl ValueEnum for SchemaKind {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<SchemaKind>> = LazyLock::new(|| {
            let files = FileKind::ALL.into_iter().map(SchemaKind::File);
            files.chain([SchemaKind::Mapping, SchemaKind::Private]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::File(kind) => {
                PossibleValue::new(kind.name()).alias(kind.folder()).help(kind.summary())
            }
            Self::Mapping => PossibleValue::new("mapping")
                .help("What the columns of a sheet stand for, for `mieux import --map`"),
            Self::Private => PossibleValue::new("private")
                .help("What identifies or reaches an expert, in `private/experts/`"),
        })
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if let Some(output) = args.output {
        write!(out, "{}", output.text())?;
    }
    match args.kind {
        Some(SchemaKind::File(kind)) => write!(out, "{}", schemas(globals)?.text(kind))?,
        Some(SchemaKind::Mapping) => write!(out, "{MAPPING}")?,
        Some(SchemaKind::Private) => write!(out, "{PRIVATE}")?,
        None => {}
    }
    Ok(Status::Clean)
}

/// The schemas of the registry; where there is none those that the program carries.
fn schemas(globals: &Globals) -> anyhow::Result<Schemas> {
    if globals.named_registry().is_some() {
        return Ok(load_schemas(&globals.root()?));
    }
    let root = find_registry(None, Path::new("."));
    Ok(root.map_or_else(|_| Schemas::default(), |root| load_schemas(&root)))
}
