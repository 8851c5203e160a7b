//! Where papers go, and as what.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use anyhow::bail;
use clap::ValueEnum;
use mieux::documents::{Filled, Paper, Reference, docx, html};
use mieux::export::{ExportFile, generator};
use mieux::files::is_taken_by_git;
use mieux::message;
use mieux::render::stem_of;
use serde_json::json;

use crate::commands::endings::FileFormat;
use crate::commands::folder::{FolderTarget, Made};
use crate::commands::target::{Readers, Target};
use crate::globals::Globals;

/// The folder of several papers.
const PAPERS: Made = Made { by: "document", about: "papers.json", is_kept: true };

/// The most that is read of an office's own file, in bytes.
const MAX_REFERENCE: u64 = 64 * 1024 * 1024;

/// A format of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Markdown
    Md,
    /// A page for a browser, which prints it as PDF
    Html,
    /// A Word document
    Docx,
}

/// A format, and where it goes.
pub(super) struct Place {
    format: Format,
    target: Option<Goal>,
    reference: Option<Reference>,
    readers: Readers,
}

/// A file for one paper, or a folder for several.
enum Goal {
    File(Target, std::path::PathBuf),
    Folder(std::path::PathBuf, bool),
}

impl FileFormat for Format {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Md => &["md"],
            Self::Html => &["html"],
            Self::Docx => &["docx"],
        }
    }
}

impl Format {
    pub(super) fn extension(self) -> &'static str {
        self.endings()[0]
    }

    fn is_text(self) -> bool {
        self != Self::Docx
    }
}

impl Place {
    /// The place that is meant. What cannot be written is said before any work is done.
    pub(super) fn of(
        path: Option<&Path>,
        format: Option<Format>,
        overwrite: bool,
    ) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            let format = format.unwrap_or(Format::Md);
            if !format.is_text() && io::stdout().is_terminal() {
                bail!(message!("document.not-on-terminal", format = format.extension()));
            }
            return Ok(Self { format, target: None, reference: None, readers: Readers::All });
        };
        if path.is_dir() || path.extension().is_none() {
            let format = format.unwrap_or(Format::Md);
            let target = Some(Goal::Folder(path.to_owned(), overwrite));
            return Ok(Self { format, target, reference: None, readers: Readers::All });
        }
        let Some(format) = format.or_else(|| Format::of_file(path)) else {
            let extensions = Format::all_endings();
            bail!(message!("document.unknown-format", path = path.display(), extensions))
        };
        let goal = Goal::File(Target::at(path, overwrite)?, path.to_owned());
        Ok(Self { format, target: Some(goal), reference: None, readers: Readers::All })
    }

    /// The same with the styles of an office's own file.
    pub(super) fn with_reference(self, path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else { return Ok(self) };
        if self.format != Format::Docx {
            bail!(message!("document.reference-format"));
        }
        let failed = |error| message!("error.cannot-read", path = path.display(), reason = &error);
        let mut bytes = Vec::new();
        let file = fs::File::open(path).map_err(&failed)?;
        file.take(MAX_REFERENCE + 1).read_to_end(&mut bytes).map_err(&failed)?;
        let unusable =
            |reason| message!("document.reference-unusable", path = path.display(), reason);
        if bytes.len() as u64 > MAX_REFERENCE {
            let limit = (MAX_REFERENCE >> 20).to_string();
            bail!(unusable(message!("document.reference-big", limit)));
        }
        let reference = Reference::read(&bytes).map_err(|error| unusable(error.to_message()))?;
        Ok(Self { reference: Some(reference), ..self })
    }

    /// The same for a letter that says who somebody is: only its owner may read it.
    ///
    /// # Errors
    /// If git would take it along, or it would go into a folder that is kept for others.
    pub(super) fn closed(self) -> anyhow::Result<Self> {
        match &self.target {
            Some(Goal::File(_, path)) if is_taken_by_git(path) => {
                bail!(message!("document.exposed", path = path.display()))
            }
            Some(Goal::Folder(path, _)) => {
                let file = path.join(format!("letter.{}", self.format.extension()));
                bail!(message!("document.private-file", file = file.display()))
            }
            _ => Ok(Self { readers: Readers::Owner, ..self }),
        }
    }

    /// Writes the papers, each called after what it is about.
    pub(super) fn write(
        &self,
        paper: Paper,
        programme: &str,
        filled: &[(&str, Filled)],
        globals: &Globals,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let bytes = |filled: &Filled| self.bytes(filled, programme, globals);
        match (&self.target, filled) {
            (None, [(_, filled)]) if self.format == Format::Md => {
                Ok(globals.write_markdown(&filled.markdown, out)?)
            }
            (None, [(_, filled)]) => Ok(out.write_all(&bytes(filled)?)?),
            (Some(Goal::File(target, _)), [(_, filled)]) => {
                target.write_for(self.readers, &bytes(filled)?)
            }
            (Some(Goal::Folder(path, overwrite)), filled) => {
                let target = FolderTarget::at(path, PAPERS, *overwrite)?;
                let file = |(id, filled): &(&str, Filled)| {
                    let name =
                        format!("{}-{}.{}", paper.name(), stem_of(id), self.format.extension());
                    anyhow::Ok(ExportFile::new(name, bytes(filled)?))
                };
                let mut files: Vec<ExportFile> =
                    filled.iter().map(file).collect::<Result<_, _>>()?;
                let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
                let about = json!({ "generator": generator(), "files": names });
                files.push(ExportFile::new(PAPERS.about, format!("{about:#}\n")));
                target.write(files.iter())?;
                let path = path.display();
                globals.inform(&message!("document.written", count = filled.len(), path));
                Ok(())
            }
            (_, several) => bail!(message!("document.needs-folder", count = several.len())),
        }
    }

    fn bytes(
        &self,
        filled: &Filled,
        programme: &str,
        globals: &Globals,
    ) -> anyhow::Result<Vec<u8>> {
        let (language, reference) = (globals.language(), self.reference.as_ref());
        Ok(match self.format {
            Format::Docx => docx(&filled.markdown, programme, language, reference)?,
            Format::Md => filled.markdown.clone().into_bytes(),
            Format::Html => html(&filled.markdown, language).into_bytes(),
        })
    }
}
