//! The files of a registry in a folder on the disk.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::beneath::Root;
use super::gitignore;
use super::listed::{Listed, Nature};
use super::private::PrivateFolder;
use super::shelf::Shelf;
use super::shown;
#[cfg(unix)]
use super::sight::Sight;
use super::source::{Files, PRIVATE, PrivateState, ReadError, is_name_left_out, is_page};

/// A folder on the disk.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    working_folder: PathBuf,
    /// The folder as a person would type it, if that is the same for every file in it.
    shown: Option<PathBuf>,
    root: Root,
    reads_private: bool,
    shelf: Option<Box<dyn Shelf>>,
}

impl Folder {
    /// The registry in the folder `path`.
    ///
    /// # Errors
    /// If there is no such folder, or it cannot be opened.
    pub fn open(path: &Path) -> io::Result<Self> {
        let root = Root::open(path)?;
        let working_folder = std::env::current_dir().unwrap_or_default();
        let is_above = path.components().next() == Some(Component::ParentDir);
        let shown = (!is_above).then(|| shown::shortest(path, &working_folder));
        let path = path.to_owned();
        Ok(Self { path, working_folder, shown, root, reads_private: false, shelf: None })
    }

    /// The same, with a look into the files on experts in `private/`: for who checks them.
    #[must_use]
    pub fn reading_private(self) -> Self {
        Self { reads_private: true, ..self }
    }

    /// The same, with a place where what is known of it is kept between runs.
    #[must_use]
    pub fn with_shelf(self, shelf: Option<Box<dyn Shelf>>) -> Self {
        Self { shelf, ..self }
    }

    /// Adds what is in a folder below the registry, and all below that.
    fn add_entries(&self, folder: &Path, listed: &mut Vec<Listed>) {
        let is_top = folder.as_os_str().is_empty();
        let entries = match self.root.entries(folder) {
            Ok(entries) => entries,
            Err(reason) => {
                let nature = Nature::UnreadableFolder(reason.into());
                return listed.push(Listed { below: folder.to_owned(), nature });
            }
        };
        for (name, nature) in entries {
            let below = folder.join(&name);
            if is_name_left_out(&name, is_top) && !is_page(&below) {
                continue;
            }
            match nature {
                Nature::Folder => {
                    listed.push(Listed { below: below.clone(), nature });
                    self.add_entries(&below, listed);
                }
                _ => listed.push(Listed { below, nature }),
            }
        }
    }
}

impl Files for Folder {
    fn list(&self) -> Vec<Listed> {
        let mut listed = Vec::new();
        self.add_entries(Path::new(""), &mut listed);
        listed
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.root.read(below, limit)
    }

    fn shown(&self, below: &Path) -> PathBuf {
        match &self.shown {
            Some(folder) => folder.join(below),
            None => shown::shortest(&self.path.join(below), &self.working_folder),
        }
    }

    fn shelf(&self) -> Option<&dyn Shelf> {
        self.shelf.as_deref()
    }

    #[cfg(unix)]
    fn look(&self, earlier: &Sight) -> Option<Sight> {
        Sight::of(self.root.folder(), earlier)
    }

    fn private_state(&self) -> PrivateState {
        let Ok(Some(private)) = PrivateFolder::open(&self.path) else {
            return PrivateState::default();
        };
        let below = |file: PathBuf| Path::new(PRIVATE).join(file);
        let files = private.files().unwrap_or_default();
        let exposed = gitignore::first_exposed(&self.path);
        let open = if exposed.is_none() { private.first_open_to_others(&files) } else { None };
        let open = open.cloned().map(below);
        let on_experts = private.files_on_experts().unwrap_or_default();
        let text = |file: &PathBuf| Some((below(file.clone()), private.text(file).ok()?));
        let read = on_experts.iter().filter(|_| self.reads_private);
        let texts = read.filter_map(text).collect();
        let on_experts = on_experts.into_iter().map(below).collect();
        PrivateState { exposed, open, on_experts, texts }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Files, Folder, ReadError};

    #[test]
    fn a_file_that_has_vanished_since_it_was_listed_is_unreadable() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("actions")).unwrap();
        let files = Folder::open(folder.path()).unwrap();
        let gone = files.read(Path::new("actions/gone.yaml"), 1000);
        assert!(matches!(gone, Err(ReadError::Unreadable(_))), "{gone:?}");
        assert_eq!(files.read(Path::new("actions"), 1000), Err(ReadError::NotAFile));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_leads_out_of_the_folder() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry");
        for path in ["registry/actions", "registry/private", "elsewhere"] {
            fs::create_dir_all(folder.path().join(path)).unwrap();
        }
        for path in ["registry/actions/a.yaml", "registry/private/p.yaml", "elsewhere/e.yaml"] {
            fs::write(folder.path().join(path), path).unwrap();
        }
        for (link, target) in [
            ("actions/inside.yaml", "a.yaml"),
            ("actions/private.yaml", "../private/p.yaml"),
            ("actions/out.yaml", "../../elsewhere/e.yaml"),
            ("actions/zero.yaml", "/dev/zero"),
            ("actions/environ.yaml", "/proc/self/environ"),
            ("actions/twice.yaml", "out.yaml"),
            ("actions/nowhere.yaml", "nothing"),
            ("linked", "../elsewhere"),
        ] {
            symlink(target, registry.join(link)).unwrap();
        }
        let files = Folder::open(&registry).unwrap();
        let read = |path: &str| files.read(Path::new(path), 1000);
        assert_eq!(read("actions/inside.yaml").unwrap(), b"registry/actions/a.yaml");
        for path in ["private", "out", "zero", "environ", "twice"] {
            let path = format!("actions/{path}.yaml");
            assert_eq!(read(&path), Err(ReadError::LeadsOut), "{path}");
        }
        assert!(matches!(read("actions/nowhere.yaml"), Err(ReadError::Unreadable(_))));
        assert!(read("linked/e.yaml").is_err());
        assert!(read("../elsewhere/e.yaml").is_err());
    }
}
