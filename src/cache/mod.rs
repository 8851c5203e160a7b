//! What is known of a registry, kept between runs in a file of the user's cache folder: the index. No checkout gets
//! into it, and without it every answer is the same.

mod layout;
mod status;

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use self::layout::Layout;
use crate::files::{Part, Shelf};
use crate::store::{Named, OwnFolder, folder_of_user, leads_into, make_own};

pub use status::Status;

/// Where the cache folder of a user is: `$MIEUX_CACHE_DIR`, else `mieux` in `$XDG_CACHE_HOME`, else in `~/.cache`.
const CACHE: Named = Named { own: "MIEUX_CACHE_DIR", shared: "XDG_CACHE_HOME", usual: ".cache" };

/// The folder in it that holds the indexes.
const INDEXES: &str = "index";

/// The index of one registry.
#[derive(Debug)]
pub struct Index {
    folder: PathBuf,
    /// Its name, by the path of the registry.
    name: OsString,
    /// What it is good for: this registry, and this program.
    key: [u8; 32],
    /// Its file as it was when it was first read, so that all parts are of one run.
    file: OnceLock<Option<File>>,
}

impl Index {
    /// The index of the registry in a folder, whether it is there or not. `None` if the user has no cache folder, or it
    /// lies in the registry itself.
    #[must_use]
    pub fn of(root: &Path) -> Option<Self> {
        Self::in_folder(root, &folder_of_user(&CACHE)?)
    }

    /// The same in this cache folder.
    #[must_use]
    pub fn in_folder(root: &Path, cache: &Path) -> Option<Self> {
        let root = fs::canonicalize(root).ok()?;
        let folder = cache.join(INDEXES);
        let path = root.as_os_str().as_encoded_bytes();
        let name: String = digest(&[path])[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let key = digest(&[path, program()?.as_bytes()]);
        (!leads_into(&root, &folder)).then(|| Self {
            folder,
            name: name.into(),
            key,
            file: OnceLock::new(),
        })
    }

    /// The same as a shelf of the files of the registry.
    #[must_use]
    pub fn shelf(root: &Path) -> Option<Box<dyn Shelf>> {
        Self::of(root).map(|index| Box::new(index) as Box<dyn Shelf>)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Removes it; whether there was one.
    ///
    /// # Errors
    /// If it cannot be removed.
    pub fn clear(&self) -> io::Result<bool> {
        let Ok(folder) = OwnFolder::open(&self.folder) else { return Ok(false) };
        let removed = |name: &OsStr| match folder.remove(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            removed => removed.map(|()| true),
        };
        for draft in self.drafts(&folder) {
            removed(&draft)?;
        }
        removed(&self.name)
    }

    /// Its file; `None` if there is none that this user alone can have written.
    fn open(&self) -> Option<File> {
        let folder = OwnFolder::open(&self.folder).ok().filter(is_trusted)?;
        let file = folder.read(&self.name).ok()?;
        OwnFolder::is_own_file(&file).is_ok_and(|is_own| is_own).then_some(file)
    }

    /// The name of what this process writes.
    fn draft(&self) -> OsString {
        let mut draft = self.name.clone();
        draft.push(format!(".{}.draft", std::process::id()));
        draft
    }

    /// The names of what processes write, or have left.
    fn drafts(&self, folder: &OwnFolder) -> Vec<OsString> {
        let own = self.name.as_encoded_bytes();
        let is_draft = |name: &OsString| {
            name.as_encoded_bytes().starts_with(own) && name.as_encoded_bytes().ends_with(b".draft")
        };
        let mut names = folder.names().unwrap_or_default();
        names.retain(is_draft);
        names
    }

    /// Writes a new file, and puts it in the place of the old one.
    fn replace(&self, parts: &[Vec<u8>; Part::ALL.len()]) -> io::Result<()> {
        let folder = OwnFolder::open(&self.folder)?;
        let draft = self.draft();
        for left in self.drafts(&folder).iter().filter(|left| **left != draft) {
            // A process that still writes it fails, and keeps nothing.
            let _ = folder.remove(left);
        }
        let mut file = folder.create(&draft, false)?;
        let written = file
            .write_all(&Layout::header(&self.key, parts))
            .and_then(|()| parts.iter().try_for_each(|part| file.write_all(part)));
        let replaced = written.and_then(|()| folder.rename(&draft, &self.name));
        if replaced.is_err() {
            let _ = folder.remove(&draft);
        }
        replaced
    }
}

impl Shelf for Index {
    fn moment(&self) -> Option<i64> {
        make_own(&self.folder).ok()?;
        let folder = OwnFolder::open(&self.folder).ok().filter(is_trusted)?;
        let draft = self.draft();
        let _ = folder.remove(&draft);
        let made = folder.create(&draft, false).and_then(|file| file.metadata()?.modified());
        let _ = folder.remove(&draft);
        let since = made.ok()?.duration_since(UNIX_EPOCH).ok()?;
        i64::try_from(since.as_nanos()).ok()
    }

    fn read(&self, part: Part) -> Option<Vec<u8>> {
        let mut file = self.file.get_or_init(|| self.open()).as_ref()?;
        Layout::read(&mut file, &self.key, part)
    }

    fn write(&self, parts: [Vec<u8>; Part::ALL.len()]) {
        // Without an index the next run takes longer, and says the same.
        let _ = self.replace(&parts);
    }
}

/// Whether nobody but this user may write in a folder.
fn is_trusted(folder: &OwnFolder) -> bool {
    folder.is_own().is_ok_and(|is_own| is_own)
}

/// What tells this program from any other, also from one of the same version that was built anew.
fn program() -> Option<String> {
    let about = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let made = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    Some(format!("{} {} {made}", env!("CARGO_PKG_VERSION"), about.len()))
}

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}
