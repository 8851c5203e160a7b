//! `mieux expert apply`: somebody asks to be on the list of experts.

use std::io::Write;

use anyhow::bail;
use clap::ValueEnum;
use mieux::edit::Assignment;
use mieux::files::PrivateFolder;
use mieux::message;
use mieux::model::{EdtfDate, Kind};

use crate::commands::{day, dialogue, examples, new};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[(
    "Enter an application, and look at it first",
    "mieux expert apply origin=Spain sector=public languages+=Spanish \\
    --private name=\"Full Name\" --consent 2026-11-02 --dry-run",
)];

/// What the roster asks of an applicant, and whether it must be answered.
const ASKED: [(&str, bool); 5] =
    [("origin", true), ("sector", true), ("languages", false), ("themes", false), ("areas", false)];

/// Add an applicant to the list of experts
///
/// Creates the record of an expert with the roster status `applied` and the consent. What identifies the person goes to
/// `private/experts/ID.yaml`, never to the record. Without fields, you are asked for them on a terminal.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Fields of the record, as in `mieux new`
    #[arg(value_name = "FIELD=VALUE")]
    words: Vec<Assignment>,
    /// Private data, such as name=… or emails=…
    #[arg(long, value_name = "FIELD=VALUE")]
    private: Vec<Assignment>,
    /// Day on which the person consented, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    consent: Option<EdtfDate>,
    /// Use that the consent covers
    #[arg(long, value_name = "USE", value_enum, value_delimiter = ',', default_value = "roster")]
    scope: Vec<Scope>,
    /// Show the record without writing it
    #[arg(long)]
    dry_run: bool,
    /// Write the record even if it has errors
    #[arg(long)]
    force: bool,
}

/// A use of the record that a consent can cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scope {
    /// Be on the list, and be asked
    Roster,
    /// Share the record with partners
    ShareWithPartner,
    /// Be listed in public
    PublicListing,
}

impl Args {
    /// What the command may do to the registry.
    pub(super) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    // Before anybody types what must stay private.
    PrivateFolder::refuse_exposed(&globals.root()?)?;
    let is_asked = args.words.is_empty() && dialogue::is_possible();
    let (mut words, mut private) = (args.words.clone(), args.private.clone());
    let mut consent = args.consent;
    if is_asked {
        let registry = globals.load_late()?;
        words = dialogue::ask_fields(&registry, Kind::Expert, &ASKED, globals)?;
        private.extend(dialogue::ask_private(globals)?);
        if consent.is_none() {
            consent = Some(dialogue::ask_day(&message!("ask.consent"), globals)?);
        }
    }
    if private.is_empty() {
        bail!(message!("apply.nobody"));
    }
    let Some(consent) = consent else { bail!(message!("apply.no-consent")) };
    let has_source = words.iter().any(|word| word.address.to_string().starts_with("sources"));
    let mut given = vec![
        "roster=applied".parse()?,
        "consent.basis=consent".parse()?,
        format!("consent.given={consent}").parse()?,
    ];
    for use_ in &args.scope {
        let value = use_.to_possible_value();
        let name = value.as_ref().map_or("", |value| value.get_name());
        given.push(format!("consent.scope+={name}").parse()?);
    }
    if !has_source {
        let source = globals.words().get("apply.source");
        given.push(format!("sources+={{source: {source:?}}}").parse()?);
    }
    given.extend(words);
    let new = new::Args::of(Kind::Expert, given, args.dry_run, args.force);
    new::create(&new, &private, is_asked, globals, out)
}
