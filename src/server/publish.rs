//! Which findings an editor is told of, and when it is told again.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use lsp_types::{PublishDiagnosticsParams, Uri};

use super::desk::Desk;
use super::diagnostics::diagnostics;
use super::options::Shown;
use crate::finding::Severity;
use crate::registry::FileId;
use crate::words::Words;

/// The most files that are not open whose findings are shown.
const MOST_FILES: usize = 500;

/// What the editor has been told of each file.
#[derive(Debug, Default)]
pub(super) struct Published(BTreeMap<String, u64>);

impl Published {
    /// Whether it has been told of any file.
    pub(super) fn has_told(&self) -> bool {
        !self.0.is_empty()
    }

    /// What it has to be told now: findings that have changed, and of files that have none any more, that they have none.
    pub(super) fn news(
        &mut self,
        desk: &Desk,
        shown: Shown,
        words: &Words,
    ) -> Vec<PublishDiagnosticsParams> {
        let mut news = Vec::new();
        let mut told = BTreeSet::new();
        for file in files(desk, shown) {
            let below = &desk.registry().file(file).below;
            let uri = desk.uri(file);
            if !desk.found.is_news(file) && self.0.contains_key(&uri.0) {
                told.insert(uri.0);
                continue;
            }
            let params = PublishDiagnosticsParams {
                uri,
                version: desk.documents.get(below).map(|document| document.version),
                diagnostics: diagnostics(desk, file, words),
            };
            let hash = hash_of(&params);
            told.insert(params.uri.0.clone());
            if self.0.insert(params.uri.0.clone(), hash) != Some(hash) {
                news.push(params);
            }
        }
        let gone: Vec<String> = self.0.keys().filter(|uri| !told.contains(*uri)).cloned().collect();
        for uri in gone {
            self.0.remove(&uri);
            let uri = Uri(uri);
            news.push(PublishDiagnosticsParams { uri, version: None, diagnostics: Vec::new() });
        }
        news
    }
}

/// The files of which the editor is told: those that are open, and others in which something is found, errors first.
fn files(desk: &Desk, shown: Shown) -> Vec<FileId> {
    let open: BTreeSet<FileId> =
        desk.documents.keys().filter_map(|below| desk.file(below)).collect();
    let others = desk.found.files().filter(|file| shown == Shown::Registry && !open.contains(file));
    let mut others: Vec<FileId> = others.collect();
    let has_error = |file: &FileId| {
        let (_, findings) = desk.findings(*file);
        findings.iter().any(|finding| finding.severity == Severity::Error)
    };
    if others.len() > MOST_FILES {
        others.sort_by_cached_key(|file| !has_error(file));
        others.truncate(MOST_FILES);
    }
    open.into_iter().chain(others).collect()
}

fn hash_of(params: &PublishDiagnosticsParams) -> u64 {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(params).unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}
