//! Another id for a record, as changes for an editor to make: what `mieux rename` would do to the open texts.

use std::collections::BTreeSet;

use lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, PrepareRenamePlaceholder,
    RenameFile, ResourceOperationKind, TextDocumentEdit, TextDocumentIdentifier, WorkspaceEdit,
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
use crate::registry::{FileId, Source};
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

/// Whether an editor can rename a file among other changes.
pub(super) fn can_rename(client: &lsp_types::ClientCapabilities) -> bool {
    let workspace = client.workspace.as_ref();
    let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
    let operations = edits.and_then(|edits| edits.resource_operations.as_ref());
    operations.is_some_and(|known| known.contains(&ResourceOperationKind::Rename))
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
    let by_command = || message!("server.rename-by-command", old, new);
    let file = registry.first_stating(kind, old).ok_or_else(by_command)?;
    let has_private = kind == Kind::Expert && desk.has_private(old);
    if !can_rename || has_private || desk.has_unfinished() {
        return Err(by_command());
    }
    let below = &registry.file(file).below;
    let ending = below.extension().unwrap_or_default().to_string_lossy();
    let to = below.with_file_name(format!("{new}.{ending}"));
    let id = NewId { kind, old: old.to_owned(), new: new.to_owned() };
    let renaming = Renaming { file, id, to };
    ensure_free(registry, &renaming)?;
    let mut files: BTreeSet<FileId> = registry.files_referring_to(kind, old).into_iter().collect();
    files.insert(file);
    if files.len() > MOST_FILES {
        return Err(by_command());
    }
    let mut changes = Vec::new();
    for one in files {
        let source = desk.source(one);
        let Some(root) = &source.root else { return Err(by_command()) };
        let shape = registry.shape(registry.file(one).kind);
        let own = (one == file).then_some(&renaming.id);
        let path = registry.file(one).path.display();
        let text = rename_in(&source.text, root, shape, &[&renaming.id], own)
            .map_err(|_| message!("rename.by-hand", path))?;
        changes.extend(text.map(|text| change_of(desk, one, &source.text, &text)));
    }
    let renamed = RenameFile {
        old_uri: desk.uri(file),
        new_uri: uri_of(&desk.root.join(&renaming.to)),
        options: None,
        annotation_id: None,
    };
    changes.push(DocumentChange::RenameFile(renamed));
    Ok(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
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
