//! `mieux document`: the papers of an action, filled in from its records.

mod blanks;
mod list;
mod output;
mod person;
pub(super) mod stage;
mod subject;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::documents::{Asked, Filled, Paper, Template, built_in, context, fill, own_template};
use mieux::message;
use mieux::message::Value;
use mieux::query::Links;
use mieux::registry::Registry;
use mieux::suggest::nearest_name;

use super::{complete, examples, publish};
use crate::globals::{Globals, Status};
use output::{Format, Place};
use subject::{Chosen, chosen};

const EXAMPLES: &[(&str, &str)] = &[
    ("List the papers", "mieux document"),
    ("Write the fiche of an action for Word", "mieux document fiche peru-iii -o fiche.docx"),
    ("Show what a record lacks for its fiche", "mieux document fiche peru-iii --check"),
    ("Fill in a letter", "mieux document request-letter PE contact=\"Office of the Minister\""),
    (
        "Write the fact sheets of all actions in French",
        "mieux document fact-sheet --all --lang fr --format html -o fact-sheets",
    ),
    ("Print a template, to change it for your office", "mieux document fiche --template"),
];

/// Fill in a letter, fiche or report from the records
///
/// Each paper is a template in Markdown, filled in from a record and all that it points to, in the language of --lang. What no
/// record states is a blank (…………). Without a name, lists the papers.
///
/// A template of your own, registry/templates/NAME.LANG.md, is used instead of the built-in one.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Paper to fill in
    #[arg(value_name = "NAME", add = complete::papers())]
    name: Option<String>,
    /// What the paper is about, and fields to fill in, as FIELD=VALUE
    ///
    /// A record by its id or name; a country, region, theme or year where the paper is about one. A field is one of the record,
    /// such as `approval.date`, for this paper alone, or a blank of the form that --check lists.
    #[arg(value_name = "ID|FIELD=VALUE", add = complete::ids(None))]
    words: Vec<String>,
    /// Fill in one paper for every record
    #[arg(long)]
    all: bool,
    /// Use the names of experts and the rates from private/
    #[arg(long)]
    private: bool,
    /// Output format [default: from the name of FILE, else md]
    #[arg(long, value_enum, help_heading = "Output")]
    format: Option<Format>,
    /// Write to FILE; for several papers, to a folder
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Replace FILE if it exists
    #[arg(long, requires = "output", help_heading = "Output")]
    overwrite: bool,
    /// Take styles, header, footer and logo from FILE, a Word document
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    reference: Option<PathBuf>,
    /// List the blanks only; exit 1 if a record lacks something
    ///
    /// A field of the form, such as a signature, and the name of an expert are no gap in the records.
    #[arg(long, help_heading = "Output", conflicts_with_all = ["context", "template", "output"])]
    check: bool,
    /// Print what the template can use, as JSON
    #[arg(long, help_heading = "Output", conflicts_with_all = ["template", "output"])]
    context: bool,
    /// Print the built-in template
    #[arg(long, help_heading = "Output", conflicts_with = "output")]
    template: bool,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let Some(name) = &args.name else { return list::print(globals, out) };
    let paper = paper(name)?;
    if args.template {
        // Never that of the office: who copies the built-in one there has made its file already.
        out.write_all(built_in(paper, globals.language()).text.as_bytes())?;
        return Ok(Status::Clean);
    }
    let (fields, ids): (Vec<&String>, Vec<&String>) =
        args.words.iter().partition(|word| is_field(word));
    let place = Place::of(args.output.as_deref(), args.format, args.overwrite)?;
    let place = place.with_reference(args.reference.as_deref())?;
    let place = if args.private { place.closed()? } else { place };
    let registry = read(paper, globals)?;
    let template = template(paper, &globals.root()?, globals)?;
    let links = Links::new(&registry);
    let chosen = chosen(paper, &ids, args.all, args.private, &registry, globals)?;
    let fields: Vec<(String, String)> = fields.into_iter().filter_map(|word| field(word)).collect();
    let asked = |one: &Chosen| Asked {
        paper,
        subject: one.subject.clone(),
        language: globals.language(),
        given: fields.clone(),
    };
    if args.context {
        let [one] = chosen.as_slice() else { bail!(message!("document.one-context")) };
        serde_json::to_writer_pretty(&mut *out, &context(&links, &asked(one)))?;
        writeln!(out)?;
        return Ok(Status::Clean);
    }
    let mut filled = Vec::with_capacity(chosen.len());
    for one in &chosen {
        filled.push((one.id.as_str(), fill_in(&links, &asked(one), &template)?));
    }
    if args.check {
        return blanks::print(&filled, &registry, globals, out);
    }
    place.write(paper, &registry.config.name, &filled, globals, out)?;
    blanks::count(&filled, globals);
    Ok(Status::Clean)
}

/// The paper of a name.
fn paper(name: &str) -> anyhow::Result<Paper> {
    if let Some(paper) = Paper::named(name) {
        return Ok(paper);
    }
    let names = Paper::ALL.map(Paper::name);
    match nearest_name(name, names) {
        Some(meant) => bail!(message!("document.no-paper-near", name, meant)),
        None => bail!(message!("document.no-paper", name, known = Value::one_of(names))),
    }
}

/// The registry for a paper. One for everybody is not written while records contain personal data.
fn read(paper: Paper, globals: &Globals) -> anyhow::Result<Registry> {
    Ok(match paper.is_public() {
        true => publish::read(globals)?.0,
        false => globals.load_late()?,
    })
}

/// The template of the office, else the built-in one.
fn template(paper: Paper, root: &Path, globals: &Globals) -> anyhow::Result<Template> {
    let language = globals.language();
    let own = own_template(&globals.files(root)?, root, paper, language);
    match own {
        Ok(own) => Ok(own.unwrap_or_else(|| built_in(paper, language))),
        Err((path, error)) => {
            let reason = error.to_message(mieux::documents::MAX_TEMPLATE);
            bail!(message!("error.cannot-read", path = path.display(), reason))
        }
    }
}

/// Fills in a template; a field that it has no place for is an error, so that nothing that is typed gets lost.
fn fill_in(links: &Links<'_>, asked: &Asked, template: &Template) -> anyhow::Result<Filled> {
    let context = context(links, asked);
    let filled = fill(template, &context, asked.language).map_err(|error| error.to_message())?;
    let form = context["form"].as_object();
    let mut given = form.into_iter().flat_map(|form| form.keys());
    if let Some(field) = given.find(|field| !filled.form.contains(*field)) {
        let paper = asked.paper.name();
        let known = filled.form.iter().map(String::as_str);
        match nearest_name(field, known.clone()) {
            Some(meant) => bail!(message!("document.no-field-near", field, paper, meant)),
            None if filled.form.is_empty() => bail!(message!("document.no-fields", field, paper)),
            None => {
                bail!(message!("document.no-field", field, paper, known = Value::one_of(known)))
            }
        }
    }
    Ok(filled)
}

/// Whether an argument is a field with its value.
fn is_field(word: &str) -> bool {
    word.split_once('=').is_some_and(|(field, _)| {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || "_.-[]".contains(letter);
        !field.is_empty() && field.chars().all(is_part)
    })
}

fn field(word: &str) -> Option<(String, String)> {
    let (field, value) = word.split_once('=')?;
    Some((field.to_owned(), value.to_owned()))
}
