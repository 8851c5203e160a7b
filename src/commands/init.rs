//! `mieux init`: an empty registry for any programme.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::message;
use mieux::starter::files;
use mieux::store::{NewFile, Rights, create_files};

use super::examples;
use super::sentence::say;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[(
    "Create a registry in two languages",
    "mieux init facility --name \"Example facility\" --languages en,es",
)];

/// Create an empty registry
///
/// Writes the settings, vocabularies and schemas, a README, and files for editors, git and CI. A README that exists
/// is kept.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Folder in which the folder `registry` is created
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Name of the programme
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Languages of the registry, as codes of two letters
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',', default_value = "en", value_parser = language)]
    languages: Vec<String>,
    /// Add an example of fields of your own
    ///
    /// Writes registry/schemas/action.extension.schema.json.
    #[arg(long)]
    with_extension: bool,
    /// List the files without creating them
    #[arg(long)]
    dry_run: bool,
}

fn language(text: &str) -> Result<String, String> {
    let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    match is_code {
        true => Ok(text.to_owned()),
        false => Err("write the two letters of a language, such as `en`, `es` or `fr`".to_owned()),
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.name.trim().is_empty() {
        bail!(message!("init.no-name"));
    }
    let mut files = files(&args.name, &args.languages, args.with_extension);
    // Hosts of git create a README with the repository.
    files.retain(|(path, _)| path != Path::new("README.md") || !args.folder.join(path).exists());
    if let Some((path, _)) = files.iter().find(|(path, _)| args.folder.join(path).exists()) {
        bail!(message!("init.exists", path = args.folder.join(path).display()));
    }
    if args.dry_run {
        for (path, _) in &files {
            let path = args.folder.join(path);
            say(&message!("file.would-create", path = path.display()), globals, out)?;
        }
        return Ok(Status::Clean);
    }
    let count = files.len();
    let new = |(path, text)| NewFile { path, text, rights: Rights::Usual };
    create_files(&args.folder, &files.into_iter().map(new).collect::<Vec<_>>()).map_err(
        |(path, error)| message!("file.cannot-create", path = path.display()).because(error),
    )?;
    if globals.is_quiet() {
        return Ok(Status::Clean);
    }
    let registry = args.folder.join("registry");
    let (name, folder) = (&args.name, registry.display().to_string());
    say(&message!("init.created", count, name, folder = &folder), globals, out)?;
    say(&message!("init.next", folder), globals, out)?;
    Ok(Status::Clean)
}
