//! What is known of the files of a registry beside their texts: what is found in them, of what the editor was not told yet,
//! and the names of their records.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::finding::Finding;
use crate::model::folded;
use crate::registry::{FileId, Registry};

/// What is found in the files of a registry, and what their records are called.
#[derive(Debug, Default)]
pub(super) struct Found {
    findings: BTreeMap<FileId, Vec<Finding>>,
    /// The files whose texts or findings have changed since the editor was told; `None` if that may be all.
    news: Option<BTreeSet<FileId>>,
    /// The id and the names of each record, folded; made when they are first asked for.
    names: OnceLock<BTreeMap<FileId, String>>,
}

impl Found {
    /// Of a registry that was just read.
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        Self { findings: by_file(findings), ..Self::default() }
    }

    /// Takes the findings after the records in these files have changed and no file has come or gone.
    pub(super) fn update(
        &mut self,
        findings: Vec<Finding>,
        registry: &Registry,
        files: &BTreeSet<FileId>,
    ) {
        let before = std::mem::replace(&mut self.findings, by_file(findings));
        if let Some(news) = &mut self.news {
            let is_other = |file: &&FileId| {
                let new = self.findings.get(file);
                let mut related = new.into_iter().flatten().filter_map(|one| one.related.as_ref());
                before.get(file) != new || related.any(|(place, _)| files.contains(&place.file))
            };
            news.extend(before.keys().chain(self.findings.keys()).filter(is_other));
        }
        if let Some(names) = self.names.get_mut() {
            for file in files {
                match folded_names(registry, *file) {
                    Some(all) => names.insert(*file, all),
                    None => names.remove(file),
                };
            }
        }
    }

    /// The files in which something is found.
    pub(super) fn files(&self) -> impl Iterator<Item = FileId> {
        self.findings.keys().copied()
    }

    /// What is found in a file.
    pub(super) fn in_file(&self, file: FileId) -> &[Finding] {
        self.findings.get(&file).map_or(&[], Vec::as_slice)
    }

    /// Notes that the texts of files have changed.
    pub(super) fn changed(&mut self, files: &BTreeSet<FileId>) {
        if let Some(news) = &mut self.news {
            news.extend(files);
        }
    }

    /// Whether the editor may have been told something else of a file than what is found in it now.
    pub(super) fn is_news(&self, file: FileId) -> bool {
        self.news.as_ref().is_none_or(|news| news.contains(&file))
    }

    /// Notes that the editor was told everything.
    pub(super) fn told(&mut self) {
        self.news = Some(BTreeSet::new());
    }

    /// The id and the names of each record, without case and accents.
    pub(super) fn names(&self, registry: &Registry) -> &BTreeMap<FileId, String> {
        self.names.get_or_init(|| {
            let files: Vec<FileId> = registry.files_with_ids().map(|(file, _)| file).collect();
            let files = files.par_iter();
            let names = files.filter_map(|file| Some((*file, folded_names(registry, *file)?)));
            names.collect::<Vec<_>>().into_iter().collect()
        })
    }
}

fn by_file(all: Vec<Finding>) -> BTreeMap<FileId, Vec<Finding>> {
    let mut findings: BTreeMap<FileId, Vec<Finding>> = BTreeMap::new();
    for finding in all {
        findings.entry(finding.place.file).or_default().push(finding);
    }
    findings
}

fn folded_names(registry: &Registry, file: FileId) -> Option<String> {
    let record = registry.record(file)?;
    let names: Vec<&str> = std::iter::once(record.id()).chain(record.names()).collect();
    Some(folded(&names.join(" ")))
}
