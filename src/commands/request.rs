//! `mieux request`: what an authority asks for becomes an action.

use std::io::Write;

use clap::{Subcommand, ValueEnum};
use mieux::edit::Assignment;
use mieux::message;
use mieux::model::{EdtfDate, Kind};
use mieux::registry::Registry;

use super::document::stage as papers;
use super::selection::date;
use super::{complete, examples, new, record};
use crate::globals::{Access, Globals, Status};

/// The first stage of an action.
const REQUEST: &str = "request";

const EXAMPLES: &[(&str, &str)] = &[(
    "Enter an official letter, and look at the action first",
    "mieux request new --by pe-dgsd --title \"Return of migrants\" \\
    --channel letter --addressee eu-delegation --received 2024-05-12 --dry-run",
)];

/// Enter the requests of authorities
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(NewArgs),
}

/// Create the action of a request
///
/// Creates an action with the status `request` from an official letter or the form of the website. Its country is that of
/// the first partner, if no field states it. Several partners make a joint request: the first is the requester, the others
/// are co-requesters. Civil society can only request together with a government.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "mieux request new [OPTIONS] --by <PARTNER> --title <TEXT> ...",
    after_long_help = examples(EXAMPLES)
)]
struct NewArgs {
    /// Partner who requests, by id or name; repeat it for a joint request
    #[arg(long, value_name = "PARTNER", required = true, add = complete::ids(Some(Kind::Partner)))]
    by: Vec<String>,
    /// Title of the action, in the language of --lang
    #[arg(long, value_name = "TEXT")]
    title: String,
    /// How the request arrived
    #[arg(long, value_enum)]
    channel: Channel,
    /// To whom it was sent
    #[arg(long, value_enum)]
    addressee: Option<Addressee>,
    /// When it arrived
    #[arg(long, value_name = "DATE", value_parser = date)]
    received: EdtfDate,
    /// Other fields, as in `mieux new`
    #[arg(value_name = "FIELD=VALUE")]
    words: Vec<Assignment>,
    /// Show the record without writing it
    #[arg(long)]
    dry_run: bool,
    /// Write the record even if it has errors
    #[arg(long)]
    force: bool,
}

/// How a request arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Channel {
    /// By the form of the website
    Website,
    /// By an official letter
    Letter,
}

/// To whom a request was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Addressee {
    /// To the team of the programme
    Team,
    /// To a delegation of the EU
    EuDelegation,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        let Command::New(args) = &self.command;
        Access::changing_unless(args.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let Command::New(args) = &args.command;
    let words = words(args, &globals.load_late()?, globals)?;
    let new = new::Args::of(Kind::Action, words, args.dry_run, args.force);
    let status = new::create(&new, &[], false, globals, out)?;
    if status == Status::Clean {
        papers::name(REQUEST, globals);
    }
    Ok(status)
}

/// The fields of the action: what the options say, then what is given by itself.
fn words(
    args: &NewArgs,
    registry: &Registry,
    globals: &Globals,
) -> anyhow::Result<Vec<Assignment>> {
    let is_given = |field: &str| {
        let is_it = |word: &Assignment| word.address.to_string().starts_with(field);
        args.words.iter().any(is_it)
    };
    let mut fields = vec![
        format!("title.{}={}", globals.language().code(), args.title),
        format!("status={REQUEST}"),
        format!("request.received={}", args.received),
        format!("request.channel={}", name(args.channel)),
    ];
    let addressee = args.addressee.map(name);
    fields.extend(addressee.map(|addressee| format!("request.addressee={addressee}")));
    for (position, by) in args.by.iter().enumerate() {
        let (id, country) = partner(registry, by)?;
        let role = if position == 0 { "requester" } else { "co-requester" };
        fields.push(format!("partners+={{partner: {id}, role: {role}}}"));
        if position == 0 && !is_given("countries") {
            fields.extend(country.map(|country| format!("countries={country}")));
        }
    }
    if !is_given("sources") {
        let key = match args.channel {
            Channel::Website => "request.source-website",
            Channel::Letter => "request.source-letter",
        };
        let date = args.received.to_string();
        let source = globals.words().fill(key, &[("date", &date)]);
        fields.push(format!("sources+={{source: {source:?}}}"));
    }
    let own = fields.iter().map(|field| Ok(field.parse()?));
    let own: Vec<Assignment> = own.collect::<anyhow::Result<_>>()?;
    Ok(own.into_iter().chain(args.words.iter().cloned()).collect())
}

fn name(value: impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The id and the country of the partner that somebody names.
fn partner(registry: &Registry, words: &str) -> anyhow::Result<(String, Option<String>)> {
    let found = record::find(registry, words, Some(Kind::Partner))?.into_iter().next();
    let unknown = || message!("unknown-reference.partner", id = words);
    let (file, source) = found.ok_or_else(unknown)?;
    let record = registry.partners.iter().find(|one| one.file == file);
    let country = record.and_then(|record| record.body.country.as_ref());
    Ok((source.id_or_stem().to_string(), country.map(ToString::to_string)))
}
