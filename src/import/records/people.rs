//! The people whom `private/` knows: which expert has which key of an office, and what their files say.

use std::collections::HashMap;
use std::path::PathBuf;

use super::update::{new_fields, updated};
use crate::edit::compose;
use crate::files::file_on_expert;
use crate::import::input::PrivateFile;
use crate::import::rows::draft::PrivateDraft;
use crate::import::rows::private::KEY;
use crate::message;
use crate::message::Message;
use crate::model::folded;
use crate::schema::Schemas;
use crate::yaml::{Document, read};

/// What becomes of a private file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateChange {
    /// Its path below the registry.
    pub below: PathBuf,
    /// Its text before; `None` for a new file.
    pub old: Option<String>,
    /// Its text.
    pub new: String,
    /// The fields that are new or change; what they hold is nobody else's business.
    pub fields: Vec<String>,
}

/// The private files on experts.
pub(crate) struct People<'p> {
    by_id: HashMap<&'p str, &'p PrivateFile>,
    by_key: HashMap<String, Vec<&'p PrivateFile>>,
    /// The first file of which nobody can tell whom it is of.
    unclear: Option<&'p PrivateFile>,
}

impl<'p> People<'p> {
    pub(crate) fn new(files: &'p [PrivateFile]) -> Self {
        let mut by_key: HashMap<String, Vec<&PrivateFile>> = HashMap::new();
        let mut unclear = None;
        for file in files {
            let Document { root, faults } = read(&file.text);
            let key = root.as_ref().and_then(|root| root.get(KEY)?.scalar_text());
            match key {
                Some(key) => by_key.entry(folded(&key)).or_default().push(file),
                None if !faults.is_empty() => unclear = unclear.or(Some(file)),
                None => {}
            }
        }
        Self { by_id: files.iter().map(|file| (file.id.as_str(), file)).collect(), by_key, unclear }
    }

    /// The id of the expert who has this key; `None` where nobody has it.
    ///
    /// # Errors
    /// Where several have it, or a file cannot be read that may be the person's.
    pub(crate) fn with_key(&self, key: &str) -> Result<Option<&'p str>, Message> {
        match self.by_key.get(&folded(key)).map_or(&[][..], Vec::as_slice) {
            [] => match self.unclear {
                None => Ok(None),
                Some(file) => {
                    let path = file.below.display();
                    Err(message!("import.private-unclear", path))
                }
            },
            [file] => Ok(Some(&file.id)),
            [one, other, ..] => {
                Err(message!("import.private-same-key", one = &one.id, other = &other.id))
            }
        }
    }

    /// What becomes of the private file of the expert with this id; `None` where nothing does.
    ///
    /// # Errors
    /// Where the file cannot be read as it should.
    pub(crate) fn change(
        &self,
        id: &str,
        draft: &PrivateDraft,
    ) -> Result<Option<PrivateChange>, Message> {
        let shape = Schemas::private_shape();
        let by_key = || Some(*self.by_key.get(&folded(&draft.key))?.first()?);
        let Some(file) = self.by_id.get(id).copied().or_else(by_key) else {
            let record = draft.wanted.record();
            let fields = new_fields(&record).into_iter().map(|field| field.field).collect();
            let new = compose(shape, record).map_err(|_| unwritable(id))?;
            let below = file_on_expert(id);
            return Ok(Some(PrivateChange { below, old: None, new, fields }));
        };
        let document = read(&file.text);
        let root = document.root.filter(|_| document.faults.is_empty());
        let root = root.ok_or_else(|| unreadable(file))?;
        let (new, fields) =
            updated(&file.text, &root, shape, &draft.wanted).map_err(|_| unwritable(id))?;
        if fields.is_empty() {
            return Ok(None);
        }
        let fields = fields.into_iter().map(|field| field.field).collect();
        let below = file.below.clone();
        Ok(Some(PrivateChange { below, old: Some(file.text.clone()), new, fields }))
    }
}

fn unreadable(file: &PrivateFile) -> Message {
    message!("import.private-unreadable", path = file.below.display())
}

/// A message without the words of a private file.
fn unwritable(id: &str) -> Message {
    message!("import.private-unwritable", id)
}
