//! `mieux expert access`: all that is held on one person.

use std::io::Write;

use mieux::files::is_yaml;
use mieux::message;
use mieux::message::Message;
use mieux::model::Kind;
use mieux::render::{Access, visible, write_access, write_record};
use mieux::view::view;

use crate::commands::output::TextFormat;
use crate::commands::person::Person;
use crate::commands::sentence::say;
use crate::commands::{complete, examples};
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Print what is known of an expert", "mieux expert access exp-0001"),
    ("The same for another program", "mieux expert access exp-0001 --format json"),
];

/// Print all data on an expert
///
/// Answers a request under Article 15 of the GDPR: prints the record, the records that name the expert, and
/// with --private the private file. EXPERT is a current or former id, or the name in a private file.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Current or former id of the expert, or the name in the private file
    #[arg(value_name = "EXPERT", add = complete::ids(Some(Kind::Expert)))]
    id: String,
    /// Also print the private file
    #[arg(long)]
    private: bool,
    /// Output format
    #[arg(long, help_heading = "Output", value_enum, default_value_t = TextFormat::Human)]
    format: TextFormat,
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let registry = globals.load_late()?;
    let person = Person::find_by_name(&registry, &args.id)?;
    if args.format == TextFormat::Json {
        write_access(&personal_data(&person, args)?, out)?;
        return Ok(Status::Clean);
    }
    if let Some((file, _)) = person.record
        && let Some(view) = view(&registry, file, globals.language())
    {
        write_record(&view, globals.screen(), out)?;
        writeln!(out)?;
    }
    for place in person.references() {
        say(&message!("access.named", place), globals, out)?;
    }
    write_private(&person, args, globals, out)?;
    for path in person.other_files()? {
        say(&message!("access.other", path, id = person.id(&args.id)), globals, out)?;
    }
    if let [path, ..] = person.paths().as_slice() {
        say(&message!("access.history", path = path.display()), globals, out)?;
    }
    Ok(Status::Clean)
}

/// All that is held on the person, for programs.
fn personal_data<'p>(person: &'p Person<'_>, args: &Args) -> anyhow::Result<Access<'p>> {
    let mut private_files = Vec::new();
    if let Some(private) = person.private() {
        for file in person.private_files()? {
            let is_shown = args.private && is_yaml(&file);
            let text = is_shown.then(|| private.text(&file)).transpose()?;
            private_files.push((private.shown(&file).to_string_lossy().into_owned(), text));
        }
    }
    let paths = person.paths();
    Ok(Access {
        ids: &person.ids,
        record: person.record.and_then(|(_, source)| Some((source, source.root()?))),
        named_in: person.references().iter().map(Message::in_english).collect(),
        private_files,
        other_files: person.other_files()?,
        history: paths.iter().map(|path| path.to_string_lossy().into_owned()).collect(),
    })
}

/// Names the private files on the person, or prints those that are records.
fn write_private(
    person: &Person<'_>,
    args: &Args,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let files = person.private_files()?;
    let Some(private) = person.private().filter(|_| !files.is_empty()) else {
        return Ok(say(&message!("access.no-private", id = person.id(&args.id)), globals, out)?);
    };
    for file in files {
        let path = private.shown(&file);
        let path = path.to_string_lossy();
        if !is_yaml(&file) {
            say(&message!("access.private", path), globals, out)?;
        } else if args.private {
            writeln!(out, "\n{}:\n", visible(&path))?;
            for line in private.text(&file)?.lines() {
                writeln!(out, "{}", visible(line))?;
            }
            writeln!(out)?;
        } else {
            say(&message!("access.private-hidden", path), globals, out)?;
        }
    }
    Ok(())
}
