//! Where an export goes: to the standard output, into a file, or into a folder.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anyhow::bail;
use mieux::export::{About, Export, ExportFile, Listed};
use mieux::message;

use super::format::Format;
use crate::commands::endings::FileFormat;
use crate::commands::folder::{FolderTarget, Made};
use crate::commands::target::Target;

/// The folder of an export.
const EXPORT: Made = Made { by: "export", about: "about.json", is_kept: true };

/// A format, and where it goes.
#[derive(Debug)]
pub(super) enum Place {
    /// To the standard output.
    Standard(Format),
    /// Into a file.
    File(Format, Target),
    /// Into a folder.
    Folder(Format, FolderTarget),
}

impl Place {
    /// The place that is meant. What cannot be written is said before any work is done.
    pub(super) fn of(
        path: Option<&Path>,
        format: Option<Format>,
        overwrite: bool,
    ) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            let format = format.unwrap_or(Format::Jsonl);
            if !format.is_ever_a_file() {
                bail!(message!("export.needs-folder", format = format.name()));
            }
            if !format.is_text() && io::stdout().is_terminal() {
                bail!(message!("export.not-on-terminal", format = format.name()));
            }
            return Ok(Self::Standard(format));
        };
        let unknown = || {
            let (path, extensions) = (path.display(), Format::all_endings());
            message!("export.unknown-format", path, extensions)
        };
        if path.extension().is_some_and(|extension| extension == "csv") {
            bail!(message!("export.csv-is-several", path = path.display()));
        }
        let of_name = Format::of_file(path);
        let format = format.or(of_name).ok_or_else(unknown)?;
        if is_folder(path)
            || (of_name.is_none() && path.extension().is_none() && !is_device(path))
            || !format.is_ever_a_file()
        {
            return Ok(Self::Folder(format, FolderTarget::at(path, EXPORT, overwrite)?));
        }
        Ok(Self::File(format, Target::at(path, overwrite)?))
    }

    /// The format.
    pub(super) fn format(&self) -> Format {
        match self {
            Self::Standard(format) | Self::File(format, _) | Self::Folder(format, _) => *format,
        }
    }

    /// Whether it is a folder.
    pub(super) fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(..))
    }

    /// Whether something is there that the export replaces.
    pub(super) fn replaces(&self) -> bool {
        match self {
            Self::Standard(_) => false,
            Self::File(_, target) => target.replaces(),
            Self::Folder(_, target) => target.replaces(),
        }
    }

    /// Makes sure that one file is enough for what is listed.
    pub(super) fn ensure_one_file(&self, listed: &BTreeSet<Listed>) -> anyhow::Result<()> {
        let format = self.format();
        if !self.is_folder() && format.has_file_for_each_kind() && listed.len() != 1 {
            bail!(message!("export.one-kind", format = format.name()));
        }
        Ok(())
    }

    /// Writes the files. A folder gets a file that says what it is, and the licences of what it is made from.
    pub(super) fn write(
        &self,
        export: &Export,
        about: &About,
        licences: Option<Vec<u8>>,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let first = || export.files.first().map_or(&[][..], |file| &file.bytes);
        match self {
            Self::Standard(_) => {
                let written = out.write_all(first()).and_then(|()| out.flush());
                Ok(written.map_err(|error| message!("output.cannot-write").because(error))?)
            }
            Self::File(_, target) => target.write(first()),
            Self::Folder(_, target) => {
                let licences = licences.map(|text| ExportFile::new("LICENSES.md", text));
                let files = export.files.iter().chain(&licences);
                let names: Vec<&str> = files.clone().map(|file| file.path.as_str()).collect();
                let about = ExportFile::new(EXPORT.about, about.with_files(&names));
                target.write(files.chain([&about]))
            }
        }
    }
}

/// Whether a path is that of a device or a pipe, such as `/dev/stdout`.
fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Whether a path means a folder: one is there, or the path ends like one.
fn is_folder(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    path.is_dir() || text.ends_with(std::path::is_separator)
}
