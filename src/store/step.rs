//! The change of one file, made or taken back by single steps with the disk.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Permissions};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::WriteError;
use super::event::{Event, Tell};
use super::folder::Folder;
use super::plan::{Change, Content};
use super::record_path::is_private;
use super::tree::Tree;

/// The change of one file.
pub(super) struct Step<'p> {
    /// The path below the registry.
    pub(super) below: &'p Path,
    pub(super) change: &'p Change,
    tree: &'p Tree,
    /// The whole path, to be shown.
    shown: PathBuf,
    name: OsString,
    /// Where its new bytes are gathered before they take its place. Names that begin with a dot are
    /// no records.
    draft: OsString,
    /// What the file was and will be allowed to; `None` for a file that is like any new one.
    permissions: Option<Permissions>,
    /// The folders that were not there and that it makes, from the top.
    pub(super) new_folders: Vec<PathBuf>,
    progress: Progress,
}

/// How far a step has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Planned,
    Drafted,
    CarriedOut,
}

impl<'p> Step<'p> {
    /// The change of the file at `below`, with the folders that it has to make.
    pub(super) fn new(
        tree: &'p Tree,
        below: &'p Path,
        change: &'p Change,
        new_folders: Vec<PathBuf>,
    ) -> Self {
        let name = below.file_name().unwrap_or_default().to_owned();
        let mut draft = OsString::from(".");
        draft.push(&name);
        draft.push(".draft");
        let like = match (&change.old, &change.like) {
            (Some(_), _) => Some(below),
            (None, like) => like.as_deref(),
        };
        let permissions = like.and_then(|like| permissions(tree, like).ok());
        Self {
            below,
            change,
            tree,
            shown: tree.path().join(below),
            name,
            draft,
            permissions,
            new_folders,
            progress: Progress::Planned,
        }
    }

    /// The path of the folder below the registry.
    pub(super) fn folder_path(&self) -> &'p Path {
        self.below.parent().unwrap_or(Path::new(""))
    }

    fn folder(&self) -> io::Result<Arc<Folder>> {
        self.tree.folder(self.folder_path())
    }

    /// Whether nothing has this name.
    pub(super) fn is_free(&self) -> bool {
        match self.folder() {
            Ok(folder) => folder.is_free(&self.name),
            Err(error) => error.kind() == ErrorKind::NotFound,
        }
    }

    /// Whether the file holds what the plan expects before the change.
    pub(super) fn has_old(&self) -> Result<bool, WriteError> {
        match &self.change.old {
            None => Ok(self.is_free()),
            Some(old) => self.has(old),
        }
    }

    /// Whether the file holds what the plan makes of it.
    pub(super) fn has_new(&self) -> Result<bool, WriteError> {
        match &self.change.new {
            None => Ok(self.is_free()),
            Some(new) => self.has(new),
        }
    }

    /// Whether the file holds these bytes. A link, or anything else that is not a file, holds none.
    fn has(&self, content: &Content) -> Result<bool, WriteError> {
        self.is_in(&self.name, content)
    }

    /// The same of another file of its folder.
    fn is_in(&self, name: &OsStr, content: &Content) -> Result<bool, WriteError> {
        let read = || -> io::Result<bool> {
            let file = self.folder()?.read(name)?;
            if file.metadata()?.len() != content.length() {
                return Ok(false);
            }
            // What grows at this moment is read no further than it takes to know.
            let mut found = Vec::new();
            file.take(content.length() + 1).read_to_end(&mut found)?;
            Ok(content.is(&found))
        };
        match read() {
            Err(error) if is_absence(&error) => Ok(false),
            read => read.map_err(self.failed("store.cannot-read")),
        }
    }

    /// Whether the file is private.
    pub(super) fn is_private(&self) -> bool {
        is_private(self.below)
    }

    /// Whether the new bytes are known, or lie beside their place already.
    pub(super) fn can_be_completed(&self) -> Result<bool, WriteError> {
        match &self.change.new {
            Some(new @ Content::Private { .. }) => self.is_in(&self.draft, new),
            Some(Content::Bytes(_)) | None => Ok(true),
        }
    }

    /// Writes the new bytes beside their place, unless they are there.
    pub(super) fn write_draft(&mut self, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        let Some(Content::Bytes(new)) = &self.change.new else { return Ok(()) };
        if self.progress != Progress::Planned {
            return Ok(());
        }
        tell(Event::Touching(&self.shown_draft()));
        let draft = self.new_draft().map_err(self.draft_failed())?;
        self.progress = Progress::Drafted;
        self.fill_draft(draft, new)
    }

    /// A draft without any bytes. One that was left there before is of no use; what cannot be removed is
    /// somebody else's.
    fn new_draft(&self) -> io::Result<File> {
        let is_for_all = self.permissions.is_none() && !self.is_private();
        let create = || self.folder()?.create(&self.draft, is_for_all);
        match create() {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.folder()?.remove(&self.draft)?;
                create()
            }
            // It is a new one, or somebody has taken it away since it was looked for.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.tree.make_folder(self.folder_path())?.create(&self.draft, is_for_all)
            }
            created => created,
        }
    }

    fn fill_draft(&self, mut draft: File, bytes: &[u8]) -> Result<(), WriteError> {
        let mut fill = || -> io::Result<()> {
            if let Some(permissions) = &self.permissions {
                draft.set_permissions(permissions.clone())?;
            }
            draft.write_all(bytes)
        };
        fill().map_err(self.draft_failed())
    }

    /// Makes sure that the draft outlives a crash of the machine.
    pub(super) fn sync_draft(&self) -> Result<(), WriteError> {
        let synced = self.folder().and_then(|folder| folder.read(&self.draft)?.sync_all());
        synced.map_err(self.draft_failed())
    }

    /// Removes what an interrupted change may have left beside the file.
    pub(super) fn remove_draft(&self) -> Result<(), WriteError> {
        self.remove_if_there(&self.draft)
    }

    /// Puts the draft in the place of the file, or removes the file.
    pub(super) fn carry_out(&mut self, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        tell(Event::Touching(&self.shown));
        let changed = || WriteError::Changed(self.below.to_owned());
        let folder = match self.folder() {
            Err(error) if is_absence(&error) => return Err(changed()),
            folder => folder.map_err(self.failed("store.cannot-open"))?,
        };
        let is_new = self.change.old.is_none();
        // Once more and at the last moment, since to sync many drafts takes its time.
        let is_placed = is_new
            && folder
                .rename_new(&self.draft, &self.name)
                .map_err(self.failed("store.cannot-write"))?;
        if !is_placed {
            if !self.has_old()? {
                return Err(changed());
            }
            match &self.change.new {
                Some(_) => folder
                    .rename(&self.draft, &self.name)
                    .map_err(self.failed("store.cannot-write"))?,
                None => folder.remove(&self.name).map_err(self.failed("store.cannot-remove"))?,
            }
        }
        self.progress = Progress::CarriedOut;
        Ok(())
    }

    /// Takes back what was done. What somebody else has written since then stays.
    pub(super) fn undo(&self, tell: &mut Tell<'_>) -> Result<(), WriteError> {
        tell(Event::Touching(&self.shown));
        if self.progress == Progress::Drafted {
            self.remove_draft()?;
        }
        if self.progress == Progress::CarriedOut && self.has_new()? {
            match &self.change.old {
                // Known by its sum alone only to a change that is completed, which is never taken back.
                Some(Content::Private { .. }) => {}
                Some(Content::Bytes(old)) => {
                    let draft = self.new_draft().map_err(self.draft_failed())?;
                    self.fill_draft(draft, old)?;
                    self.sync_draft()?;
                    let placed =
                        self.folder().and_then(|folder| folder.rename(&self.draft, &self.name));
                    placed.map_err(self.failed("store.cannot-write"))?;
                }
                None => self.remove_if_there(&self.name)?,
            }
        }
        for path in self.new_folders.iter().rev() {
            let (above, name) = (path.parent().unwrap_or(Path::new("")), path.file_name());
            // One that somebody else has put something into stays.
            let _ = self
                .tree
                .folder(above)
                .and_then(|above| above.remove_folder(name.unwrap_or_default()));
        }
        Ok(())
    }

    fn remove_if_there(&self, name: &OsStr) -> Result<(), WriteError> {
        match self.folder().and_then(|folder| folder.remove(name)) {
            Err(error) if !is_absence(&error) => Err(WriteError::system(
                "store.cannot-remove",
                &self.shown.with_file_name(name),
            )(error)),
            _ => Ok(()),
        }
    }

    fn shown_draft(&self) -> PathBuf {
        self.shown.with_file_name(&self.draft)
    }

    fn draft_failed(&self) -> impl FnOnce(io::Error) -> WriteError {
        WriteError::system("store.cannot-write", &self.shown_draft())
    }

    fn failed(&self, key: &'static str) -> impl FnOnce(io::Error) -> WriteError {
        WriteError::system(key, &self.shown)
    }
}

/// Whether there is no such file, or something else in its place.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidInput)
}

/// What a file below the registry is allowed to.
fn permissions(tree: &Tree, below: &Path) -> io::Result<Permissions> {
    let folder = tree.folder(below.parent().unwrap_or(Path::new("")))?;
    Ok(folder.read(below.file_name().unwrap_or_default())?.metadata()?.permissions())
}
