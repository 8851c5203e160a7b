//! `mieux site`: the public site of the registry.

mod answer;
mod browser;
mod languages;
mod serve;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::message;
use mieux::model::FileKind;
use mieux::registry::{FileId, Registry};
use mieux::render::visible;
use mieux::site::{ABOUT, Options, Site, site};
use mieux::words::Words;

use super::folder::{FolderTarget, Made};
use super::incomplete::{name_left_out, print_notes};
use super::selection::SelectionArgs;
use super::stamp::StampArgs;
use super::{examples, publish};
use crate::at::AtArgs;
use crate::globals::{Globals, Status};
use languages::LanguageArgs;
use serve::serve;

const EXAMPLES: &[(&str, &str)] = &[
    ("Write the site to the folder site/", "mieux site"),
    (
        "Write a site in two languages for its address on the web",
        "mieux site -o public --lang es,en --base-url https://example.org/programme",
    ),
    ("Write a site of one region", "mieux site -o latam --region latam"),
];

/// The folder of a site.
const SITE: Made = Made { by: "site", about: ABOUT, is_kept: false };

/// Write the public site of the programme
///
/// Writes a folder of pages that any host serves and any browser opens: the actions, activities, partners, results and
/// figures, with their sources, in each language, and the data to download. The same registry gives the same bytes
/// every time. The site takes the place of an earlier one in one step.
///
/// Only what is public is written: experts appear as numbers only, and numbers of fewer than three experts are
/// withheld. Records with errors are left out and named; personal data that must not leave the registry stops the command.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    #[command(flatten)]
    at: AtArgs,
    /// Write to DIR
    #[arg(short, long, value_name = "DIR", default_value = "site", help_heading = "Output")]
    output: PathBuf,
    /// Show the site in a browser instead of writing it
    ///
    /// Builds the site again when a file of the registry changes, and loads the page again. Only this computer can see it.
    /// The address is printed; Ctrl-C ends it.
    #[arg(long, help_heading = "Output", conflicts_with = "output")]
    serve: bool,
    /// With --serve, the port; 0 for any that is free
    #[arg(
        long,
        value_name = "N",
        default_value_t = 8000,
        requires = "serve",
        help_heading = "Output"
    )]
    port: u16,
    /// With --serve, open the browser
    #[arg(long, requires = "serve", help_heading = "Output")]
    open: bool,
    #[command(flatten)]
    languages: LanguageArgs,
    /// Address of the site, for search engines
    ///
    /// Adds a canonical address to each page, and a sitemap.xml. Links between pages are relative in any case.
    #[arg(long, value_name = "URL", value_parser = base_url, help_heading = "Output")]
    base_url: Option<String>,
    /// Also show actions whose status does not count
    ///
    /// These are requests, actions in preparation, and those rejected or cancelled, as the vocabulary of statuses says.
    /// Figures do not count them.
    #[arg(long, help_heading = "Output")]
    drafts: bool,
    #[command(flatten)]
    stamp: StampArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

impl Args {
    /// The state of the registry that is read.
    pub(crate) fn at(&self) -> AtArgs {
        self.at.clone()
    }
}

/// The address of a site: one of the web, without a query or a password.
fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_address = rest.is_some_and(|rest| {
        let is_allowed = |one: u8| one.is_ascii_graphic() && !b"?#<>\"'\\@`^{|}".contains(&one);
        !rest.starts_with(['/', ':']) && !rest.is_empty() && rest.bytes().all(is_allowed)
    });
    match is_address {
        true => Ok(text.to_owned()),
        false => Err(message!("site.base-url").to_string()),
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.serve {
        return serve(args.port, args.open, globals, out, &|| build(args, globals));
    }
    FolderTarget::at(&args.output, SITE, true)?;
    refuse_registry(&args.output, globals)?;
    let (site, status) = build(args, globals)?;
    // Looked at again, since somebody can have put a file there meanwhile.
    FolderTarget::at(&args.output, SITE, true)?.write(site.files.iter())?;
    let path = args.output.display();
    globals.inform(&message!("site.written", count = site.pages, path));
    Ok(status)
}

/// Builds the site, and names the records that are left out.
fn build(args: &Args, globals: &Globals) -> anyhow::Result<(Site, Status)> {
    let (registry, _) = publish::read(globals)?;
    let selection = args.selection.resolve(&registry)?;
    if args.selection.has_day() {
        bail!(message!("site.as-of"));
    }
    // What a choice of experts leads to can tell who one of them is.
    if selection.narrows_experts() {
        bail!(message!("site.experts"));
    }
    let options = Options {
        languages: args.languages.languages(),
        base_url: args.base_url.clone(),
        selection,
        selected_by: args.selection.typed(),
        has_drafts: args.drafts,
        stamp: args.stamp.stamp(&globals.root()?, &args.at, false)?,
    };
    let site = site(&registry, &options)?;
    let words = globals.words();
    let notes: Vec<String> = site.notes.iter().map(|note| note.in_words(&words)).collect();
    print_notes(&notes, globals);
    let mut status = name_left_out(&registry.incomplete, Words::of(globals.language()));
    for file in unread_pages(&registry) {
        globals.tell(&message!("site.page-left-out", file = visible(&file).into_owned()));
        status = Status::Findings;
    }
    Ok((site, status))
}

/// The files of the programme's own texts that could not be read.
fn unread_pages(registry: &Registry) -> Vec<String> {
    let is_read = |id: FileId| registry.pages.iter().any(|page| page.file == id);
    let files = registry.files_with_ids();
    let unread = files.filter(|(id, file)| file.kind == FileKind::Page && !is_read(*id));
    unread.map(|(_, file)| file.path.display().to_string()).collect()
}

/// A site within the registry would be read as a part of it.
fn refuse_registry(path: &Path, globals: &Globals) -> anyhow::Result<()> {
    let root = globals.root()?;
    let Ok(inner) = root.canonicalize() else { return Ok(()) };
    let is_inside = |path: &Path| path.canonicalize().is_ok_and(|there| there.starts_with(&inner));
    if is_inside(path) || is_inside(super::target::folder(path)) {
        bail!(message!("site.inside", path = path.display(), registry = root.display()));
    }
    Ok(())
}
