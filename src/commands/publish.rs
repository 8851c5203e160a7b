//! The registry as commands read it that write it for others: what must not leave it stops them.

use std::path::Path;

use anyhow::bail;
use mieux::check::load_for_export;
use mieux::files::Files;
use mieux::message;
use mieux::model::{FileKind, Incomplete};
use mieux::registry::Registry;
use mieux::render::visible;

use crate::clock;
use crate::globals::Globals;

/// The licences of what vocabularies were made from, beside the vocabularies of a registry.
const LICENCES: &str = "vocabularies/LICENSES.md";

/// The largest such file that goes along, in bytes.
const MAX_LICENCES: u64 = 1024 * 1024;

/// Reads the registry with its errors and all texts, and the licences that go along with its vocabularies; `None` if
/// it has no such file.
///
/// # Errors
/// If records contain personal data, or if nobody knows which fields are internal.
pub(super) fn read(globals: &Globals) -> anyhow::Result<(Registry, Option<Vec<u8>>)> {
    let root = globals.root()?;
    let today = clock::today_or(None)?.earliest();
    let (registry, personal, licences) = globals.reading(&root, |files| {
        let (registry, personal) = load_for_export(files, &root, today)?;
        anyhow::Ok((registry, personal, licences(files)))
    })??;
    globals.note_read(&registry);
    if let Some(first) = personal.first() {
        let (count, file) = (personal.len(), visible(&first.file).into_owned());
        bail!(message!("export.personal", count, file, reason = first.reason.clone()));
    }
    // Which of its fields are internal is not known of a schema that cannot be used.
    let of_schema = |one: &&Incomplete| one.kind == FileKind::Extension;
    if let Some(wrong) = registry.incomplete.iter().find(of_schema) {
        let (file, reason) = (visible(&wrong.file).into_owned(), wrong.reason.clone());
        bail!(message!("export.wrong-schema", file, reason));
    }
    Ok((registry, licences))
}

fn licences(files: &dyn Files) -> Option<Vec<u8>> {
    files.read(Path::new(LICENCES), MAX_LICENCES).ok()
}
