//! What the server knows: its editor, the registries that it works in, and what the editor was told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::{
    ClientCapabilities, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    InitializeParams, LocationLink, PublishDiagnosticsParams, ServerCapabilities, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::capabilities::capabilities;
use super::desk::Desk;
use super::document::Document;
use super::options::Options;
use super::publish::Published;
use super::uri::path_of;
use crate::cache::Index;
use crate::files::SETTINGS;
use crate::message::Message;
use crate::model::Language;
use crate::words::Words;

/// The files of which the server wants to know that others change them.
pub const WATCHED: &str = "**/*.{yaml,yml,toml,md,json}";

/// A server for one editor.
pub struct Server {
    options: Options,
    /// What the editor can do.
    pub(super) client: ClientCapabilities,
    /// The language of the editor.
    locale: Option<Language>,
    /// The registries, by their folders.
    desks: BTreeMap<PathBuf, (Desk, Published)>,
    /// What cannot be opened, and what there is to say of it, once.
    refused: BTreeMap<PathBuf, Option<Message>>,
}

impl Server {
    /// A server for the editor that asked for one.
    #[must_use]
    pub fn new(params: InitializeParams, options: Options) -> Self {
        let locale =
            params.locale.as_deref().and_then(|locale| Language::of_code(locale.get(..2)?));
        let (desks, refused) = (BTreeMap::new(), BTreeMap::new());
        Self { options, client: params.capabilities, locale, desks, refused }
    }

    /// What it offers.
    #[must_use]
    pub fn capabilities(&self) -> ServerCapabilities {
        capabilities(self.options.hints)
    }

    /// Whether the editor can stop at the gaps of what is inserted.
    pub(super) fn has_snippets(&self) -> bool {
        let text = self.client.text_document.as_ref();
        let completion = text.and_then(|text| text.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        item.and_then(|item| item.snippet_support) == Some(true)
    }

    /// Whether the editor can say which files others change. If so, it is to be asked for it with [`WATCHED`].
    #[must_use]
    pub fn watches(&self) -> bool {
        let workspace = self.client.workspace.as_ref();
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        watched.and_then(|watched| watched.dynamic_registration) == Some(true)
    }

    /// Takes what the editor tells. What it does not know or cannot read is passed over: nobody waits for an answer.
    pub fn take(&mut self, method: &str, params: Value) {
        let _ = match method {
            "textDocument/didOpen" => self.open(params),
            "textDocument/didChange" => self.change(params),
            "textDocument/didClose" => self.close(params),
            "textDocument/didSave" => self.save(params),
            "workspace/didChangeWatchedFiles" => self.changed_by_others(params),
            _ => None,
        };
    }

    fn open(&mut self, params: Value) -> Option<()> {
        let DidOpenTextDocumentParams { text_document: item } = read(params)?;
        let path = canonical(&path_of(&item.uri)?)?;
        let root = root_above(&path)?;
        if !self.desks.contains_key(&root) {
            self.open_registry(&root);
        }
        let is_told = self.watches();
        let (desk, _) = self.desks.get_mut(&root)?;
        if !is_told {
            desk.distrust_disk();
        }
        let below = desk.below(&path)?;
        desk.add(below, Document { uri: item.uri, version: item.version, text: item.text });
        Some(())
    }

    fn open_registry(&mut self, root: &Path) {
        let shelf = if self.options.index { Index::shelf(root) } else { None };
        match Desk::open(root, &self.options.check, shelf) {
            Ok(desk) => {
                self.refused.remove(root);
                self.desks.insert(root.to_owned(), (desk, Published::default()));
            }
            // Said once, and tried again with the next text that is opened.
            Err(error) => {
                self.refused.entry(root.to_owned()).or_insert_with(|| Some(error.to_message()));
            }
        }
    }

    fn change(&mut self, params: Value) -> Option<()> {
        let DidChangeTextDocumentParams { text_document: id, content_changes } = read(params)?;
        let (desk, below) = self.desk_of_mut(&id.text_document_identifier.uri)?;
        desk.change(&below)?.change(id.version, content_changes);
        Some(())
    }

    fn close(&mut self, params: Value) -> Option<()> {
        let DidCloseTextDocumentParams { text_document: id } = read(params)?;
        let (desk, below) = self.desk_of_mut(&id.uri)?;
        desk.close(&below);
        Some(())
    }

    /// What is saved is what is open; but the settings may be right now that a registry waits for, and a formatter or git may
    /// have written other files.
    fn save(&mut self, params: Value) -> Option<()> {
        let DidSaveTextDocumentParams { text_document: id, .. } = read(params)?;
        let root = root_above(&canonical(&path_of(&id.uri)?)?)?;
        if self.refused.contains_key(&root) {
            self.open_registry(&root);
        }
        self.desks.get_mut(&root)?.0.distrust_disk();
        Some(())
    }

    fn changed_by_others(&mut self, params: Value) -> Option<()> {
        let DidChangeWatchedFilesParams { changes } = read(params)?;
        for change in changes {
            if let Some((desk, below)) = self.desk_of_mut(&change.uri) {
                desk.changed_by_others(below);
            }
        }
        Some(())
    }

    /// Looks at all that has changed; what the editor has to be told of it.
    pub fn look(&mut self) -> Vec<PublishDiagnosticsParams> {
        let mut news = Vec::new();
        for (root, (desk, published)) in &mut self.desks {
            match desk.look() {
                // The editor knows already what there is to say.
                Ok(false) if published.has_told() => continue,
                Ok(_) => {
                    self.refused.remove(root);
                }
                Err(error) => {
                    self.refused.entry(root.clone()).or_insert_with(|| Some(error.to_message()));
                }
            }
            let words = desk.words(self.options.language, self.locale);
            news.extend(published.news(desk, self.options.shown, &words));
            desk.found.told();
        }
        news
    }

    /// What the editor has to be told that is about no file, each once.
    pub fn complaints(&mut self) -> Vec<String> {
        let words = self.own_words();
        let new = self.refused.values_mut().filter_map(Option::take);
        new.map(|message| message.in_words(&words)).collect()
    }

    /// The registries that are open.
    pub(super) fn desks(&self) -> impl Iterator<Item = &Desk> {
        self.desks.values().map(|(desk, _)| desk)
    }

    /// The words for what is about no registry.
    pub(super) fn own_words(&self) -> Words {
        Words::of(self.options.language.or(self.locale).unwrap_or_default())
    }

    /// The words for a registry.
    pub(super) fn words(&self, desk: &Desk) -> Words {
        desk.words(self.options.language, self.locale)
    }

    /// The registry of a document, and its path below that.
    pub(super) fn desk_of(&self, uri: &Uri) -> Option<(&Desk, PathBuf)> {
        let path = canonical(&path_of(uri)?)?;
        let (desk, _) = self.desks.get(&root_above(&path)?)?;
        Some((desk, desk.below(&path)?))
    }

    fn desk_of_mut(&mut self, uri: &Uri) -> Option<(&mut Desk, PathBuf)> {
        let path = canonical(&path_of(uri)?)?;
        let (desk, _) = self.desks.get_mut(&root_above(&path)?)?;
        let below = desk.below(&path)?;
        Some((desk, below))
    }

    /// A place with where it was asked for, or without if the editor does not know such links.
    pub(super) fn as_locations(&self, found: Option<LocationLink>) -> Value {
        let definition =
            self.client.text_document.as_ref().and_then(|text| text.definition.as_ref());
        match definition.and_then(|definition| definition.link_support) {
            Some(true) => json!(found.map(|link| vec![link])),
            _ => json!(found.map(|link| json!({
                "uri": link.target_uri,
                "range": link.target_selection_range,
            }))),
        }
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

/// A path without links in its folders. The file itself may be a link, and it and its folders need not be there yet.
fn canonical(path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    let there = folder.ancestors().find_map(|one| Some((one, one.canonicalize().ok()?)));
    let (one, canonical) = there?;
    Some(canonical.join(path.strip_prefix(one).ok()?))
}

/// The registry that a file belongs to: the nearest folder above it with settings.
fn root_above(path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| folder.join(SETTINGS).is_file()).map(Path::to_owned)
}
