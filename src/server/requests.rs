//! Which function answers which question of an editor.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use lsp_types::{
    CodeActionParams, CompletionParams, DefinitionParams, DocumentChange, DocumentFormattingParams,
    DocumentLinkParams, DocumentSymbolParams, FileRename, FoldingRangeParams, HoverParams,
    InlayHintParams, PrepareRenameParams, ReferenceParams, RenameFilesParams, RenameParams,
    ResourceOperationKind, TextDocumentIdentifier, TextDocumentPositionParams, Uri, WorkspaceEdit,
    WorkspaceSymbolParams,
};
use serde_json::{Value, json};

use super::actions::{actions, formatting};
use super::completion::{Typing, completion};
use super::desk::Desk;
use super::document::{Document, byte_at};
use super::hints::hints;
use super::hover::hover;
use super::outline::{folds, links, symbols};
use super::places::{definition, record_under, references};
use super::rename::{has_operation, moved, prepare, rename};
use super::state::Server;
use super::symbols::symbols as symbols_of_registry;
use super::uses::{code_under, uses};
use crate::message;
use crate::model::FileKind;
use crate::registry::{FileId, Source, kind_of};
use crate::words::Words;

/// Why a question has no answer: the code of the protocol, and a reason.
type Refused = (i32, String);

const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;
const INTERNAL_ERROR: i32 = -32603;
const REQUEST_FAILED: i32 = -32803;

/// An open text that a question is about.
struct Subject<'s> {
    desk: &'s Desk,
    document: &'s Document,
    /// Its path below the registry.
    below: PathBuf,
    kind: FileKind,
    file: Option<FileId>,
    words: Words,
}

impl Subject<'_> {
    fn source(&self) -> Source {
        Source::of_bytes(self.kind, self.document.text.clone().into_bytes())
    }
}

/// The answer to a question, as the protocol has it, once all that has changed was looked at with [`Server::look`]. Of a
/// text that is not open, or not of a registry, there is nothing to say, which is no error.
///
/// # Errors
/// If the server does not answer such questions, cannot read this one, or fails. A question changes nothing, so that after a
/// failure the next one is answered as if the failed one had not been asked.
pub fn answer(server: &Server, method: &str, params: Value) -> Result<Value, Refused> {
    guarded(server, || answered(server, method, params))
}

/// Turns a panic into an error.
fn guarded(
    server: &Server,
    work: impl FnOnce() -> Result<Value, Refused>,
) -> Result<Value, Refused> {
    let failed = |_| {
        let reason = message!("server.failed").in_words(&server.own_words());
        Err((INTERNAL_ERROR, reason))
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(failed)
}

fn answered(server: &Server, method: &str, params: Value) -> Result<Value, Refused> {
    Ok(match method {
        "textDocument/completion" => {
            let CompletionParams { text_document_position_params: at, .. } = read(params)?;
            let offered = server.place(&at).map(|(it, byte)| {
                let typing = Typing {
                    registry: it.desk.registry(),
                    kind: it.kind,
                    below: &it.below,
                    text: &it.document.text,
                    words: &it.words,
                    has_snippets: server.has_snippets(),
                };
                completion(&typing, byte)
            });
            json!(offered)
        }
        "textDocument/hover" => {
            let HoverParams { text_document_position_params: at, .. } = read(params)?;
            let said = server
                .place(&at)
                .and_then(|(it, byte)| hover(it.desk, &it.source(), it.kind, byte, &it.words));
            json!(said)
        }
        "textDocument/definition" => {
            let DefinitionParams { text_document_position_params: at, .. } = read(params)?;
            let found = server
                .place(&at)
                .and_then(|(it, byte)| definition(it.desk, &it.source(), it.kind, byte));
            server.as_locations(found)
        }
        "textDocument/references" => {
            let params: ReferenceParams = read(params)?;
            let with_own = params.context.include_declaration;
            let at = &params.text_document_position_params;
            let found = server.place(at).and_then(|(it, byte)| {
                let source = it.source();
                let registry = it.desk.registry();
                if let Some((kind, id, _)) = record_under(registry, &source, it.kind, byte) {
                    return Some(references(it.desk, kind, &id, with_own));
                }
                let (vocabulary, code) = code_under(registry, &source, it.kind, byte)?;
                Some(uses(it.desk, &vocabulary, &code, with_own))
            });
            json!(found)
        }
        "textDocument/prepareRename" => {
            let PrepareRenameParams { text_document_position_params: at, .. } = read(params)?;
            let found = server
                .place(&at)
                .and_then(|(it, byte)| prepare(it.desk, &it.source(), it.kind, byte));
            json!(found)
        }
        "textDocument/rename" => {
            let RenameParams { text_document_position_params: at, new_name, .. } = read(params)?;
            let Some((it, byte)) = server.place(&at) else { return Ok(Value::Null) };
            let Some((kind, old, _)) =
                record_under(it.desk.registry(), &it.source(), it.kind, byte)
            else {
                return Ok(Value::Null);
            };
            let renamed = {
                let can_rename = has_operation(&server.client, ResourceOperationKind::Rename);
                rename(it.desk, kind, &old, new_name.trim(), can_rename)
            };
            json!(renamed.map_err(|reason| (REQUEST_FAILED, reason.in_words(&it.words)))?)
        }
        "workspace/willRenameFiles" => {
            let RenameFilesParams { files } = read(params)?;
            json!(server.moved(&files))
        }
        "textDocument/documentSymbol" => {
            let DocumentSymbolParams { text_document, .. } = read(params)?;
            let found = server.subject(&text_document);
            json!(found.map(|it| symbols(it.desk.registry(), &it.source(), it.kind, &it.words)))
        }
        "textDocument/foldingRange" => {
            let FoldingRangeParams { text_document, .. } = read(params)?;
            json!(server.subject(&text_document).map(|it| folds(&it.source())))
        }
        "textDocument/documentLink" => {
            let DocumentLinkParams { text_document, .. } = read(params)?;
            json!(server.subject(&text_document).map(|it| links(&it.source())))
        }
        "textDocument/inlayHint" => {
            let InlayHintParams { text_document, range, .. } = read(params)?;
            let found = server.subject(&text_document);
            json!(found.map(|it| hints(it.desk, &it.source(), it.kind, range, &it.words)))
        }
        "textDocument/formatting" => {
            let DocumentFormattingParams { text_document, .. } = read(params)?;
            let found = server.subject(&text_document);
            json!(found.map(|it| formatting(it.desk, &it.document.text, it.kind)))
        }
        "textDocument/codeAction" => {
            let CodeActionParams { text_document, range, .. } = read(params)?;
            let found = server.subject(&text_document).and_then(|it| {
                let can_create = has_operation(&server.client, ResourceOperationKind::Create);
                Some(actions(it.desk, it.file?, it.document, range, can_create, &it.words))
            });
            json!(found.unwrap_or_default())
        }
        "workspace/symbol" => {
            let WorkspaceSymbolParams { query, .. } = read(params)?;
            let found = server
                .desks()
                .flat_map(|desk| symbols_of_registry(desk, &query, &server.words(desk)));
            json!(found.collect::<Vec<_>>())
        }
        _ => return Err((METHOD_NOT_FOUND, method.to_owned())),
    })
}

fn read<P: serde::de::DeserializeOwned>(params: Value) -> Result<P, Refused> {
    serde_json::from_value(params).map_err(|error| (INVALID_PARAMS, error.to_string()))
}

impl Server {
    /// The open text of a question; `None` if it is not open, or not of a registry.
    fn subject(&self, id: &TextDocumentIdentifier) -> Option<Subject<'_>> {
        let (desk, below) = self.desk_of(&id.uri)?;
        let document = desk.documents.get(&below)?;
        let (kind, file, words) = (kind_of(&below), desk.file(&below), self.words(desk));
        let subject = Subject { desk, document, below, kind, file, words };
        (kind != FileKind::Stray).then_some(subject)
    }

    /// The changes by which records keep the names of their files, before an editor renames these.
    fn moved(&self, files: &[FileRename]) -> Option<WorkspaceEdit> {
        let changes = self.desks().flat_map(|desk| {
            let of_desk = |uri: &Uri| {
                let (own, below) = self.desk_of(uri)?;
                (own.root == desk.root).then_some(below)
            };
            let files = files.iter();
            let files =
                files.filter_map(|one| Some((of_desk(&one.old_uri)?, of_desk(&one.new_uri)?)));
            moved(desk, files.collect())
        });
        let changes: Vec<DocumentChange> = changes.collect();
        let edit =
            WorkspaceEdit { document_changes: Some(changes.clone()), ..WorkspaceEdit::default() };
        (!changes.is_empty()).then_some(edit)
    }

    /// The open text of a question, and the byte that it is about.
    fn place(&self, at: &TextDocumentPositionParams) -> Option<(Subject<'_>, usize)> {
        let subject = self.subject(&at.text_document)?;
        let byte = byte_at(&subject.document.text, at.position);
        Some((subject, byte))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{INTERNAL_ERROR, answer, guarded};
    use crate::server::{Options, Server};

    #[test]
    fn a_question_that_fails_has_an_error_for_an_answer_and_the_next_one_its_own() {
        let params = json!({"processId": null, "rootUri": null, "capabilities": {}});
        let server = Server::new(serde_json::from_value(params).unwrap(), Options::default());
        let (code, reason) = guarded(&server, || panic!("not for the reader")).unwrap_err();
        assert_eq!(code, INTERNAL_ERROR);
        assert!(reason.contains("--log") && !reason.contains("not for"), "{reason}");
        assert_eq!(answer(&server, "workspace/symbol", json!({"query": ""})).unwrap(), json!([]));
    }
}
