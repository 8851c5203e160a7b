//! The command line: which command is meant.

use std::io::{self, BufWriter, Write};

use clap::{CommandFactory, Parser, Subcommand};
use mieux::message;

use crate::at::AtArgs;
use crate::commands::examples;
use crate::commands::{
    advance, calendar, completions, diff, document, due, edit, expert, explain, export, fmt, git,
    import, index, init, list, log, lsp, man, matching, merge, mobilise, new, recover, remove,
    rename, report, request, schema, search, set, show, site, validate,
};
use crate::failure::Failure;
use crate::globals::{Access, Globals, Status};
use crate::pager::Paged;

/// Check, query and edit the registry of a programme
///
/// The registry is a folder of YAML files under git: a file for each action, activity, expert and partner.
/// `mieux COMMAND --help` explains a command and shows examples.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 80, after_long_help = examples(EXAMPLES))]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &[(&str, &str)] = &[
    ("Check the registry", "mieux validate"),
    ("List the completed actions in Peru", "mieux list actions --country PE --status completed"),
    ("Compute the figures of Latin America", "mieux report --region latam"),
];

#[derive(Debug, Subcommand)]
enum Command {
    Validate(validate::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    List(list::Args),
    Search(search::Args),
    Show(show::Args),
    Report(report::Args),
    Export(Box<export::Args>),
    Site(Box<site::Args>),
    Document(Box<document::Args>),
    Diff(diff::Args),
    Log(log::Args),
    New(new::Args),
    Request(Box<request::Args>),
    Edit(edit::Args),
    Set(Box<set::Args>),
    Advance(advance::Args),
    Rename(rename::Args),
    Remove(remove::Args),
    Fmt(fmt::Args),
    Import(Box<import::Args>),
    Recover(recover::Args),
    Match(Box<matching::Args>),
    Mobilise(mobilise::Args),
    Calendar(Box<calendar::Args>),
    Due(due::Args),
    Expert(expert::Args),
    Init(init::Args),
    Index(index::Args),
    Git(git::Args),
    Lsp(lsp::Args),
    Merge(merge::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// What the command may do to the registry.
    fn access(&self) -> Access {
        match self {
            Self::Validate(args) => args.access(),
            Self::New(args) => args.access(),
            Self::Request(args) => args.access(),
            Self::Set(args) => args.access(),
            Self::Advance(args) => args.access(),
            Self::Rename(args) => args.access(),
            Self::Fmt(args) => args.access(),
            Self::Import(args) => args.access(),
            Self::Expert(args) => args.access(),
            Self::Mobilise(args) => args.access(),
            Self::Remove(args) => args.access(),
            Self::Edit(_) => Access::Change,
            Self::Recover(args) => args.access(),
            Self::Explain(_)
            | Self::Schema(_)
            | Self::List(_)
            | Self::Search(_)
            | Self::Show(_)
            | Self::Report(_)
            | Self::Export(_)
            | Self::Site(_)
            | Self::Document(_)
            | Self::Diff(_)
            | Self::Log(_)
            | Self::Match(_)
            | Self::Calendar(_)
            | Self::Due(_)
            | Self::Init(_)
            | Self::Index(_)
            | Self::Git(_)
            | Self::Lsp(_)
            | Self::Merge(_)
            | Self::Completions(_)
            | Self::Man(_) => Access::Read,
        }
    }
}

impl Command {
    /// The state of the registry that the command reads.
    fn at(&self) -> AtArgs {
        match self {
            Self::Validate(args) => args.at(),
            Self::List(args) => args.at(),
            Self::Show(args) => args.at(),
            Self::Report(args) => args.at(),
            Self::Export(args) => args.at(),
            Self::Site(args) => args.at(),
            _ => AtArgs::default(),
        }
    }

    /// Whether long output goes through a pager: that of commands that answer a question. What `validate` prints is
    /// read from its end.
    fn is_paged(&self) -> bool {
        self.access() == Access::Read
            && !matches!(
                self,
                Self::Validate(_)
                    | Self::Export(_)
                    | Self::Site(_)
                    | Self::Init(_)
                    | Self::Git(_)
                    | Self::Lsp(_)
                    | Self::Merge(_)
                    | Self::Completions(_)
            )
    }
}

impl Cli {
    /// Runs the command and writes what it has to say to standard output.
    pub(crate) fn run(self) -> Result<Status, Failure> {
        let globals = self.globals.with_access(self.command.access());
        let globals = globals.reading_at(self.command.at());
        let is_paged = globals.may_page() && self.command.is_paged() && Paged::is_possible();
        let mut out: Box<dyn Write> = match is_paged {
            true => Box::new(Paged::default()),
            false => Box::new(BufWriter::new(io::stdout())),
        };
        let status = globals.enter_folder().and_then(|()| run(self.command, &globals, &mut out));
        let flushed = out.flush();
        let flushed = flushed.map_err(|error| message!("error.standard-output").because(error));
        let status = status.and_then(|status| Ok(flushed.map(|()| status)?));
        globals.note_end();
        status.map_err(|error| Failure {
            error,
            is_after_change: globals.has_changed(),
            words: globals.words(),
        })
    }
}

fn run(command: Command, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    match command {
        Command::Validate(args) => validate::run(&args, globals, out),
        Command::Explain(args) => explain::run(&args, globals, out),
        Command::Schema(args) => schema::run(&args, globals, out),
        Command::List(args) => list::run(&args, globals, out),
        Command::Search(args) => search::run(&args, globals, out),
        Command::Show(args) => show::run(&args, globals, out),
        Command::Report(args) => report::run(&args, globals, out),
        Command::Export(args) => export::run(&args, globals, out),
        Command::Site(args) => site::run(&args, globals, out),
        Command::Document(args) => document::run(&args, globals, out),
        Command::Diff(args) => diff::run(&args, globals, out),
        Command::Log(args) => log::run(&args, globals, out),
        Command::New(args) => new::run(&args, globals, out),
        Command::Request(args) => request::run(&args, globals, out),
        Command::Edit(args) => edit::run(&args, globals, out),
        Command::Set(args) => set::run(&args, globals, out),
        Command::Advance(args) => advance::run(&args, globals, out),
        Command::Rename(args) => rename::run(&args, globals, out),
        Command::Remove(args) => remove::run(&args, globals, out),
        Command::Fmt(args) => fmt::run(&args, globals, out),
        Command::Import(args) => import::run(&args, globals, out),
        Command::Recover(args) => recover::run(&args, globals, out),
        Command::Match(args) => matching::run(&args, globals, out),
        Command::Mobilise(args) => mobilise::run(&args, globals, out),
        Command::Calendar(args) => calendar::run(&args, globals, out),
        Command::Due(args) => due::run(&args, globals, out),
        Command::Expert(args) => expert::run(&args, globals, out),
        Command::Init(args) => init::run(&args, globals, out),
        Command::Index(args) => index::run(&args, globals, out),
        Command::Git(args) => git::run(&args, globals, out),
        Command::Lsp(args) => lsp::run(&args, globals),
        Command::Merge(args) => merge::run(&args, globals),
        Command::Completions(args) => completions::run(&args, out),
        Command::Man(args) => man::run(&args, Cli::command(), out),
    }
}
