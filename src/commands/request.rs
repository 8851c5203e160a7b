//! `mieux request`: what an authority asks for becomes an action.

use std::io::Write;

use clap::{Subcommand, ValueEnum};
use mieux::edit::Assignment;
use mieux::message;
use mieux::message::Value;
use mieux::model::{EdtfDate, Kind, date_typed};
use mieux::registry::Registry;

use super::document::stage as papers;
use super::selection::date;
use super::{complete, dialogue, examples, new, record};
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
/// are co-requesters. Civil society can only request together with a government. On a terminal you are asked for what is not
/// given.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "mieux request new [OPTIONS] --by <PARTNER> --title <TEXT> ...",
    after_long_help = examples(EXAMPLES)
)]
struct NewArgs {
    /// Partner who requests, by id or name; repeat it for a joint request
    #[arg(long, value_name = "PARTNER", required = is_needed(), add = complete::ids(Some(Kind::Partner)))]
    by: Vec<String>,
    /// Title of the action, in the language of --lang
    #[arg(long, value_name = "TEXT", required = is_needed())]
    title: Option<String>,
    /// How the request arrived
    #[arg(long, value_enum, required = is_needed())]
    channel: Option<Channel>,
    /// To whom it was sent
    #[arg(long, value_enum)]
    addressee: Option<Addressee>,
    /// When it arrived
    #[arg(long, value_name = "DATE", value_parser = date, required = is_needed())]
    received: Option<EdtfDate>,
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

/// Whether an option must be given, because no terminal is there to ask on.
fn is_needed() -> bool {
    !dialogue::is_possible()
}

/// A request: what was given and what was answered.
struct Request {
    /// The partners, each with its country, the requester first.
    by: Vec<(String, Option<String>)>,
    channel: Channel,
    addressee: Option<Addressee>,
    received: EdtfDate,
    /// Other fields of the action.
    words: Vec<Assignment>,
    /// Whether somebody was asked.
    is_asked: bool,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let Command::New(args) = &args.command;
    let request = request(args, &globals.load_late()?, globals)?;
    let words = words(&request, globals)?;
    let new = new::Args::of(Kind::Action, words, args.dry_run, args.force);
    let status = new::create(&new, &[], request.is_asked, globals, out)?;
    if status == Status::Clean {
        papers::name(REQUEST, globals);
    }
    Ok(status)
}

/// The request of the options. What is missing of it is asked for; if all is, also what it can do without.
fn request(args: &NewArgs, registry: &Registry, globals: &Globals) -> anyhow::Result<Request> {
    let given = [
        !args.by.is_empty(),
        args.title.is_some(),
        args.channel.is_some(),
        args.received.is_some(),
    ];
    let is_asked = given.contains(&false);
    let is_empty = !given.contains(&true) && args.words.is_empty();
    let by = match args.by.is_empty() {
        true => ask_partners(registry, globals)?,
        false => args.by.iter().map(|by| partner(registry, by)).collect::<Result<_, _>>()?,
    };
    let mut words = Vec::new();
    match &args.title {
        Some(title) => words.push(format!("title.{}={title}", globals.language().code()).parse()?),
        None => {
            words.extend(dialogue::ask_fields(
                registry,
                Kind::Action,
                &[("title", true)],
                globals,
            )?);
        }
    }
    if is_empty {
        let fields = [("countries", false), ("themes", false)];
        words.extend(dialogue::ask_fields(registry, Kind::Action, &fields, globals)?);
    }
    let channel = match args.channel {
        Some(channel) => channel,
        None => {
            let question = message!("request.ask-channel");
            dialogue::ask_until(&question, &names::<Channel>(), globals, named)?
        }
    };
    let addressee = match args.addressee {
        None if is_empty => {
            let question = message!("request.ask-addressee");
            dialogue::ask_optional(&question, &names::<Addressee>(), globals, named)?
        }
        addressee => addressee,
    };
    let received = match args.received {
        Some(received) => received,
        None => ask_date(globals)?,
    };
    words.extend(args.words.iter().cloned());
    Ok(Request { by, channel, addressee, received, words, is_asked })
}

/// Asks who requests, until all are partners of the registry.
fn ask_partners(
    registry: &Registry,
    globals: &Globals,
) -> anyhow::Result<Vec<(String, Option<String>)>> {
    let ids = dialogue::ids(registry, Kind::Partner);
    dialogue::ask_until(&message!("request.ask-by"), &ids, globals, |answer| {
        // A name may have a comma.
        let whole = partner(registry, answer).map(|partner| vec![partner]);
        whole.or_else(|_| answer.split(',').map(|by| partner(registry, by.trim())).collect())
    })
}

/// The names of the values of an option.
fn names<T: ValueEnum>() -> Vec<String> {
    T::value_variants().iter().map(|value| name(value.clone())).collect()
}

/// The value of an option that somebody names.
fn named<T: ValueEnum>(answer: &str) -> anyhow::Result<T> {
    let names = names::<T>();
    let known = Value::one_of(names.iter().map(String::as_str));
    let unknown = |_| message!("request.no-choice", value = answer, known).into();
    T::from_str(answer, true).map_err(unknown)
}

/// Asks when the request arrived.
fn ask_date(globals: &Globals) -> anyhow::Result<EdtfDate> {
    dialogue::ask_until(&message!("request.ask-received"), &[], globals, |answer| {
        Ok(date_typed(answer).map_err(|_| message!("ask.no-date", value = answer))?)
    })
}

/// The fields of the action: what the request says, then what is given by itself.
fn words(request: &Request, globals: &Globals) -> anyhow::Result<Vec<Assignment>> {
    let is_given = |field: &str| {
        let is_it = |word: &Assignment| word.address.to_string().starts_with(field);
        request.words.iter().any(is_it)
    };
    let mut fields = vec![
        format!("status={REQUEST}"),
        format!("request.received={}", request.received),
        format!("request.channel={}", name(request.channel)),
    ];
    let addressee = request.addressee.map(name);
    fields.extend(addressee.map(|addressee| format!("request.addressee={addressee}")));
    for (position, (id, country)) in request.by.iter().enumerate() {
        let role = if position == 0 { "requester" } else { "co-requester" };
        fields.push(format!("partners+={{partner: {id}, role: {role}}}"));
        if position == 0 && !is_given("countries") {
            fields.extend(country.iter().map(|country| format!("countries={country}")));
        }
    }
    if !is_given("sources") {
        let key = match request.channel {
            Channel::Website => "request.source-website",
            Channel::Letter => "request.source-letter",
        };
        let date = request.received.to_string();
        let source = globals.words().fill(key, &[("date", &date)]);
        fields.push(format!("sources+={{source: {source:?}}}"));
    }
    let own = fields.iter().map(|field| Ok(field.parse()?));
    let own: Vec<Assignment> = own.collect::<anyhow::Result<_>>()?;
    Ok(own.into_iter().chain(request.words.iter().cloned()).collect())
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
