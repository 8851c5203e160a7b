//! Another id for a record, as changes for an editor to make: what `mieux rename` would do to the open texts.

use std::collections::BTreeSet;
use std::path::PathBuf;

use lsp_types::{
    ClientCapabilities, DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier,
    PrepareRenamePlaceholder, RenameFile, ResourceOperationKind, TextDocumentEdit,
    TextDocumentIdentifier, WorkspaceEdit,
};

use super::actions::edits;
use super::desk::Desk;
use super::document::range_of;
use super::places::record_under;
use super::uri::uri_of;
use crate::change::{Renaming, ensure_free};
use crate::edit::{NewId, rename as rename_in};
use crate::message;
use crate::message::Message;
use crate::model::{FileKind, Kind};
use crate::registry::{FileId, Source, kind_of};
use crate::render::Lines;

/// The most files that are changed: an editor opens them all.
const MOST_FILES: usize = 1000;

/// The id under the cursor that can be changed.
pub(super) fn prepare(
    desk: &Desk,
    source: &Source,
    kind: FileKind,
    byte: usize,
) -> Option<PrepareRenamePlaceholder> {
    let (kind, id, span) = record_under(desk.registry(), source, kind, byte)?;
    desk.registry().first_stating(kind, &id)?;
    let range = range_of(&Lines::new(&source.text), &span);
    Some(PrepareRenamePlaceholder { range, placeholder: id })
}

/// Whether an editor can do this with files among other changes.
pub(super) fn has_operation(client: &ClientCapabilities, operation: ResourceOperationKind) -> bool {
    let workspace = client.workspace.as_ref();
    let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
    let operations = edits.and_then(|edits| edits.resource_operations.as_ref());
    operations.is_some_and(|known| known.contains(&operation))
}

/// The changes that give a record another id, in its file, in all that refer to it, and in the name of
/// its file.
///
/// # Errors
/// Why it cannot have that id, or why this cannot be done in an editor.
pub(super) fn rename(
    desk: &Desk,
    kind: Kind,
    old: &str,
    new: &str,
    can_rename: bool,
) -> Result<WorkspaceEdit, Message> {
    let registry = desk.registry();
    let file = registry.first_stating(kind, old).filter(|_| can_rename);
    let file = file.ok_or_else(|| by_command(old, new))?;
    let below = &registry.file(file).below;
    let ending = below.extension().unwrap_or_default().to_string_lossy();
    let to = below.with_file_name(format!("{new}.{ending}"));
    let id = NewId { kind, old: old.to_owned(), new: new.to_owned() };
    let renaming = Renaming { file, id, to };
    let renamed = RenameFile {
        old_uri: desk.uri(file),
        new_uri: uri_of(&desk.root.join(&renaming.to)),
        options: None,
        annotation_id: None,
    };
    let mut changes = changes(desk, &[renaming])?;
    changes.push(DocumentChange::RenameFile(renamed));
    Ok(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
}

/// The changes that give records the ids of the names which their files get. None if one of them cannot have it: the editor
/// renames the files all the same, and the findings then say what is wrong.
pub(super) fn moved(desk: &Desk, files: Vec<(PathBuf, PathBuf)>) -> Vec<DocumentChange> {
    let registry = desk.registry();
    let renamings = files.into_iter().filter_map(|(from, to)| {
        let file = desk.file(&from)?;
        let FileKind::Record(kind) = kind_of(&to) else { return None };
        let old = registry.file(file).stated_id()?;
        let new = to.file_stem()?.to_str()?.to_owned();
        let is_record = registry.first_stating(kind, old) == Some(file);
        let id = NewId { kind, old: old.to_owned(), new };
        (is_record && id.old != id.new).then_some(Renaming { file, id, to })
    });
    let renamings: Vec<Renaming> = renamings.collect();
    changes(desk, &renamings).unwrap_or_default()
}

fn by_command(old: &str, new: &str) -> Message {
    message!("server.rename-by-command", old, new)
}

/// The changes of texts that give records other ids.
fn changes(desk: &Desk, renamings: &[Renaming]) -> Result<Vec<DocumentChange>, Message> {
    let registry = desk.registry();
    let mut files = BTreeSet::new();
    for renaming in renamings {
        let NewId { kind, old, new } = &renaming.id;
        if *kind == Kind::Expert && desk.has_private(old) || desk.has_unfinished() {
            return Err(by_command(old, new));
        }
        ensure_free(registry, renaming)?;
        files.extend(registry.files_referring_to(*kind, old));
        files.insert(renaming.file);
        if files.len() > MOST_FILES {
            return Err(by_command(old, new));
        }
    }
    let ids: Vec<&NewId> = renamings.iter().map(|renaming| &renaming.id).collect();
    let mut changes = Vec::new();
    for file in files {
        let source = desk.source(file);
        let by_hand = || message!("rename.by-hand", path = registry.file(file).path.display());
        let root = source.root.as_ref().ok_or_else(by_hand)?;
        let shape = registry.shape(registry.file(file).kind);
        let own = renamings.iter().find(|renaming| renaming.file == file);
        let text = rename_in(&source.text, root, shape, &ids, own.map(|own| &own.id))
            .map_err(|_| by_hand())?;
        changes.extend(text.map(|text| change_of(desk, file, &source.text, &text)));
    }
    Ok(changes)
}

/// The change of a file, of the version that is open.
fn change_of(desk: &Desk, file: FileId, old: &str, new: &str) -> DocumentChange {
    let below = &desk.registry().file(file).below;
    let version = desk.documents.get(below).map(|document| document.version);
    let text_document_identifier = TextDocumentIdentifier { uri: desk.uri(file) };
    DocumentChange::TextDocumentEdit(TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            version,
            text_document_identifier,
        },
        edits: edits(old, new).into_iter().map(Edit::TextEdit).collect(),
    })
}
