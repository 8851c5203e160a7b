//! Another id for a record: whether it may have it, and what becomes of every file.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Changes;
use crate::check::is_record_id;
use crate::edit::{NewId, rename};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{FileKind, IdForm};
use crate::naming::id_of_text;
use crate::registry::{FileId, Registry, SourceFile};

/// One record that gets another id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renaming {
    /// Its file.
    pub file: FileId,
    /// Its old id and its new one.
    pub id: NewId,
    /// Where its file goes, below the registry.
    pub to: PathBuf,
}

/// Makes sure that the new id is one of its kind that no other record has or had, and that no file has its path.
///
/// # Errors
/// What is in the way.
pub fn ensure_free(registry: &Registry, renaming: &Renaming) -> Result<(), Message> {
    let Renaming { file, id: NewId { kind, old, new }, to } = renaming;
    if new == old {
        return Err(message!("rename.same", id = old));
    }
    if !is_record_id(*kind, new) {
        let help = match (id_of_text(*kind, new), kind.id_form()) {
            (Some(meant), _) => message!("did-you-mean", meant),
            (None, IdForm::Numbered(prefix)) => message!("malformed-id.help-number", prefix),
            (None, _) => message!("malformed-id.help"),
        };
        let kind = Value::kind(kind.name());
        return Err(message!("rename.malformed", id = new, kind, help));
    }
    let others = || registry.files_with_ids().filter(|(other, _)| other != file);
    let of_kind = |source: &SourceFile| source.kind == FileKind::Record(*kind);
    let is_taken = |source: &SourceFile| source.stated_id() == Some(new) || source.stem() == *new;
    let taken = others().find(|(_, source)| of_kind(source) && is_taken(source));
    if let Some((_, other)) = taken {
        return Err(message!("rename.taken", id = new, path = other.path.display()));
    }
    let mut former = registry.former_ids();
    if let Some((_, _, other)) =
        former.find(|(of, former, id)| (of, former) == (kind, &new.as_str()) && id != old)
    {
        return Err(message!("rename.former", id = new, other));
    }
    match others().find(|(_, source)| source.below == *to) {
        Some((_, other)) => Err(message!("rename.file", path = other.path.display())),
        None => Ok(()),
    }
}

/// What becomes of every file that has one of the ids or refers to one. The texts of the registry must be at hand.
///
/// # Errors
/// If an id is in a place where it cannot be replaced alone.
pub fn renamed(registry: &Registry, renamings: &[Renaming]) -> Result<Changes, Message> {
    let ids: Vec<&NewId> = renamings.iter().map(|renaming| &renaming.id).collect();
    let mut changes = Changes::default();
    let with_ids = ids.iter().flat_map(|id| registry.files_with_id(&id.old));
    let with_ids: BTreeSet<FileId> =
        with_ids.chain(renamings.iter().map(|renaming| renaming.file)).collect();
    for file in with_ids {
        let source = registry.file(file);
        let Some(root) = source.root() else { continue };
        let own = renamings.iter().find(|renaming| renaming.file == file);
        let shape = registry.shape(source.kind);
        let text = rename(source.text(), root, shape, &ids, own.map(|own| &own.id));
        let by_hand = |_| message!("rename.by-hand", path = source.path.display());
        let Some(text) = text.map_err(by_hand)? else { continue };
        match own {
            Some(own) => changes.move_to(registry, source, own.to.clone(), text),
            None => changes.replace(source, text),
        }
    }
    Ok(changes)
}
