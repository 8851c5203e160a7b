//! The sheets of refused rows that an import leaves. A name always has those of the last import.

use std::fs;
use std::path::{Path, PathBuf};

use mieux::import::{Input, Outcome, Rejects, rejects};
use mieux::message;
use mieux::message::Message;
use mieux::registry::Registry;
use mieux::render::BYTE_ORDER_MARK;
use mieux::store::{NewFile, Rights, create_files};

use super::private;

/// What was left.
pub(super) struct Left {
    sheets: Vec<LeftSheet>,
}

/// The refused rows of a sheet.
struct LeftSheet {
    path: PathBuf,
    /// Where those of an earlier import are now, which had this name, and whether all of them are among these.
    earlier: Option<(PathBuf, bool)>,
}

/// Writes the refused rows of each sheet into a sheet of their own.
///
/// `named` is where the user wants those of the first sheet, `has_mark` whether CSV begins with a byte order mark,
/// `in_words` tells the reasons.
pub(super) fn leave(
    named: Option<&Path>,
    has_mark: bool,
    registry: &Registry,
    inputs: &[Input<'_>],
    outcome: &Outcome,
    in_words: &dyn Fn(&Message) -> String,
) -> anyhow::Result<Left> {
    let mut left = Left { sheets: Vec::new() };
    for rejects in rejects(inputs, outcome, in_words)? {
        if let Err(error) = left.add(named, has_mark, registry, rejects) {
            left.take_back();
            return Err(error);
        }
    }
    Ok(left)
}

impl Left {
    /// Writes those of a sheet.
    fn add(
        &mut self,
        named: Option<&Path>,
        has_mark: bool,
        registry: &Registry,
        rejects: Rejects,
    ) -> anyhow::Result<()> {
        let beside = match rejects.is_private {
            true => private::rejected(&registry.root, Path::new(&rejects.name), named)?,
            false => PathBuf::from(&rejects.name),
        };
        let path = match named {
            Some(path) if self.sheets.is_empty() => path.to_owned(),
            _ => self.name(&beside, &rejects),
        };
        let earlier = match covered(&path, &rejects) {
            Some(is_covered) => {
                let aside = free_name(&path);
                fs::rename(&path, &aside).map_err(|error| {
                    message!("import.cannot-put-aside", path = path.display()).because(error)
                })?;
                Some((aside, is_covered))
            }
            None => None,
        };
        let Rejects { name, ending, is_private, bytes } = rejects;
        let mut text = String::from_utf8(bytes)
            .map_err(|error| message!("import.rejects-not-text").because(error))?;
        if has_mark && ending == "csv" {
            text.insert_str(0, BYTE_ORDER_MARK);
        }
        // Who may not read the sheet may not read what was refused of it.
        let rights = if is_private { Rights::Owner } else { Rights::Like(name.into()) };
        let file = NewFile { path: path.clone(), text, rights };
        let written = create_files(Path::new(""), &[file]).map_err(|(path, error)| {
            message!("import.cannot-leave", path = path.display()).because(error)
        });
        match written {
            Ok(()) => self.sheets.push(LeftSheet { path, earlier }),
            Err(error) => {
                put_back(&path, earlier.as_ref());
                return Err(error.into());
            }
        }
        Ok(())
    }

    /// The name for the refused rows beside a sheet, for standard input in the working folder. Nothing but refused
    /// rows of an earlier import may have it.
    fn name(&self, sheet: &Path, rejects: &Rejects) -> PathBuf {
        let stem = sheet.file_stem().map_or("import".into(), |stem| stem.to_string_lossy());
        let stem = stem.split(".rejected").next().unwrap_or_default();
        let first = sheet.with_file_name(format!("{stem}.rejected.{}", rejects.ending));
        let is_right = |path: &PathBuf| {
            let is_own = self.sheets.iter().any(|sheet| sheet.path == *path);
            !is_own && (is_free(path) || covered(path, rejects).is_some())
        };
        let mut names = std::iter::once(first.clone()).chain(numbered(&first));
        names.find(is_right).unwrap_or_else(|| first.clone())
    }

    /// Leaves nothing, and puts back what was there before: the import has come to nothing.
    pub(super) fn take_back(self) {
        for LeftSheet { path, earlier } in self.sheets.into_iter().rev() {
            let _ = fs::remove_file(&path);
            put_back(&path, earlier.as_ref());
        }
    }

    /// Removes the earlier ones that are all among those of now; the paths of these, and of the earlier ones that
    /// stay.
    pub(super) fn settle(self) -> (Vec<PathBuf>, Vec<PathBuf>) {
        let (mut left, mut kept) = (Vec::new(), Vec::new());
        for LeftSheet { path, earlier } in self.sheets {
            left.push(path);
            if let Some((aside, is_covered)) = earlier
                && !(is_covered && fs::remove_file(&aside).is_ok())
            {
                kept.push(aside);
            }
        }
        (left, kept)
    }
}

/// Whether the refused rows that a file has from an earlier import are all among these; `None` where it has none.
fn covered(path: &Path, rejects: &Rejects) -> Option<bool> {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    if is_file { rejects.cover(&fs::read(path).ok()?) } else { None }
}

fn put_back(path: &Path, earlier: Option<&(PathBuf, bool)>) {
    if let Some((aside, _)) = earlier {
        let _ = fs::rename(aside, path);
    }
}

/// A name like this one, with a number, that no file has.
fn free_name(path: &Path) -> PathBuf {
    numbered(path).find(|path| is_free(path)).unwrap_or_default()
}

fn is_free(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err()
}

/// Names like this one, with the numbers from 1.
fn numbered(path: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    (1_usize..).map(move |number| path.with_file_name(format!("{stem}-{number}{ending}")))
}
